package dev.vitrine.pipeline;

import dev.vitrine.kernel.Handle;
import dev.vitrine.results.ResultWriter;
import dev.vitrine.warehouses.Engine;
import org.jspecify.annotations.Nullable;

/// What a running statement is at, for those who ask from other threads.
final class Work {

  private final Engine engine;
  private volatile @Nullable Engine second;
  private volatile String step = "sql";
  private volatile @Nullable ResultWriter writer;

  /// @param engine that it runs on
  Work(Engine engine) {
    this.engine = engine;
  }

  Engine engine() {
    return engine;
  }

  /// It runs on this engine too from now on.
  void alsoOn(Engine other) {
    second = other;
  }

  /// Tells its engines to let go.
  void cancel(Handle handle) {
    engine.cancel(handle);
    Engine other = second;
    if (other != null) {
      other.cancel(handle);
    }
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
