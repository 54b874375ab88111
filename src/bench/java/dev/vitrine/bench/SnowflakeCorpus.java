package dev.vitrine.bench;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The Snowflake corpus of the tests.
final class SnowflakeCorpus {

  /// @param setup that comes before
  /// @param statements all of them, those of the setup first
  record Example(List<String> setup, List<String> statements) {}

  private SnowflakeCorpus() {}

  static List<Example> read() {
    try (Stream<Path> files = Files.list(Path.of(System.getenv("BENCH_CORPUS")))) {
      return files.sorted().flatMap(SnowflakeCorpus::examples).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Stream<Example> examples(Path file) {
    try {
      return ObjectMapper.getDefault()
          .readValue(
              Files.readAllBytes(file), Argument.listOf(Argument.mapOf(String.class, Object.class)))
          .stream()
          .map(SnowflakeCorpus::example);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @SuppressWarnings("unchecked")
  private static Example example(Map<String, Object> json) {
    List<String> setup = (List<String>) json.get("setup");
    return new Example(
        setup, Stream.concat(setup.stream(), Stream.of((String) json.get("sql"))).toList());
  }
}
