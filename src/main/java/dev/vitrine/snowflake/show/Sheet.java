package dev.vitrine.snowflake.show;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.Answer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Rows of a `SHOW` while they are gathered.
final class Sheet {

  private final List<Column> columns;
  private List<List<@Nullable String>> rows = new ArrayList<>();

  private Sheet(List<Column> columns) {
    this.columns = columns;
  }

  /// @param columns names with blanks between; `name:t` is a time, `name:n` a number, a `+` in a
  ///   name stands for a blank
  static Sheet of(String columns) {
    return new Sheet(Arrays.stream(columns.split(" ", -1)).map(Sheet::column).toList());
  }

  private static Column column(String written) {
    String name = written.replaceAll(":[tn]$", "").replace('+', ' ');
    SqlType type =
        written.endsWith(":t")
            ? new SqlType(SqlType.Kind.TIMESTAMP_LTZ, 0, 3, 0)
            : written.endsWith(":n") ? SqlType.fixed(38, 0) : SqlType.TEXT;
    return Column.of(name, type);
  }

  /// @param cells as many as there are columns: texts, numbers, instants, null
  void add(@Nullable Object... cells) {
    List<@Nullable String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(text(cell));
    }
    while (row.size() < columns.size()) {
      row.add(null);
    }
    rows.add(row);
  }

  private static @Nullable String text(@Nullable Object cell) {
    return switch (cell) {
      case null -> null;
      case Instant time -> time.truncatedTo(ChronoUnit.MILLIS).toString(); // as their type says
      default -> cell.toString();
    };
  }

  private int index(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    return -1;
  }

  /// Keeps the rows whose cell passes.
  void keep(String column, Predicate<String> test) {
    int index = index(column);
    rows =
        new ArrayList<>(
            rows.stream()
                .filter(row -> {
                  String cell = index < 0 ? null : row.get(index);
                  return cell != null && test.test(cell);
                })
                .toList());
  }

  void limit(int most) {
    rows = rows.subList(0, Math.min(most, rows.size()));
  }

  /// Only these columns, in this order.
  Sheet only(String wanted) {
    Sheet other = of(wanted);
    for (List<@Nullable String> row : rows) {
      List<@Nullable String> cells = new ArrayList<>();
      for (Column column : other.columns) {
        int index = index(column.name());
        cells.add(index < 0 ? null : row.get(index));
      }
      other.rows.add(cells);
    }
    return other;
  }

  /// With one column more, without values, behind another; at the end where that is not.
  Sheet withEmpty(String more, String behind) {
    int found = index(behind);
    int at = found < 0 ? columns.size() : found + 1;
    List<Column> wider = new ArrayList<>(columns);
    wider.add(at, column(more));
    Sheet other = new Sheet(wider);
    for (List<@Nullable String> row : rows) {
      List<@Nullable String> cells = new ArrayList<>(row);
      cells.add(at, null);
      other.rows.add(cells);
    }
    return other;
  }

  Answer answer() {
    return Answer.rows(columns, rows);
  }
}
