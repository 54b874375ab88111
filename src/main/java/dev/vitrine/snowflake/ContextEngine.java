package dev.vitrine.snowflake;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.stages.EngineAccess;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.RowFeed;
import dev.vitrine.warehouses.RowSink;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The engine for loads and unloads, inside a running statement.
record ContextEngine(Steps steps) implements EngineAccess {

  @Override
  public RowFeed.Lent lend(RowFeed feed) {
    return steps.lend(feed);
  }

  @Override
  public List<List<@Nullable String>> rows(String sql, int columns) {
    return steps.read(sql, List.of(), columns);
  }

  @Override
  public void query(String sql, int columns, RowSink sink) {
    steps.stream(sql, Collections.nCopies(columns, Column.of("c", SqlType.TEXT)), sink);
  }

  @Override
  public <T> T together(Supplier<T> work) {
    return steps.together(work);
  }

  @Override
  public long change(String sql) {
    return steps.change(List.of(), sql, List.of()) instanceof Outcome.Changed(long rows) ? rows : 0;
  }
}
