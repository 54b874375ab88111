package dev.vitrine.snowflake.script;

import dev.vitrine.kernel.Column;
import dev.vitrine.snowflake.Steps;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The engine as a script's statement sees it: its rows stay with the script, and those of the
/// script's earlier statements may be asked for.
class ScriptSteps extends UsingSteps {

  private final Temporaries temporaries;
  private final PastStatements past;
  private @Nullable Rows delivered;

  ScriptSteps(
      Steps outer, Temporaries temporaries, PastStatements past, Optional<List<Value>> using) {
    super(outer, using);
    this.temporaries = temporaries;
    this.past = past;
  }

  /// What the statement gave.
  Optional<Rows> delivered() {
    return Optional.ofNullable(delivered);
  }

  @Override
  public Past past(String queryId) {
    return past.find(queryId).orElseGet(() -> super.past(queryId));
  }

  @Override
  public void deliver(
      String sql, List<@Nullable Object> values, List<Column> columns, boolean reads) {
    delivered = new Rows.Stored(temporaries.keep(sql, values, columns.size(), reads), columns);
  }
}
