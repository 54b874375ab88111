package dev.vitrine.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One kept-alive HTTP/1.1 connection on a plain socket: the least that a client can cost, so that
/// what is measured is the server. For one thread.
final class Client implements AutoCloseable {

  private static final Pattern HANDLE = Pattern.compile("\"statementHandle\":\"([0-9a-f-]+)\"");
  static final String STATEMENTS = "/api/v2/statements";

  private final Socket socket;
  private final InputStream in;
  private final String fixed;
  private byte[] buffer = new byte[65_536];

  Client(int port, String key) {
    this("Authorization: Bearer " + key + "\r\n", port);
  }

  /// @param headers of every request, each with its line's end
  static Client bare(int port, String headers) {
    return new Client(headers, port);
  }

  private Client(String headers, int port) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream(), 65_536);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    fixed = " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers;
  }

  /// @param bytes of the body, which is kept only where it was asked for
  record Answer(int status, long bytes, String body) {

    String handle() {
      Matcher found = HANDLE.matcher(body);
      if (!found.find()) {
        throw new IllegalStateException(status + " without a handle: " + body);
      }
      return found.group(1);
    }

    Answer requires(int wanted) {
      if (status != wanted) {
        throw new IllegalStateException("status " + status + ", not " + wanted + ": " + body);
      }
      return this;
    }
  }

  /// A statement whose answer is awaited.
  Answer statement(String sql) {
    return post(STATEMENTS, body(sql));
  }

  /// A statement whose handle is answered at once: 202, or 200 when it has ended by then.
  String submit(String sql) {
    return post(STATEMENTS + "?async=true", body(sql)).handle();
  }

  Answer poll(String handle, String query) {
    return get(STATEMENTS + "/" + handle + query);
  }

  Answer cancel(String handle) {
    return post(STATEMENTS + "/" + handle + "/cancel", "{}");
  }

  void delete(String handle) {
    delete(STATEMENTS + "/" + handle, 204);
  }

  void delete(String path, int wanted) {
    send("DELETE " + path + fixed + "Accept: */*\r\n\r\n", true).requires(wanted);
  }

  /// Polls until it has ended.
  Answer ended(String handle) {
    Answer answer = poll(handle, "?wait=30");
    while (answer.status() == 202) {
      answer = poll(handle, "?wait=30");
    }
    return answer.requires(200);
  }

  private static String body(String sql) {
    String text = sql.replace("\\", "\\\\").replace("\"", "\\\"");
    return "{\"statement\":\"" + text + "\",\"parameters\":{\"SQL_DIALECT\":\"DUCKDB\"}}";
  }

  Answer post(String path, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "POST "
            + path
            + fixed
            + "Accept: application/json\r\nContent-Type: application/json\r\nContent-Length: "
            + bytes.length
            + "\r\n\r\n";
    return send(head + body, true);
  }

  Answer get(String path) {
    return send("GET " + path + fixed + "Accept: application/json\r\n\r\n", true);
  }

  /// Reads the body and counts it only.
  Answer get(String path, String accept) {
    return send("GET " + path + fixed + "Accept: " + accept + "\r\n\r\n", false);
  }

  private Answer send(String request, boolean keep) {
    try {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return answer(keep);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Answer answer(boolean keep) throws IOException {
    int status = Integer.parseInt(line().substring(9, 12));
    long length = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    long bytes = chunked ? chunks(body, keep) : take(length, body, keep);
    return new Answer(status, bytes, body.toString(StandardCharsets.UTF_8));
  }

  private long chunks(ByteArrayOutputStream body, boolean keep) throws IOException {
    long bytes = 0;
    for (long size = size(); size > 0; size = size()) {
      bytes += take(size, body, keep);
      line();
    }
    line();
    return bytes;
  }

  private long size() throws IOException {
    return Long.parseLong(line().strip(), 16);
  }

  private long take(long length, ByteArrayOutputStream body, boolean keep) throws IOException {
    for (long left = length; left > 0; ) {
      int got = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (got < 0) {
        throw new EOFException("the server closed the connection within an answer");
      }
      if (keep) {
        body.write(buffer, 0, got);
      }
      left -= got;
    }
    return length;
  }

  private String line() throws IOException {
    StringBuilder text = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (c != '\r') {
        text.append((char) c);
      }
    }
    return text.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
