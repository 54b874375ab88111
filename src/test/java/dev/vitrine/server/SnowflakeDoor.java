package dev.vitrine.server;

import dev.vitrine.server.Api.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs cases of the corpus over HTTP, each in a schema of its own.
///
/// @param directory where files of cases are laid
/// @param async statements are submitted without waiting, and polled
record SnowflakeDoor(Api api, String database, Path directory, boolean async) {

  /// A statement was refused.
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    final String code;
    final String state;

    Refused(String code, String state, String message) {
      super(message);
      this.code = code;
      this.state = state;
    }
  }

  /// @param precision of numbers; the length of others
  record Field(String name, String type, Integer precision, Integer scale) {}

  record Table(List<Field> fields, List<List<String>> rows) {}

  /// Runs what goes before the case's statement.
  void prepare(SnowflakeCase example) throws Refused, IOException {
    Path files = Files.createDirectories(directory.resolve(example.schema()));
    for (Map.Entry<String, String> file : example.files().entrySet()) {
      Files.writeString(files.resolve(file.getKey()), file.getValue());
    }
    run("CREATE OR REPLACE SCHEMA " + database + "." + example.schema(), Map.of());
    if (!example.inSession()) {
      for (String sql : example.setup()) {
        run(sql, Map.of("schema", example.schema()));
      }
    }
  }

  /// Runs the case's statement, with what goes before it where they share a session.
  Table ask(SnowflakeCase example) throws Refused {
    Map<String, Object> more = new LinkedHashMap<>(Map.of("schema", example.schema()));
    if (!example.bindings().isEmpty()) {
      Map<String, Object> bindings = new LinkedHashMap<>();
      example.bindings().forEach(value -> bindings.put("" + (bindings.size() + 1), value));
      more.put("bindings", bindings);
    }
    if (!example.inSession()) {
      return table(run(example.sql(), more));
    }
    List<String> all = new ArrayList<>(example.setup());
    all.add(example.sql());
    more.put("parameters", Map.of("TIMEZONE", "UTC", "MULTI_STATEMENT_COUNT", "0"));
    Answer answer = run(String.join(";\n", all), more);
    Answer last = answer;
    for (String handle : answer.handles()) {
      last = succeeded(api.ended(handle));
    }
    return table(last);
  }

  void tidy(SnowflakeCase example) {
    for (String sql : example.teardown()) {
      try {
        run(sql, Map.of());
      } catch (Refused absent) {
        continue; // what the case did not make
      }
    }
  }

  Answer run(String sql, Map<String, Object> more) throws Refused {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("database", database);
    body.put("parameters", Map.of("TIMEZONE", "UTC"));
    body.putAll(more);
    Answer answer = api.submit(sql, body, async ? "?async=true" : "");
    return succeeded(answer.status() == 202 ? api.ended(answer.handle()) : answer);
  }

  private static Answer succeeded(Answer answer) throws Refused {
    if (answer.status() != 200) {
      throw new Refused(answer.text("code"), answer.text("sqlState"), answer.text("message"));
    }
    return answer;
  }

  private Table table(Answer answer) {
    List<Field> fields =
        ((List<?>) answer.at("resultSetMetaData", "rowType"))
            .stream().map(field -> field((Map<?, ?>) field)).toList();
    List<List<String>> rows = new ArrayList<>(answer.data());
    int parts = ((List<?>) answer.at("resultSetMetaData", "partitionInfo")).size();
    for (int part = 1; part < parts; part++) {
      rows.addAll(api.get(answer.handle(), "?partition=" + part).data());
    }
    return new Table(fields, rows);
  }

  private static Field field(Map<?, ?> json) {
    String type = (String) json.get("type");
    Number precision = (Number) json.get(type.equals("fixed") ? "precision" : "length");
    Number scale = (Number) json.get("scale");
    return new Field(
        (String) json.get("name"),
        type,
        precision == null ? null : precision.intValue(),
        scale == null ? null : scale.intValue());
  }
}
