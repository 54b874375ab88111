package dev.vitrine.visualise.sql;

import dev.vitrine.visualise.frame.Frame.Field;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.frame.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Rows written into a query, in the one way that every engine reads: `SELECT … UNION ALL SELECT
/// …`.
final class Rows {

  private static final String ORDER = "__order";

  private Rows() {}

  static String select(SqlDialect sql, List<Field> columns, List<List<Value>> rows) {
    List<String> selects = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      selects.add(select(sql, columns, rows.get(row), row));
    }
    String names =
        columns.stream().map(column -> sql.name(column.name())).collect(Collectors.joining(", "));
    return "SELECT "
        + names
        + " FROM ("
        + String.join(" UNION ALL ", selects)
        + ") AS "
        + sql.name("__values")
        + (rows.size() > 1 ? " ORDER BY " + sql.name(ORDER) : "");
  }

  private static String select(SqlDialect sql, List<Field> columns, List<Value> row, int number) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Field column = columns.get(i);
      cells.add(cell(sql, column.type(), row.get(i)) + " AS " + sql.name(column.name()));
    }
    cells.add(number + " AS " + sql.name(ORDER));
    return "SELECT " + String.join(", ", cells);
  }

  private static String cell(SqlDialect sql, Type type, Value value) {
    Type own = own(value, type);
    String cell = sql.literal(value);
    return value.isNull() || own != type || type == Type.TEXT ? sql.cast(cell, own, type) : cell;
  }

  private static Type own(Value value, Type otherwise) {
    return switch (value) {
      case Value.Numeric _ -> Type.NUMBER;
      case Value.Text _ -> Type.TEXT;
      case Value.Flag _ -> Type.BOOLEAN;
      case Value.Day _ -> Type.DATE;
      case Value.Moment _ -> Type.TIMESTAMP;
      case Value.Clock _ -> Type.TIME;
      case Value.Missing _ -> otherwise;
    };
  }
}
