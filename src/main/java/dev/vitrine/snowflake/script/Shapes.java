package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType.Kind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows as a procedure announces them: `RETURNS TABLE (a INT, b VARCHAR)`.
final class Shapes {

  private Shapes() {}

  /// `SELECT` of kept columns, in the types that are announced.
  ///
  /// @throws dev.vitrine.kernel.SqlError where the numbers of columns differ
  static String shaped(List<Column> columns, List<Column> announced) {
    if (announced.isEmpty()) {
      return "SELECT *";
    }
    if (columns.size() != announced.size()) {
      throw Problems.plain(
          ErrorCode.COLUMN_COUNT,
          "The number of columns returned (%d) does not match the declared table of %d columns."
              .formatted(columns.size(), announced.size()));
    }
    return IntStream.range(0, columns.size())
        .mapToObj(i -> column("c" + (i + 1), columns.get(i), announced.get(i)))
        .collect(Collectors.joining(", ", "SELECT ", ""));
  }

  /// A zoned timestamp of a column that has it as results carry it.
  static String undelivered(String zoned) {
    return "sf_zoned(make_timestamp(%1$s.epoch * 1000000 + %1$s.fraction // 1000), %1$s.timezone - 1440)"
        .formatted(zoned);
  }

  private static String column(String name, Column column, Column announced) {
    boolean same = column.type().kind() == announced.type().kind();
    boolean kept = same && column.type().kind() != Kind.FIXED;
    if (kept || column.type().kind() == Kind.TIMESTAMP_TZ) {
      return name;
    }
    String typed =
        switch (column.type().kind()) {
          case VARIANT, OBJECT, ARRAY -> "CAST(" + name + " AS JSON)";
          default -> name;
        };
    Typed cast = Casts.implicit(Typed.of(typed, column.type()), announced.type());
    return EngineTypes.delivered(cast) + " AS " + name;
  }
}
