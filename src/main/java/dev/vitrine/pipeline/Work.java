package dev.vitrine.pipeline;

import dev.vitrine.results.ResultWriter;
import dev.vitrine.warehouses.Engine;
import org.jspecify.annotations.Nullable;

/// What a running statement is at, for those who ask from other threads.
final class Work {

  private final Engine engine;
  private volatile String step = "sql";
  private volatile @Nullable ResultWriter writer;

  /// @param engine that it runs on
  Work(Engine engine) {
    this.engine = engine;
  }

  Engine engine() {
    return engine;
  }

  void step(String words) {
    step = words;
  }

  String step() {
    return step;
  }

  void writes(ResultWriter now) {
    writer = now;
  }

  /// Rows of the result so far.
  long rows() {
    ResultWriter now = writer;
    return now == null ? 0 : now.rows();
  }
}
