package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;

/// A statement that a driver or tool sends about the catalog, in its text, and what it must be
/// answered in the schema of `setup.sql`: the columns (`columns`) or some of them (`has`), a row
/// that must be among the answer's, how many rows there are, or the code of its error. `bindings`
/// are texts for its placeholders.
public record ToolStatement(Map<String, Object> entries) {

  private static final Path DIRECTORY = Path.of("src/test/resources/snowflake/metadata");

  /// Tries a statement.
  public interface Trial {
    void of(ToolStatement statement) throws Exception;
  }

  /// What makes the schema `META.SHOP`.
  public static String setup() throws IOException {
    return Files.readString(DIRECTORY.resolve("setup.sql"));
  }

  /// All of them as tests, by tool.
  public static Stream<DynamicContainer> tests(Trial trial) throws IOException {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
          .map(file ->
              dynamicContainer(
                  file.getFileName().toString(),
                  of(file).stream().map(each -> dynamicTest(each.sql(), () -> trial.of(each)))));
    }
  }

  private static List<ToolStatement> of(Path file) {
    try {
      return ObjectMapper.getDefault()
          .readValue(
              Files.readAllBytes(file), Argument.listOf(Argument.mapOf(String.class, Object.class)))
          .stream()
          .map(ToolStatement::new)
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public String sql() {
    return (String) entries.get("sql");
  }

  @SuppressWarnings("unchecked")
  public List<String> bindings() {
    return (List<String>) entries.getOrDefault("bindings", List.of());
  }

  /// The code of its error; null where it has none.
  public @Nullable String error() {
    return (String) entries.get("error");
  }

  /// @param rows by the names of columns
  public void answers(List<String> names, List<Map<String, @Nullable String>> rows) {
    if (entries.get("columns") instanceof List<?> columns) {
      assertThat((Object) names).isEqualTo(columns);
    }
    if (entries.get("has") instanceof List<?> columns) {
      assertThat(names.containsAll(columns)).as(names + " has " + columns).isTrue();
    }
    if (entries.get("rows") instanceof Integer count) {
      assertThat(rows).hasSize(count);
    }
    if (entries.get("row") instanceof Map<?, ?> row) {
      assertThat(rows).anySatisfy(found -> assertThat(found.entrySet()).containsAll(cells(row)));
    }
  }

  @SuppressWarnings("unchecked")
  private static Set<Map.Entry<String, @Nullable String>> cells(Map<?, ?> row) {
    return ((Map<String, @Nullable String>) row).entrySet();
  }
}
