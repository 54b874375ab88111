package dev.vitrine.server;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// One browser at a notebook: sends messages and keeps what comes, in order.
final class NotebookClient implements AutoCloseable, WebSocket.Listener {

  private static final ObjectMapper JSON = ObjectMapper.getDefault();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final Map<String, Object> CLOSED = Map.of("type", "closed");

  private final BlockingQueue<Map<String, Object>> events = new LinkedBlockingQueue<>();
  private final CompletableFuture<String> closed = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private final WebSocket socket;

  /// @param headers names and values in turn
  NotebookClient(String base, String path, String... headers) {
    WebSocket.Builder builder = HTTP.newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    URI uri = URI.create(base.replace("http://", "ws://") + "/api/v1/ws/notebook" + path);
    socket = builder.buildAsync(uri, this).orTimeout(1, TimeUnit.MINUTES).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      events.add(read(part.toString()));
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  private static Map<String, Object> read(String text) {
    try {
      return JSON.readValue(
          text.getBytes(StandardCharsets.UTF_8), Argument.mapOf(String.class, Object.class));
    } catch (IOException bad) {
      throw new UncheckedIOException(bad);
    }
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code + " " + reason);
    events.add(CLOSED);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.complete("error " + error);
    events.add(CLOSED);
  }

  /// @param pairs members in turn, beginning with the type's value
  NotebookClient say(String type, String... pairs) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("type", type);
    for (int i = 0; i < pairs.length; i += 2) {
      message.put(pairs[i], pairs[i + 1]);
    }
    return raw(new String(Api.json(message), StandardCharsets.UTF_8));
  }

  NotebookClient raw(String text) {
    socket.sendText(text, true).orTimeout(1, TimeUnit.MINUTES).join();
    return this;
  }

  /// Asks for something that is answered at once, so that what was said before is done.
  NotebookClient authenticate() {
    say("authenticate");
    until(event -> is(event, "authenticated"));
    return this;
  }

  NotebookClient run(String cell) {
    return say("run_cell", "cellId", cell);
  }

  /// The next thing that it is told.
  Map<String, Object> next() {
    try {
      Map<String, Object> event = events.poll(1, TimeUnit.MINUTES);
      if (event == null) {
        throw new AssertionError("nothing came");
      }
      return event;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /// All up to and with the first of this kind.
  List<Map<String, Object>> until(Predicate<Map<String, Object>> last) {
    List<Map<String, Object>> seen = new ArrayList<>();
    while (true) {
      Map<String, Object> event = next();
      seen.add(event);
      if (last.test(event)) {
        return seen;
      }
      if (event.equals(CLOSED)) {
        throw new AssertionError("closed: " + closed.join() + " after " + seen);
      }
    }
  }

  /// All of a run up to its end, which is told by `cell_updated`.
  List<Map<String, Object>> ran(String cell) {
    run(cell);
    return untilUpdated(cell);
  }

  List<Map<String, Object>> untilUpdated(String cell) {
    return until(event -> is(event, "cell_updated") && cell.equals(event.get("cellId")));
  }

  List<Map<String, Object>> untilStatus(String cell, String status) {
    return until(event ->
        is(event, "cell_status")
            && cell.equals(event.get("cellId"))
            && status.equals(event.get("status")));
  }

  static boolean is(Map<String, Object> event, String type) {
    return type.equals(event.get("type"));
  }

  /// Events in few words: type, and where it has one the status.
  static List<String> words(List<Map<String, Object>> events) {
    return events.stream().map(NotebookClient::word).toList();
  }

  private static String word(Map<String, Object> event) {
    return is(event, "cell_status")
        ? "status " + event.get("status")
        : String.valueOf(event.get("type")).replace("cell_", "");
  }

  /// The only event of a type.
  static Map<String, Object> the(List<Map<String, Object>> events, String type) {
    List<Map<String, Object>> found = events.stream().filter(e -> is(e, type)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " of " + type + " in " + events);
    }
    return found.getFirst();
  }

  static Object at(Map<String, Object> event, Object... path) {
    Object found = event;
    for (Object step : path) {
      found = step instanceof Integer i ? ((List<?>) found).get(i) : ((Map<?, ?>) found).get(step);
    }
    return found;
  }

  /// Code and reason, when the server has closed it.
  String closeReason() {
    return closed.orTimeout(1, TimeUnit.MINUTES).join();
  }

  @Override
  public void close() {
    if (!closed.isDone()) {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").orTimeout(1, TimeUnit.MINUTES).join();
    }
    closed.orTimeout(1, TimeUnit.MINUTES).join();
  }
}
