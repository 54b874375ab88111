package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.sql.SqlDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Numbers that were worked out for each group, as a table in SQL to join with.
///
/// @param frame a row for each group
/// @param rows which of them are in the table
record GroupTable(Keys keys, Frame frame, List<Integer> rows, Map<String, double[]> numbers) {

  String sql(String alias) {
    String union = rows.stream().map(this::row).collect(Collectors.joining(" UNION ALL "));
    return "(" + union + ") AS " + alias;
  }

  private String row(int row) {
    SqlDialect dialect = keys.base().dialect();
    List<Value> values = keys.values(frame, row);
    List<String> select = new ArrayList<>();
    IntStream.range(0, values.size())
        .forEach(i -> select.add(key(i, values.get(i)) + " AS " + keys.names().get(i)));
    numbers.forEach(
        (name, all) -> select.add(Measure.number(dialect, all[row]) + " AS " + dialect.name(name)));
    return "SELECT " + String.join(", ", select);
  }

  /// A constant that has the type of its column, which a bare NULL has not.
  private String key(int item, Value value) {
    SqlDialect dialect = keys.base().dialect();
    Type type = frame.column(keys.items().get(item).name()).type();
    return value.isNull() || type == Type.INTEGER || type == Type.TEXT
        ? dialect.cast(literal(value), type)
        : dialect.literal(value);
  }

  private String literal(Value value) {
    return value instanceof Value.Numeric number
        ? Value.plain(number.value())
        : keys.base().dialect().literal(value);
  }
}
