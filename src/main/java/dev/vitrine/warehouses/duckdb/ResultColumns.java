package dev.vitrine.warehouses.duckdb;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A result's columns, and which of them must be written otherwise so that Arrow carries them as
/// [dev.vitrine.warehouses.RowSink] promises.
///
/// @param conversions by column, an expression with `%s` for the column, or `%s` alone
record ResultColumns(List<Column> columns, List<String> conversions) {

  /// Of a statement without rows.
  static final ResultColumns NONE = new ResultColumns(List.of(), List.of());

  private static final String AS_IS = "%s";
  private static final String TEXT = "%s::varchar";
  private static final String JSON = "to_json(%s)::varchar";

  private record Carried(SqlType type, String conversion) {}

  static ResultColumns of(@Nullable ResultSetMetaData metadata) throws SQLException {
    List<Column> columns = new ArrayList<>();
    List<String> conversions = new ArrayList<>();
    int count = metadata == null ? 0 : metadata.getColumnCount();
    for (int i = 1; i <= count && metadata != null; i++) {
      String type = metadata.getColumnTypeName(i);
      Carried carried = carried(type);
      columns.add(Column.of(metadata.getColumnName(i), carried.type));
      conversions.add(carried.conversion);
    }
    return new ResultColumns(List.copyOf(columns), List.copyOf(conversions));
  }

  /// Those of rows that came, if nobody announced them.
  static ResultColumns unless(Optional<List<Column>> announced, ResultSet rows)
      throws SQLException {
    return announced.isPresent() ? NONE : of(rows.getMetaData());
  }

  boolean needConversion() {
    return conversions.stream().anyMatch(conversion -> !conversion.equals(AS_IS));
  }

  /// Whether these are the columns that a converted statement's rows should have.
  boolean carriedAs(ResultColumns came) {
    return came.columns.size() == columns.size()
        && IntStream.range(0, columns.size()).allMatch(i -> carriedAs(came, i));
  }

  private boolean carriedAs(ResultColumns came, int i) {
    boolean same = came.columns.get(i).type().equals(columns.get(i).type());
    return came.conversions.get(i).equals(AS_IS) && (same || !conversions.get(i).equals(AS_IS));
  }

  /// What stands before and behind a query so that its columns come converted, in its order; its
  /// own column names, which may repeat, are not needed.
  List<String> around(boolean changesRows) {
    String names = names();
    String list =
        IntStream.range(0, columns.size())
            .mapToObj(i -> conversions.get(i).formatted("c" + i) + " as c" + i)
            .collect(Collectors.joining(", "));
    return changesRows
        ? List.of("with t(" + names + ") as (", "\n) select " + list + " from t")
        : List.of("select " + list + " from (", "\n) as t(" + names + ")");
  }

  private String names() {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> "c" + i)
        .collect(Collectors.joining(", "));
  }

  private static Carried carried(String engineType) {
    String type = engineType.toUpperCase(Locale.ROOT);
    if (type.endsWith("]")) {
      return new Carried(SqlType.ARRAY, JSON);
    }
    if (type.startsWith("DECIMAL(")) {
      return new Carried(decimal(type), AS_IS);
    }
    int bracket = type.indexOf('(');
    return plain(bracket < 0 ? type : type.substring(0, bracket));
  }

  private static SqlType decimal(String type) {
    int comma = type.indexOf(',');
    String precision = type.substring("DECIMAL(".length(), comma).strip();
    String scale = type.substring(comma + 1, type.length() - 1).strip();
    return SqlType.fixed(Integer.parseInt(precision), Integer.parseInt(scale));
  }

  private static Carried plain(String type) {
    SqlType integer = SqlType.fixed(38, 0);
    return switch (type) {
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT" -> new Carried(integer, AS_IS);
      case "UTINYINT", "USMALLINT", "UINTEGER" -> new Carried(integer, "%s::bigint");
      case "UBIGINT", "UHUGEINT" -> new Carried(integer, "%s::hugeint");
      case "FLOAT", "DOUBLE" -> new Carried(SqlType.REAL, AS_IS);
      case "BOOLEAN" -> new Carried(SqlType.BOOLEAN, AS_IS);
      case "VARCHAR", "UUID" -> new Carried(SqlType.TEXT, AS_IS);
      case "BLOB" -> new Carried(SqlType.BINARY, AS_IS);
      case "DATE" -> new Carried(SqlType.DATE, AS_IS);
      case "TIME", "TIME_NS" -> new Carried(SqlType.TIME, AS_IS);
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" ->
          new Carried(SqlType.TIMESTAMP_NTZ, AS_IS);
      case "TIMESTAMP WITH TIME ZONE" -> new Carried(SqlType.TIMESTAMP_LTZ, AS_IS);
      case "JSON" -> new Carried(SqlType.VARIANT, TEXT);
      case "VARIANT", "UNION" -> new Carried(SqlType.VARIANT, JSON);
      case "STRUCT", "MAP" -> new Carried(SqlType.OBJECT, JSON);
      // not known before it ran: a bound value or the data decides
      case "UNKNOWN" -> new Carried(SqlType.TEXT, AS_IS);
      // NULL, ENUM, INTERVAL, BIT, BIGNUM, TIME WITH TIME ZONE, GEOMETRY, types of the user's own
      default -> new Carried(SqlType.TEXT, TEXT);
    };
  }
}
