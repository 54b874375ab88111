package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.SqlType;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import java.util.Optional;

/// What a database's column types are to us. What has no place of its own comes as the database
/// writes it.
final class ColumnTypes {

  private static final int DIGITS = 38;

  private ColumnTypes() {}

  /// @return empty when only the values tell ([Sampled])
  static Optional<Carried> of(Product product, ResultSetMetaData metadata, int column)
      throws SQLException {
    String name = metadata.getColumnTypeName(column).toLowerCase(Locale.ROOT);
    return switch (product) {
      case POSTGRESQL -> postgres(name, metadata, column);
      case SQLITE -> Optional.empty();
      case TRINO -> Optional.of(trino(name, metadata, column));
      case MARIADB, MYSQL -> Optional.of(mariaDb(name, metadata, column));
      case DUCKDB, SNOWFLAKE, SQLSERVER -> Optional.of(plain(metadata, column));
    };
  }

  private static Optional<Carried> postgres(String name, ResultSetMetaData metadata, int column)
      throws SQLException {
    if (name.startsWith("_")) {
      return Optional.of(Carried.text(SqlType.ARRAY, Nested.cell()));
    }
    return switch (name) {
      case "numeric" -> numeric(metadata.getPrecision(column), metadata.getScale(column));
      case "int2", "int4", "int8", "oid", "serial", "bigserial", "smallserial" ->
          Optional.of(Carried.whole(Cell.whole()));
      case "float4", "float8" -> Optional.of(Carried.real(Cell.real()));
      case "bool" -> Optional.of(Carried.flag(Cell.flag()));
      case "bytea" -> Optional.of(Carried.binary(Cell.binary()));
      case "date" -> Optional.of(Carried.date(Cell.date()));
      case "time" -> Optional.of(Carried.time(Cell.time()));
      case "timestamp" -> Optional.of(Carried.moment(Cell.moment()));
      case "timestamptz" -> Optional.of(Carried.instant(Cell.instant()));
      case "json", "jsonb" -> Optional.of(Carried.text(SqlType.VARIANT, Cell.text()));
      default -> Optional.of(Carried.text(Cell.text()));
    };
  }

  /// A number that says neither digits nor scale is known by its values.
  private static Optional<Carried> numeric(int precision, int scale) {
    return precision == 0 || precision > DIGITS || scale < 0 || scale > precision
        ? Optional.empty()
        : Optional.of(Carried.decimal(precision, scale));
  }

  private static Carried mariaDb(String name, ResultSetMetaData metadata, int column)
      throws SQLException {
    return switch (name) {
      case "bigint unsigned", "unsigned bigint" -> Carried.decimal(20, 0);
      case "json" -> Carried.text(SqlType.VARIANT, Cell.text());
      case "timestamp" -> Carried.instant(Cell.instant());
      case "datetime" -> Carried.moment(Cell.moment());
      case "time" -> Carried.text(Cell.text()); // from -838 to 838 hours
      case "year" -> Carried.whole(Cell.whole());
      default -> plain(metadata, column);
    };
  }

  private static Carried trino(String name, ResultSetMetaData metadata, int column)
      throws SQLException {
    String bare = name.replaceFirst("\\(.*\\)", "");
    return switch (bare) {
      case "timestamp with time zone" -> Carried.zoned(TrinoCells.zoned());
      case "date" -> Carried.date(TrinoCells.date());
      case "timestamp" -> Carried.moment(TrinoCells.moment());
      case "time" -> Carried.time(TrinoCells.time());
      case "time with time zone", "interval day to second", "interval year to month" ->
          Carried.text(Cell.text());
      case "json" -> Carried.text(SqlType.VARIANT, Cell.text());
      default ->
          name.startsWith("array")
              ? Carried.text(SqlType.ARRAY, Nested.cell())
              : name.startsWith("map") || name.startsWith("row")
                  ? Carried.text(SqlType.OBJECT, Nested.cell())
                  : plain(metadata, column);
    };
  }

  /// By JDBC's own types.
  private static Carried plain(ResultSetMetaData metadata, int column) throws SQLException {
    return switch (metadata.getColumnType(column)) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
          Carried.whole(Cell.whole());
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> Carried.real(Cell.real());
      case Types.DECIMAL, Types.NUMERIC -> decimal(metadata, column);
      case Types.BOOLEAN, Types.BIT -> bits(metadata, column);
      case Types.DATE -> Carried.date(Cell.date());
      case Types.TIME -> Carried.time(Cell.time());
      case Types.TIMESTAMP -> Carried.moment(Cell.moment());
      case Types.TIMESTAMP_WITH_TIMEZONE -> Carried.zoned(TrinoCells.offset());
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
          Carried.binary(Cell.binary());
      default -> Carried.text(Cell.text());
    };
  }

  private static Carried bits(ResultSetMetaData metadata, int column) throws SQLException {
    return metadata.getColumnType(column) == Types.BIT && metadata.getPrecision(column) > 1
        ? Carried.binary(Cell.binary())
        : Carried.flag(Cell.flag());
  }

  /// A number of more than 38 digits keeps its scale; a value that needs them all is refused.
  private static Carried decimal(ResultSetMetaData metadata, int column) throws SQLException {
    int scale = Math.clamp(metadata.getScale(column), 0, DIGITS);
    int precision = Math.clamp(metadata.getPrecision(column), Math.max(1, scale), DIGITS);
    return Carried.decimal(precision, scale);
  }
}
