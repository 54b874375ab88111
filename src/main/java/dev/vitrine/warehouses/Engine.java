package dev.vitrine.warehouses;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import java.util.Optional;

/// Runs statements where the data is. All methods may be called from any thread.
public interface Engine extends AutoCloseable {

  /// The same engine with what is this caller's: connections that nobody else uses, and a name that
  /// the database hears. To be asked for what this caller runs; [#cancel] and the like reach a
  /// statement through either.
  default Engine forCaller(Caller caller) {
    return this;
  }

  /// Runs one statement to its end on the calling thread, which must be a platform thread where the
  /// engine is native. Rows go to `sink` batch by batch as they come; a sink that blocks holds the
  /// engine back.
  ///
  /// A statement that [Effect#WRITES] runs in a transaction of its own (unless its session is in
  /// one): when its work is done `gate` is asked, and only a yes commits. A row that names the
  /// handle is written in that same transaction, see [#committed].
  ///
  /// @throws dev.vitrine.kernel.SqlError with a code of the engine's error; `CANCELED` when
  ///   [#cancel] stopped it or the gate said no
  Outcome run(Run run, RowSink sink, CommitGate gate);

  /// Makes rows from outside readable for statements, by the SQL that it gives, until they are
  /// given back.
  RowFeed.Lent lend(RowFeed feed);

  /// Makes a temporary table of a session from rows that come from elsewhere.
  ///
  /// @param table a name that the session has no table of
  /// @throws dev.vitrine.kernel.SqlError `NOT_SUPPORTED` where an engine takes none
  default Filling fill(String session, String table) {
    throw new SqlError(ErrorCode.NOT_SUPPORTED, "no rows can be put into a session here");
  }

  /// Stops the statement in whatever phase it is, within 100 ms, or marks it so that it stops as
  /// soon as it starts. Returns at once; [#run] returns when the engine has let go. Unknown handles
  /// are ignored.
  void cancel(Handle handle);

  /// How far a running statement is; empty when it is not running here or the engine cannot say.
  Optional<EngineProgress> progress(Handle handle);

  /// Whether a write under this handle was committed, and how many rows it touched: the truth after
  /// a crash.
  Optional<Outcome> committed(Handle handle);

  /// Drops what [#committed] knows of the handle.
  void forget(Handle handle);

  /// Opens a session: one connection that keeps transaction, variables and temporary tables for the
  /// runs that name it. Runs of one session never overlap.
  void openSession(String session, Settings settings);

  /// Rolls back what is open and gives the connection up. Unknown names are ignored.
  void closeSession(String session);

  /// The session's settings after the statements that it ran (`USE` changes them).
  Settings settings(String session);

  /// Whether the session has a transaction open.
  boolean isInTransaction(String session);

  /// What the session's open transaction did. Only while none of its statements runs.
  Journal journal(String session);

  @Override
  void close();
}
