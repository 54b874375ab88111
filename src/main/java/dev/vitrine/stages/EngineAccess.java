package dev.vitrine.stages;

import dev.vitrine.warehouses.RowFeed;
import dev.vitrine.warehouses.RowSink;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The engine as COPY uses it: in the statement's own session and transaction, with SQL of the
/// engine's that no client wrote.
public interface EngineAccess {

  /// Makes a feed known to the engine until it is given back.
  RowFeed.Lent lend(RowFeed feed);

  /// The few rows of a query, as text.
  ///
  /// @param columns that it has
  List<List<@Nullable String>> rows(String sql, int columns);

  /// Runs a query whose columns are all text; its rows go to a sink.
  void query(String sql, int columns, RowSink sink);

  /// Runs several changes, all of which are kept, or none.
  <T> T together(Supplier<T> work);

  /// Runs a statement that changes rows.
  ///
  /// @return how many
  long change(String sql);
}
