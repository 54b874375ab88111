package dev.vitrine.warehouses.duckdb;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.EngineProgress;
import dev.vitrine.warehouses.Filling;
import dev.vitrine.warehouses.Journal;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.RowFeed;
import dev.vitrine.warehouses.RowSink;
import dev.vitrine.warehouses.Run;
import dev.vitrine.warehouses.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A DuckDB file of somebody's, read where it lies: an instance in memory that has the file
/// attached for reading only. It is opened when it is first used; a file that cannot be opened is
/// told then, and tried again the next time.
public final class FileEngine implements Engine {

  private final String name;
  private final Path file;
  private final WarehouseConfig config;
  private volatile @Nullable DuckDbEngine opened;
  private boolean closed;

  /// @param name of the connection, for messages
  public FileEngine(String name, Path file, WarehouseConfig config) {
    this.name = name;
    this.file = file;
    this.config = config;
  }

  /// @throws SqlError `CONNECTION_FAILED` that says why
  private DuckDbEngine engine() {
    DuckDbEngine known = opened;
    return known == null ? open() : known;
  }

  private synchronized DuckDbEngine open() {
    DuckDbEngine known = opened;
    if (known != null) {
      return known;
    }
    if (closed || !Files.isRegularFile(file)) {
      throw failed(closed ? "it was closed" : "there is no such file");
    }
    try {
      DuckDbEngine made = DuckDbEngine.reading(file, config);
      opened = made;
      return made;
    } catch (IllegalStateException refused) {
      throw failed(String.valueOf(refused.getMessage()));
    }
  }

  private SqlError failed(String why) {
    return new SqlError(
        ErrorCode.CONNECTION_FAILED,
        "cannot open the DuckDB file %s of connection %s: %s".formatted(file, name, why));
  }

  @Override
  public Outcome run(Run run, RowSink sink, CommitGate gate) {
    return engine().run(run, sink, gate);
  }

  @Override
  public RowFeed.Lent lend(RowFeed feed) {
    return engine().lend(feed);
  }

  @Override
  public Filling fill(String session, String table) {
    return engine().fill(session, table);
  }

  @Override
  public void cancel(Handle handle) {
    engine().cancel(handle);
  }

  @Override
  public Optional<EngineProgress> progress(Handle handle) {
    DuckDbEngine known = opened;
    return known == null ? Optional.empty() : known.progress(handle);
  }

  /// Nothing is ever committed here.
  @Override
  public Optional<Outcome> committed(Handle handle) {
    return Optional.empty();
  }

  @Override
  public void forget(Handle handle) {}

  @Override
  public void openSession(String session, Settings settings) {
    engine().openSession(session, settings);
  }

  @Override
  public void closeSession(String session) {
    DuckDbEngine known = opened;
    if (known != null) {
      known.closeSession(session);
    }
  }

  @Override
  public Settings settings(String session) {
    return engine().settings(session);
  }

  @Override
  public boolean isInTransaction(String session) {
    return engine().isInTransaction(session);
  }

  @Override
  public Journal journal(String session) {
    return engine().journal(session);
  }

  @Override
  public synchronized void close() {
    closed = true;
    DuckDbEngine known = opened;
    if (known != null) {
      known.close();
    }
  }
}
