package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.Handle;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.EngineProgress;
import dev.vitrine.warehouses.Journal;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.RowFeed;
import dev.vitrine.warehouses.RowSink;
import dev.vitrine.warehouses.Run;
import dev.vitrine.warehouses.Settings;
import java.util.Optional;

/// A [JdbcEngine] as one caller has it: with that caller's connections.
record CallersEngine(JdbcEngine engine, Login login) implements Engine {

  @Override
  public Outcome run(Run run, RowSink sink, CommitGate gate) {
    return engine.run(login, run, sink, gate);
  }

  @Override
  public void openSession(String session, Settings settings) {
    engine.openSession(login, session, settings);
  }

  @Override
  public RowFeed.Lent lend(RowFeed feed) {
    return engine.lend(feed);
  }

  @Override
  public void cancel(Handle handle) {
    engine.cancel(handle);
  }

  @Override
  public Optional<EngineProgress> progress(Handle handle) {
    return engine.progress(handle);
  }

  @Override
  public Optional<Outcome> committed(Handle handle) {
    return engine.committed(handle);
  }

  @Override
  public void forget(Handle handle) {
    engine.forget(handle);
  }

  @Override
  public void closeSession(String session) {
    engine.closeSession(session);
  }

  @Override
  public Settings settings(String session) {
    return engine.settings(session);
  }

  @Override
  public boolean isInTransaction(String session) {
    return engine.isInTransaction(session);
  }

  @Override
  public Journal journal(String session) {
    return engine.journal(session);
  }

  /// The engine is everybody's: who has a part of it closes nothing.
  @Override
  public void close() {}
}
