package dev.vitrine.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.notebooks.python.Kernels;
import dev.vitrine.server.Api.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A client of the notebooks door.
final class NotebooksDoor {

  static final String BASE = "/api/v1/notebooks";

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final String[] headers;

  /// @param headers names and values in turn
  NotebooksDoor(String base, String... headers) {
    this.base = base;
    this.headers = headers;
  }

  String base() {
    return base;
  }

  /// Tests of Python cells are left out where there is no Python, and say why.
  static void requirePython(RealServer server) {
    Kernels kernels = server.bean(Kernels.class);
    assumeTrue(kernels.isAvailable(), () -> "no Python cells: " + kernels.unavailableReason());
  }

  /// A new notebook's id.
  String create() {
    return created(post(""), "notebook_id");
  }

  /// A new notebook that runs its statements on the embedded warehouse.
  String connected() {
    String id = create();
    connect(id, "COMPUTE_WH");
    return id;
  }

  Answer connect(String id, String connection) {
    return send("PUT", "/" + id + "/db", body("connection_string", connection));
  }

  private static String created(Answer answer, String field) {
    if (answer.status() != 200) {
      throw new AssertionError(answer.body());
    }
    return answer.text(field);
  }

  /// A new cell's id, at the end.
  String cell(String id, String type, String code) {
    String cell = created(post("/" + id + "/cells/", "type", type), "cell_id");
    edit(id, cell, code);
    return cell;
  }

  Answer edit(String id, String cell, String code) {
    return send("PUT", "/" + id + "/cells/" + cell, body("code", code));
  }

  Answer get(String path) {
    return send("GET", path, new byte[0]);
  }

  Answer delete(String path) {
    return send("DELETE", path, new byte[0]);
  }

  /// @param pairs of a JSON body; no body without any
  Answer post(String path, String... pairs) {
    return send("POST", path, pairs.length == 0 ? new byte[0] : body(pairs));
  }

  Answer put(String path, String... pairs) {
    return send("PUT", path, body(pairs));
  }

  private static byte[] body(String... pairs) {
    Map<String, Object> body = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      body.put(pairs[i], pairs[i + 1]);
    }
    return Api.json(body);
  }

  @SuppressWarnings("unchecked")
  List<Map<String, Object>> cells(String id) {
    return (List<Map<String, Object>>) get("/" + id).at("cells");
  }

  Answer send(String method, String path, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + BASE + path))
            .timeout(Duration.ofMinutes(2))
            .method(method, BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return Api.answer(http, request);
  }

  /// What is told of one run of a new cell.
  List<Map<String, Object>> ran(String id, String type, String code) {
    String cell = cell(id, type, code);
    try (NotebookClient client = open(id).authenticate()) {
      return client.ran(cell);
    }
  }

  /// A socket of a notebook.
  NotebookClient open(String id) {
    return new NotebookClient(base, "/" + id, headers);
  }

  /// A socket without a notebook in its path.
  NotebookClient open() {
    return new NotebookClient(base, "", headers);
  }
}
