package dev.vitrine.snowflake;

import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.translate.StatementsAsked;
import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.warehouses.Journal;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.RowFeed;
import dev.vitrine.warehouses.RowSink;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a running statement may ask of the engine. All SQL here is the engine's own, translated
/// already.
public interface Steps {

  Handle handle();

  Caller caller();

  /// Whether the client asked for an end; long work looks now and then.
  boolean isStopping();

  /// Values of the request's bindings in this order, for one row of array bindings.
  List<@Nullable Object> values(List<Integer> order, int row);

  /// Rows of array bindings; 1 without any.
  int bindingRows();

  /// Type of a binding that every row of it has; empty when none came.
  Optional<SqlType> bindingType(int number);

  /// Whether a binding came for that number: one that is only described has none.
  boolean isBound(int number);

  /// Runs a query whose rows are the statement's result.
  void deliver(String sql, List<@Nullable Object> values, List<Column> columns, boolean reads);

  /// Runs a query of a few rows.
  ///
  /// @return cells as text, in the engine's own words
  List<List<@Nullable String>> read(String sql, List<@Nullable Object> values, int columns);

  /// Runs statements that change something, in one transaction, or in the session's own. The count
  /// is the last one's.
  Outcome change(List<String> before, String sql, List<@Nullable Object> values);

  /// Runs statements that change something and gives the rows of the last.
  List<List<@Nullable String>> changeReturning(
      List<String> before, String sql, List<@Nullable Object> values, int columns);

  /// Runs several changes in one transaction: all of them are kept, or none.
  <T> T together(Supplier<T> work);

  /// Runs something that only this session's connection sees: temporary tables, settings.
  void scratch(String sql);

  /// As [#scratch(String)], with values for `$1`, `$2` ….
  void scratch(String sql, List<@Nullable Object> values);

  /// Begins, commits or rolls back the session's transaction.
  void transaction(String word);

  /// What the session's open transaction did in the engine.
  Journal journal();

  /// Waits for another's lock: the statement is shown as blocked, and its executor's place is free
  /// for others meanwhile.
  void blocked(Runnable wait);

  /// Makes rows from outside readable for the statement's SQL, until it ends.
  RowFeed.Lent lend(RowFeed feed);

  /// Gives something back when the statement ends, which its SQL may read until then.
  void keep(Runnable giveBack);

  /// An earlier statement's rows.
  sealed interface Past {
    List<Column> columns();

    /// @param feed a text for each cell, in the engine's own words; of a zoned timestamp the
    ///   instant in UTC, a bar, and the offset in minutes
    record Fed(List<Column> columns, RowFeed feed) implements Past {}

    /// @param sql what stands for the rows in a `FROM` of the statement's connection, with columns
    ///   `c1`, `c2` … of the engine's types
    record Kept(List<Column> columns, String sql) implements Past {}
  }

  /// A connection's table, fetched into one of the engine's temporary tables.
  ///
  /// @param table its name
  /// @param columns as the connection's database calls them
  record Remote(String table, List<Column> columns) {}

  /// The rows of a connection's table; empty where the first part names no connection.
  ///
  /// @param path connection, schema, table
  Optional<Remote> remote(List<Ident> path);

  /// The rows of an earlier statement of this caller.
  Past past(String queryId);

  /// The rows of a statement before this one in a chain.
  ///
  /// @param number how many statements back, from 1; empty where there are not as many
  default Optional<Past> piped(int number) {
    return Optional.empty();
  }

  /// Statements that the caller may see, newest first.
  Past statements(StatementsAsked asked);

  /// Whether the statement may end what others do: not one that is only described.
  ///
  /// @throws SqlError `READ_ONLY` for one that may only read
  boolean mayStopOthers();

  /// Asks a statement that the caller may see to stop.
  ///
  /// @return whether it was still under way
  /// @throws SqlError `STATEMENT_NOT_FOUND`
  boolean cancel(String queryId);

  /// Asks all other statements of a session to stop, as far as the caller may see them.
  ///
  /// @param session id as `CURRENT_SESSION()` tells it
  /// @return how many were under way
  int cancelAll(String session);

  /// Runs a query whose rows go elsewhere than into the statement's result.
  void stream(String sql, List<Column> columns, RowSink sink);

  /// Makes a connection of its own for the statement, unless it has one: what follows shares it.
  <T> T pinned(Supplier<T> work);
}
