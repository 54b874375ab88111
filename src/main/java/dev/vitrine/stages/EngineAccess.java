package dev.vitrine.stages;

import dev.vitrine.warehouses.RowFeed;
import dev.vitrine.warehouses.RowSink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The engine as COPY uses it: in the statement's own session and transaction, with SQL of the
/// engine's that no client wrote.
public interface EngineAccess {

  /// Makes a feed known to the engine until it is given back.
  RowFeed.Lent lend(RowFeed feed);

  /// The few rows of a query, as text.
  List<List<@Nullable String>> rows(String sql);

  /// Runs a query whose rows go to a sink.
  void query(String sql, RowSink sink);

  /// Runs a statement that changes rows.
  ///
  /// @return how many
  long change(String sql);
}
