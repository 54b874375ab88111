package dev.vitrine.pipeline;

import dev.vitrine.dialect.Bindings;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.statements.Execution;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.RowSink;
import dev.vitrine.warehouses.Run;
import dev.vitrine.warehouses.Run.Effect;
import dev.vitrine.warehouses.Settings;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A session of the engine for the statements that one execution runs in it. Opened here it is
/// given up on closing, and what its own transaction did is rolled back unless it was committed.
final class OpenSession implements AutoCloseable {

  private final Engine engine;
  private final Execution execution;
  private final String name;
  private final boolean own;
  private boolean begun;

  private OpenSession(Engine engine, Execution execution, String name, boolean own) {
    this.engine = engine;
    this.execution = execution;
    this.name = name;
    this.own = own;
  }

  /// A session of the execution's own, named by its handle.
  static OpenSession of(Engine engine, Execution execution) {
    return of(engine, execution, Single.settings(execution.submission()));
  }

  /// A session of the execution's own with these settings.
  static OpenSession of(Engine engine, Execution execution, Settings settings) {
    String name = execution.handle().toString();
    engine.openSession(name, settings);
    return new OpenSession(engine, execution, name, true);
  }

  /// A second session of the execution's own, on another engine than its first.
  static OpenSession beside(Engine engine, Execution execution) {
    String name = execution.handle() + "-beside";
    engine.openSession(name, Single.settings(execution.submission()));
    return new OpenSession(engine, execution, name, true);
  }

  /// A session that someone else opened and closes.
  static OpenSession within(Engine engine, Execution execution, String name) {
    return new OpenSession(engine, execution, name, false);
  }

  String name() {
    return name;
  }

  /// Whether all that runs here sees the same data.
  boolean isOneTransaction() {
    return begun;
  }

  /// Begins a transaction that the client knows nothing of.
  void begin() {
    begun = true;
    run("begin", List.of(), Effect.SCRATCH, RowSink.none(), CommitGate.OPEN);
  }

  /// Commits it, if the execution was not stopped meanwhile.
  void commit() {
    run("commit", List.of(), Effect.WRITES, RowSink.none(), execution::enterCommit);
  }

  /// Runs a statement of the client's without its rows; errors point into the client's text.
  Outcome run(EngineSql sql, List<@Nullable Object> values, Effect effect) {
    try {
      return run(sql.sql().text(), values, effect, RowSink.none(), CommitGate.OPEN);
    } catch (SqlError error) {
      throw sql.inSource(error);
    }
  }

  /// Runs a query of the client's; errors point into the client's text.
  void query(EngineSql sql, RowSink sink) {
    try {
      query(sql.sql().text(), sink);
    } catch (SqlError error) {
      throw sql.inSource(error);
    }
  }

  /// Runs a query of the client's with its values; errors point into the client's text.
  void query(EngineSql sql, Bindings bindings, RowSink sink) {
    try {
      run(sql.sql().text(), bindings.row(0, sql.order()), Effect.READS, sink, CommitGate.OPEN);
    } catch (SqlError error) {
      throw sql.inSource(error);
    }
  }

  /// Runs a query of our own.
  void query(String sql, RowSink sink) {
    run(sql, List.of(), Effect.READS, sink, CommitGate.OPEN);
  }

  /// Makes something of our own that only this session sees.
  void scratch(String sql) {
    run(sql, List.of(), Effect.SCRATCH, RowSink.none(), CommitGate.OPEN);
  }

  /// Runs a query that a translator made; its columns are texts.
  void translatedQuery(String sql, RowSink sink) {
    List<Column> columns =
        List.of(Column.of("key", SqlType.TEXT), Column.of("value", SqlType.TEXT));
    engine.run(of(sql, List.of(), Effect.READS, translated(columns)), sink, CommitGate.OPEN);
  }

  /// Makes something of our own from a translated text.
  void translated(String sql, List<@Nullable Object> values) {
    Run run = of(sql, values, Effect.SCRATCH, translated(List.of()));
    engine.run(run, RowSink.none(), CommitGate.OPEN);
  }

  private static Optional<Run.Translated> translated(List<Column> columns) {
    return Optional.of(new Run.Translated(columns, List.of(), List.of()));
  }

  private Outcome run(
      String sql, List<@Nullable Object> values, Effect effect, RowSink sink, CommitGate gate) {
    return engine.run(of(sql, values, effect, Optional.empty()), sink, gate);
  }

  private Run of(
      String sql,
      List<@Nullable Object> values,
      Effect effect,
      Optional<Run.Translated> translated) {
    return new Run(
        execution.handle(),
        Optional.of(name),
        Single.settings(execution.submission()),
        sql,
        values,
        effect,
        translated);
  }

  @Override
  public void close() {
    if (own) {
      engine.closeSession(name);
    }
  }
}
