package dev.vitrine.snowflake.script;

import dev.vitrine.kernel.Column;
import dev.vitrine.snowflake.Steps;
import java.util.List;
import java.util.Optional;

/// Goes through rows, one after the other.
final class Walk {

  private static final int PAGE = 500;

  private final Rows rows;
  private final Steps steps;
  private List<List<Value>> page = List.of();
  private long from;
  private int at;

  Walk(Rows rows, Steps steps) {
    this.rows = rows;
    this.steps = steps;
  }

  Rows rows() {
    return rows;
  }

  List<Column> columns() {
    return rows.columns();
  }

  /// The next row; empty behind the last.
  Optional<List<Value>> next() {
    if (at == page.size()) {
      from += page.size();
      page = rows.page(from, PAGE, steps);
      at = 0;
    }
    return at < page.size() ? Optional.of(page.get(at++)) : Optional.empty();
  }
}
