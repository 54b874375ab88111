package dev.vitrine.server;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A statement of the Snowflake corpus, what goes before it and what must come of it.
///
/// @param setup statements that run first
/// @param bindings `{type, value}` of each placeholder
/// @param inSession setup and statement are one request of several statements
/// @param files by name, that lie in the directory of the case
/// @param ordered whether the order of the rows counts
record SnowflakeCase(
    String id,
    List<String> setup,
    String sql,
    List<String> teardown,
    List<Map<String, String>> bindings,
    boolean inSession,
    Map<String, String> files,
    boolean ordered,
    Expected expected) {

  private static final Path CASES = Path.of("src/test/resources/snowflake/cases");

  /// What must come of it.
  sealed interface Expected {

    /// @param names of the columns; a null is any name
    /// @param types such as `fixed(38,0)`; a null is any type
    /// @param rows cells as texts
    /// @param some only the named columns are looked at
    record Rows(List<String> names, List<String> types, List<List<String>> rows, boolean some)
        implements Expected {}

    /// Whatever is absent may be anything.
    record Refusal(Optional<String> code, Optional<String> state, Optional<String> contains)
        implements Expected {}
  }

  static List<SnowflakeCase> all() {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.sorted().flatMap(SnowflakeCase::read).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Stream<SnowflakeCase> read(Path file) {
    try {
      return ObjectMapper.getDefault()
          .readValue(
              Files.readAllBytes(file), Argument.listOf(Argument.mapOf(String.class, Object.class)))
          .stream()
          .map(SnowflakeCase::of);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @SuppressWarnings("unchecked")
  private static SnowflakeCase of(Map<String, Object> json) {
    return new SnowflakeCase(
        (String) json.get("id"),
        (List<String>) json.get("setup"),
        (String) json.get("sql"),
        (List<String>) json.getOrDefault("teardown", List.of()),
        (List<Map<String, String>>) json.getOrDefault("params", List.of()),
        json.get("session") == Boolean.TRUE,
        (Map<String, String>) json.getOrDefault("files", Map.of()),
        json.get("ordered") == Boolean.TRUE,
        expected((Map<String, Object>) json.get("expect")));
  }

  @SuppressWarnings("unchecked")
  private static Expected expected(Map<String, Object> json) {
    if (json.get("error") instanceof Map<?, ?> error) {
      return new Expected.Refusal(
          Optional.ofNullable((String) error.get("code")),
          Optional.ofNullable((String) error.get("sqlState")),
          Optional.ofNullable((String) error.get("contains")));
    }
    return new Expected.Rows(
        (List<String>) json.get("columns"),
        (List<String>) json.get("types"),
        (List<List<String>>) json.get("rows"),
        json.get("project") == Boolean.TRUE);
  }

  String schema() {
    return "S_" + id.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /// With its placeholders filled in.
  SnowflakeCase in(String database, String directory) {
    Filling filling = new Filling(database, schema(), directory);
    return new SnowflakeCase(
        id,
        filling.each(setup),
        filling.text(sql),
        filling.each(teardown),
        bindings,
        inSession,
        files,
        ordered,
        filling.expected(expected));
  }

  private record Filling(String database, String schema, String directory) {

    String text(String text) {
      return text == null
          ? null
          : text.replace("{{db}}", database)
              .replace("{{schema}}", schema)
              .replace("{{dir}}", directory);
    }

    List<String> each(List<String> texts) {
      List<String> filled = new ArrayList<>();
      texts.forEach(text -> filled.add(text(text)));
      return filled;
    }

    Expected expected(Expected expected) {
      return switch (expected) {
        case Expected.Rows(var names, var types, var rows, boolean some) ->
            new Expected.Rows(each(names), types, rows.stream().map(this::each).toList(), some);
        case Expected.Refusal(var code, var state, var contains) ->
            new Expected.Refusal(code, state, contains.map(this::text));
      };
    }
  }
}
