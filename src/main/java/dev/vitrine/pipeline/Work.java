package dev.vitrine.pipeline;

import dev.vitrine.kernel.Handle;
import dev.vitrine.results.ResultWriter;
import dev.vitrine.warehouses.Engine;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a running statement is at, for those who ask from other threads.
final class Work {

  private final Engine engine;
  private final Set<Engine> others = ConcurrentHashMap.newKeySet();
  private volatile String step = "sql";
  private volatile @Nullable ResultWriter writer;

  private final Optional<RemoteTables> tables;

  /// @param engine that it runs on
  /// @param tables of connections that it may read; empty where it runs on one
  Work(Engine engine, Function<Work, Optional<RemoteTables>> tables) {
    this.engine = engine;
    this.tables = tables.apply(this);
  }

  Optional<RemoteTables> tables() {
    return tables;
  }

  Engine engine() {
    return engine;
  }

  /// It runs on this engine too from now on.
  void alsoOn(Engine other) {
    others.add(other);
  }

  /// Tells its engines to let go.
  void cancel(Handle handle) {
    engine.cancel(handle);
    others.forEach(other -> other.cancel(handle));
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
