package dev.vitrine.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A model server in OpenAI's wire shape that says what a test wrote for a question, well or badly.
final class ScriptedModel implements AutoCloseable {

  private static final ObjectMapper JSON = ObjectMapper.getDefault();
  private static final Pattern QUESTION =
      Pattern.compile("<question-(\\w+)>\\n(.*?)\\n</question-\\1>", Pattern.DOTALL);

  /// What is asked.
  enum Stage {
    TABLES,
    SQL,
    REPAIR
  }

  /// @param number of the request for this question, from 1
  record Ask(Stage stage, String question, String rules, String data, int number, Map<?, ?> body) {}

  /// @param status of the HTTP answer
  /// @param body raw
  /// @param retryAfter header; empty for none
  record Reply(int status, String body, String retryAfter) {

    static Reply says(String text) {
      Map<String, Object> answer =
          Map.of(
              "id",
              "scripted",
              "object",
              "chat.completion",
              "created",
              1,
              "model",
              "scripted",
              "choices",
              List.of(
                  Map.of(
                      "index",
                      0,
                      "finish_reason",
                      "stop",
                      "message",
                      Map.of("role", "assistant", "content", text))),
              "usage",
              Map.of("prompt_tokens", 100, "completion_tokens", 10, "total_tokens", 110));
      return new Reply(200, json(answer), "");
    }

    static Reply fails(int status) {
      return new Reply(status, "{\"error\":{\"message\":\"key sk-secret is bad\"}}", "");
    }
  }

  /// What happens for a question.
  interface Play {
    Reply answer(Ask ask);
  }

  private final HttpServer server;
  private final Map<String, Play> plays = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
  private final List<Ask> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicInteger embeddings = new AtomicInteger();
  private volatile boolean embeds = true;
  private volatile boolean slow;

  ScriptedModel() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/chat/completions", this::chat);
    server.createContext("/v1/embeddings", this::embed);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /// For a question, all of it.
  void on(String question, Play play) {
    plays.put(question, play);
  }

  /// Names every table and then writes this.
  void writes(String question, String sql) {
    on(
        question,
        ask ->
            ask.stage() == Stage.TABLES
                ? Reply.says("[\"ORDERS\", \"PENGUINS\", \"AIRQUALITY\"]")
                : Reply.says("```sql\n" + sql + "\n```"));
  }

  /// What was asked about a question, in order.
  List<Ask> asked(String question) {
    return asked.stream().filter(ask -> ask.question().equals(question)).toList();
  }

  int embeddings() {
    return embeddings.get();
  }

  void withSlowEmbeddings() {
    slow = true;
  }

  void withoutEmbeddings() {
    embeds = false;
  }

  /// Never answers while this server is up.
  Reply hangs() {
    try {
      closing.await(2, TimeUnit.MINUTES);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return Reply.fails(500);
  }

  private void chat(HttpExchange exchange) throws IOException {
    Map<String, Object> body = read(exchange);
    List<?> messages = (List<?>) Objects.requireNonNull(body.get("messages"));
    String rules = content(messages.getFirst());
    String data = content(messages.getLast());
    Matcher matcher = QUESTION.matcher(data);
    String question = matcher.find() ? matcher.group(2) : "";
    int number = counts.computeIfAbsent(question, _ -> new AtomicInteger()).incrementAndGet();
    Ask ask = new Ask(stage(rules), question, rules, data, number, body);
    asked.add(ask);
    Play play = plays.get(question);
    send(exchange, play == null ? Reply.fails(400) : play.answer(ask));
  }

  private static Stage stage(String rules) {
    if (rules.startsWith("You choose the tables")) {
      return Stage.TABLES;
    }
    return rules.contains("failed with the error") ? Stage.REPAIR : Stage.SQL;
  }

  private static String content(Object message) {
    Object content = ((Map<?, ?>) message).get("content");
    return content instanceof List<?> parts
        ? String.valueOf(((Map<?, ?>) parts.getFirst()).get("text"))
        : String.valueOf(content);
  }

  /// Vectors whose directions are the words of a text.
  private void embed(HttpExchange exchange) throws IOException {
    Map<String, Object> body = read(exchange);
    embeddings.incrementAndGet();
    if (slow) {
      var _ = hangs();
    }
    if (!embeds) {
      send(exchange, Reply.fails(404));
      return;
    }
    Object input = body.get("input");
    List<?> texts = input instanceof List<?> list ? list : List.of(input);
    List<Map<String, Object>> data = new ArrayList<>();
    for (Object text : texts) {
      data.add(
          Map.of(
              "object", "embedding",
              "index", data.size(),
              "embedding", vector(String.valueOf(text))));
    }
    send(
        exchange,
        new Reply(
            200,
            json(
                Map.of(
                    "object",
                    "list",
                    "data",
                    data,
                    "model",
                    "scripted",
                    "usage",
                    Map.of("prompt_tokens", 1, "total_tokens", 1))),
            ""));
  }

  private static List<Double> vector(String text) {
    double[] vector = new double[256];
    for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
      vector[Math.floorMod(word.hashCode(), vector.length)] += 1;
    }
    return Arrays.stream(vector).boxed().toList();
  }

  private static Map<String, Object> read(HttpExchange exchange) throws IOException {
    return JSON.readValue(
        exchange.getRequestBody().readAllBytes(), Argument.mapOf(String.class, Object.class));
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    if (!reply.retryAfter().isEmpty()) {
      exchange.getResponseHeaders().add("Retry-After", reply.retryAfter());
    }
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
