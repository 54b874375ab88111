package dev.vitrine.snowflake.script;

import dev.vitrine.kernel.Column;
import dev.vitrine.snowflake.Steps;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The engine as a script's statement sees it: its rows stay with the script.
class ScriptSteps extends UsingSteps {

  private final Temporaries temporaries;
  private @Nullable Rows delivered;

  ScriptSteps(Steps outer, Temporaries temporaries, Optional<List<Value>> using) {
    super(outer, using);
    this.temporaries = temporaries;
  }

  /// What the statement gave.
  Optional<Rows> delivered() {
    return Optional.ofNullable(delivered);
  }

  @Override
  public void deliver(
      String sql, List<@Nullable Object> values, List<Column> columns, boolean reads) {
    delivered = new Rows.Stored(temporaries.keep(sql, values, columns.size(), reads), columns);
  }
}
