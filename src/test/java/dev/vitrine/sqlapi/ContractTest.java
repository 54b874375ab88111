package dev.vitrine.sqlapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// The program's description of itself, made by the build, against the reviewed
/// `openapi/vitrine.yml`.
class ContractTest {

  /// Words for people: the contract may say them better.
  private static final Set<String> PROSE =
      Set.of(
          "description", "summary", "example", "examples", "title", "tags", "x-enum-descriptions");

  @Test
  void everyPathIsAsReviewed() throws IOException {
    Map<?, ?> program = program();
    Map<?, ?> contract = contract();

    assertThat(part(program, "paths")).isEqualTo(part(contract, "paths"));
  }

  @Test
  void everySchemaIsAsReviewed() throws IOException {
    Map<?, ?> program = program();
    Map<?, ?> contract = contract();

    assertThat(part(program, "components")).isEqualTo(part(contract, "components"));
  }

  @Test
  void everyAnswerOfThisDoorHasAnExample() throws IOException {
    Map<?, ?> paths = map(contract().get("paths"));

    List<String> without =
        paths.entrySet().stream()
            .filter(path -> path.getKey().toString().startsWith("/api/v2/statements"))
            .flatMap(path -> map(path.getValue()).values().stream())
            .flatMap(operation -> map(map(operation).get("responses")).entrySet().stream())
            .filter(answer -> !hasExample(map(answer.getValue())))
            .map(answer -> answer.getKey().toString())
            .filter(status -> !Set.of("204", "304").contains(status))
            .toList();
    assertThat(without).isEmpty();
  }

  private static boolean hasExample(Map<?, ?> answer) {
    return answer.get("content") instanceof Map<?, ?> contents
        && contents.values().stream().anyMatch(body -> map(body).containsKey("example"));
  }

  private static Map<?, ?> contract() throws IOException {
    return new Yaml().load(Files.readString(Path.of("openapi/vitrine.yml")));
  }

  private static Map<?, ?> program() throws IOException {
    // The tests' own controllers have a description too, so the class path would not do.
    return new Yaml()
        .load(Files.readString(Path.of("target/classes/META-INF/swagger/vitrine.yml")));
  }

  private static Map<?, ?> map(@Nullable Object node) {
    return (Map<?, ?>) Objects.requireNonNull(node);
  }

  private static Object part(Map<?, ?> document, String name) {
    return comparable(Objects.requireNonNull(document.get(name)));
  }

  /// Without prose; lists of names in one order.
  private static Object comparable(Object node) {
    return switch (node) {
      case Map<?, ?> map -> comparable(map);
      case List<?> list when list.stream().allMatch(String.class::isInstance) ->
          list.stream().map(Object::toString).sorted().toList();
      case List<?> list -> list.stream().map(ContractTest::comparable).toList();
      default -> node.toString();
    };
  }

  private static Map<String, Object> comparable(Map<?, ?> map) {
    return map.entrySet().stream()
        .filter(entry -> !isProse(entry))
        .collect(
            Collectors.toMap(
                entry -> key(entry.getKey().toString()),
                entry -> comparable(Objects.requireNonNull(entry.getValue())),
                (a, _) -> a,
                TreeMap::new));
  }

  /// A property may be named like a word for people; then it is a schema.
  private static boolean isProse(Map.Entry<?, ?> entry) {
    return PROSE.contains(entry.getKey().toString())
        && !(entry.getValue() instanceof Map<?, ?> schema
            && (schema.containsKey("type") || schema.containsKey("$ref")));
  }

  /// The generator writes `*/*` for JSON where a route may answer other types too.
  private static String key(String name) {
    return name.equals("*/*") ? "application/json" : name;
  }
}
