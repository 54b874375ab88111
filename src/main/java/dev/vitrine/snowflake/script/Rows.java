package dev.vitrine.snowflake.script;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.Steps;
import dev.vitrine.snowflake.Steps.Past;
import dev.vitrine.warehouses.TextRows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Rows that a statement of a script gave.
sealed interface Rows {

  List<Column> columns();

  /// Some of them, in order.
  ///
  /// @param from index of the first, from 0
  List<List<Value>> page(long from, int most, Steps steps);

  /// As a later statement reads them.
  Past past();

  /// Makes them the statement's answer.
  ///
  /// @param announced names and types that they are to have; none for their own
  Answer answer(List<Column> announced, Steps steps);

  /// Rows in a temporary table, in the form in which results are delivered.
  record Stored(String table, List<Column> columns) implements Rows {

    @Override
    public List<List<Value>> page(long from, int most, Steps steps) {
      String cells =
          IntStream.range(0, columns.size())
              .mapToObj(i -> "CAST(" + undelivered(i) + " AS VARCHAR)")
              .collect(Collectors.joining(", "));
      // rows that a transaction has made and not committed are not numbered from 0
      String first = "(SELECT min(rowid) FROM " + table + ")";
      String sql =
          "SELECT %s FROM %s WHERE rowid >= %s + %d AND rowid < %s + %d ORDER BY rowid"
              .formatted(cells, table, first, from, first, from + most);
      return steps.read(sql, List.of(), columns.size()).stream().map(this::values).toList();
    }

    @Override
    public Past past() {
      String cells =
          IntStream.range(0, columns.size())
              .mapToObj(i -> undelivered(i) + " AS c" + (i + 1))
              .collect(Collectors.joining(", "));
      return new Past.Kept(columns, "(SELECT " + cells + " FROM " + table + ")");
    }

    private String undelivered(int index) {
      String column = "c" + (index + 1);
      return columns.get(index).type().kind() == Kind.TIMESTAMP_TZ
          ? Shapes.undelivered(column)
          : column;
    }

    private List<Value> values(List<@Nullable String> cells) {
      return IntStream.range(0, cells.size())
          .mapToObj(i -> Value.read(cells.get(i), columns.get(i).type()))
          .toList();
    }

    @Override
    public Answer answer(List<Column> announced, Steps steps) {
      steps.deliver(
          Shapes.shaped(columns, announced) + " FROM " + table + " ORDER BY rowid",
          List.of(),
          announced.isEmpty() ? columns : announced,
          true);
      return new Answer.Delivered();
    }
  }

  /// Rows as text.
  record Listed(List<Column> columns, List<? extends List<@Nullable String>> rows) implements Rows {

    @Override
    public List<List<Value>> page(long from, int most, Steps steps) {
      return rows.stream().skip(from).limit(most).map(this::values).toList();
    }

    private List<Value> values(List<@Nullable String> cells) {
      return IntStream.range(0, cells.size())
          .mapToObj(i -> Value.read(cells.get(i), typeOf(i)))
          .toList();
    }

    /// Dates and times are written in another way than the engine's.
    private SqlType typeOf(int index) {
      SqlType type = columns.get(index).type();
      return switch (type.kind()) {
        case FIXED, BOOLEAN, TEXT, REAL -> type;
        default -> SqlType.TEXT;
      };
    }

    @Override
    public Past past() {
      return new Past.Fed(columns, new TextRows(columns.size(), new ArrayList<>(rows)));
    }

    @Override
    public Answer answer(List<Column> announced, Steps steps) {
      return Answer.rows(announced.isEmpty() ? columns : announced, rows);
    }
  }
}
