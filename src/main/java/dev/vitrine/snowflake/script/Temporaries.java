package dev.vitrine.snowflake.script;

import dev.vitrine.kernel.SqlError;
import dev.vitrine.snowflake.Steps;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Temporary tables that hold the rows of a script's statements, until they are read or the script
/// ends.
final class Temporaries implements AutoCloseable {

  private static final AtomicLong NUMBERS = new AtomicLong();

  private final Steps steps;
  private final Set<String> tables = new LinkedHashSet<>();

  Temporaries(Steps steps) {
    this.steps = steps;
  }

  /// Runs a query and keeps its rows.
  ///
  /// @param columns how many it gives
  /// @return the table, with columns `c1`, `c2` …
  String keep(String sql, List<@Nullable Object> values, int columns, boolean reads) {
    String table = "temp.main.sf_script_" + NUMBERS.incrementAndGet();
    String names =
        IntStream.rangeClosed(1, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
    String create = "CREATE TEMP TABLE " + table + " (" + names + ") AS " + sql;
    steps.pinned(() -> {
      if (reads) {
        steps.scratch(create, values);
      } else {
        steps.change(List.of(), create, values);
      }
      return true;
    });
    tables.add(table);
    return table;
  }

  /// Drops a table whose rows nobody can ask for any more.
  void free(String table) {
    if (tables.remove(table)) {
      drop(table);
    }
  }

  @Override
  public void close() {
    tables.forEach(this::drop);
    tables.clear();
  }

  private void drop(String table) {
    try {
      steps.scratch("DROP TABLE IF EXISTS " + table);
    } catch (SqlError gone) {
      // a transaction that failed takes the tables along that were made in it
    }
  }
}
