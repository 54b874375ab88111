package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.snowflake.Steps;
import dev.vitrine.warehouses.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The engine as a procedure sees it that a query selects from: it may read.
final class SelectedSteps extends ScriptSteps {

  SelectedSteps(Steps outer, Temporaries temporaries) {
    super(outer, temporaries, new PastStatements(false, temporaries), Optional.empty());
  }

  private static SqlError refused() {
    return Problems.unsupported("changes by a procedure that is selected from");
  }

  @Override
  public Outcome change(List<String> before, String sql, List<@Nullable Object> values) {
    throw refused();
  }

  @Override
  public List<List<@Nullable String>> changeReturning(
      List<String> before, String sql, List<@Nullable Object> values, int columns) {
    throw refused();
  }

  @Override
  public <T> T together(Supplier<T> work) {
    throw refused();
  }

  @Override
  public void transaction(String word) {
    throw refused();
  }
}
