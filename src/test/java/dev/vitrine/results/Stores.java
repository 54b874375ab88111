package dev.vitrine.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/// Stores for tests, with bounds small enough to be reached.
final class Stores {

  static final Supplier<byte[]> NOT_INLINE =
      () -> {
        throw new AssertionError("the result is not inline");
      };

  private Stores() {}

  static ResultsConfig config(Path directory) {
    return new ResultsConfig(directory, 100, 8 << 10, 10_000, 64 << 10, 4 << 10, 0, 0, 8 << 20);
  }

  static ResultStore in(Path directory) throws IOException {
    return of(config(directory));
  }

  static ResultStore of(ResultsConfig config) throws IOException {
    return new ResultStore(config, Path.of("unused"));
  }

  static Supplier<byte[]> inline(ResultWriter writer) {
    return () -> writer.inline().orElseThrow();
  }
}
