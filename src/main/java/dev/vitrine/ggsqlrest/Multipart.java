package dev.vitrine.ggsqlrest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `multipart/form-data` (RFC 7578) part by part as it comes, holding no more than a buffer
/// of it. For one thread.
final class Multipart {

  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_HEADERS = 1 << 14;
  private static final int MOST_PARTS = 1000;
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i);\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))");
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*([A-Za-z*]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\"]*))");

  private final InputStream in;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private int parts;

  /// Whether the content of the part here, or what stands before the first, has been read.
  private boolean contentOver;

  /// What is wrong with the form, in the words of the peer's framework.
  static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message, null, false, false);
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }

  /// One part.
  ///
  /// @param fileName empty for a field that is no file
  /// @param content to be read before the next part
  record Part(String name, Optional<String> fileName, InputStream content) {}

  private Multipart(InputStream in, String boundary) {
    this.in = in;
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    // the first delimiter may stand at the very beginning, without a line before it
    buffer[0] = '\r';
    buffer[1] = '\n';
    to = 2;
  }

  /// Empty when the type is not that of a form with files.
  ///
  /// @throws Malformed without a boundary
  static Optional<Multipart> of(String contentType, InputStream in) {
    if (!contentType.strip().toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      return Optional.empty();
    }
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw new Malformed("Missing boundary in multipart.");
    }
    String name = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
    return Optional.of(new Multipart(in, name));
  }

  /// The next part that has a name; empty behind the last.
  ///
  /// @throws Malformed when the body is no form or ends too early
  Optional<Part> next() throws IOException {
    skipContent();
    while (true) {
      if (isLast()) {
        return Optional.empty();
      }
      lineEnd();
      Map<String, String> headers = headers();
      Map<String, String> parameters = parameters(headers.getOrDefault("content-disposition", ""));
      String name = parameters.get("name");
      contentOver = false;
      if (++parts > MOST_PARTS) {
        throw malformed();
      }
      if (name != null) {
        return Optional.of(new Part(name, fileName(parameters), new Content()));
      }
      skipContent();
    }
  }

  /// Whether the delimiter that was just read is the one that ends the form.
  private boolean isLast() throws IOException {
    int first = take();
    return first == '-' && first == take();
  }

  private void skipContent() throws IOException {
    try (Content rest = new Content()) {
      long _ = rest.transferTo(OutputStream.nullOutputStream());
    }
  }

  private int take() throws IOException {
    if (from == to && !fill()) {
      throw malformed();
    }
    return buffer[from++];
  }

  /// Of a delimiter's line, whose first two characters may have been read already.
  private void lineEnd() throws IOException {
    from--;
    int read = take();
    while (read == ' ' || read == '\t' || read == '\r') {
      read = take();
    }
    if (read != '\n') {
      throw malformed();
    }
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    String line = line();
    while (!line.isEmpty()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw malformed();
      }
      headers.put(
          line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip());
      line = line();
    }
    return headers;
  }

  private String line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int read = take(); read != '\n'; read = take()) {
      bytes.write(read);
      if (bytes.size() > LONGEST_HEADERS) {
        throw malformed();
      }
    }
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }

  private static Map<String, String> parameters(String disposition) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Matcher matcher = PARAMETER.matcher(disposition);
    while (matcher.find()) {
      String quoted = matcher.group(2);
      parameters.put(
          matcher.group(1).toLowerCase(Locale.ROOT),
          quoted == null
              ? matcher.group(3).strip()
              : quoted.replaceAll("\\\\([\"\\\\])", "$1").replace("%22", "\""));
    }
    return parameters;
  }

  /// The plain name, or the one of RFC 5987.
  private static Optional<String> fileName(Map<String, String> parameters) {
    String encoded = parameters.getOrDefault("filename*", "");
    if (encoded.toLowerCase(Locale.ROOT).startsWith("utf-8''")) {
      String text = encoded.substring("utf-8''".length()).replace("+", "%2B");
      try {
        return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
      } catch (IllegalArgumentException notEncoded) {
        throw malformed();
      }
    }
    return Optional.ofNullable(parameters.get("filename"));
  }

  private static Malformed malformed() {
    return new Malformed("There was an error parsing the body");
  }

  /// Gets more bytes behind those that wait.
  private boolean fill() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    int read = in.read(buffer, to, buffer.length - to);
    if (read > 0) {
      to += read;
    }
    return read > 0;
  }

  /// A part's bytes, up to the delimiter, which is consumed.
  private final class Content extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (contentOver) {
        return -1;
      }
      int plain = plain();
      while (plain == 0 && !contentOver) {
        if (!fill()) {
          throw malformed();
        }
        plain = plain();
      }
      if (contentOver) {
        return -1;
      }
      int count = Math.min(plain, length);
      System.arraycopy(buffer, from, into, offset, count);
      from += count;
      return count;
    }

    /// How many of the waiting bytes are content for sure.
    private int plain() {
      for (int i = from; i < to; i++) {
        if (buffer[i] == '\r') {
          int same = 1;
          while (same < delimiter.length && i + same < to && buffer[i + same] == delimiter[same]) {
            same++;
          }
          if (same == delimiter.length && i == from) {
            from += delimiter.length;
            contentOver = true;
            return 0;
          }
          if (same == delimiter.length || i + same == to) {
            return i - from;
          }
        }
      }
      return to - from;
    }
  }
}
