package dev.vitrine.snowflake.store;

import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.kernel.SqlType;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How Snowflake's statements see columns of the engine's own types.
final class EngineColumns {

  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),\\s*(\\d+)\\)");

  /// @param reading an expression with `%s` for the column
  private record Seen(SqlType type, String reading) {}

  private EngineColumns() {}

  /// @param name by which Snowflake's statements know it
  static TableColumn of(String name, EngineRelation.Column column) {
    Seen seen = seen(column.type());
    return new TableColumn(
        name,
        column.name(),
        seen.type(),
        column.nullable(),
        seen.reading(),
        Optional.empty(),
        Optional.empty(),
        "");
  }

  /// A name without quotes is found in any case by the engine's own dialect, and here too.
  static String folded(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_$]*") ? name.toUpperCase(Locale.ROOT) : name;
  }

  /// Whether the engine's column is what the catalog says of it.
  static boolean matches(TableColumn known, EngineRelation.Column column) {
    return known.engineName().equals(column.name())
        && known.nullable() == column.nullable()
        && (known.reading().equals("%s")
            ? engineType(known.type()).equals(column.type())
            : seen(column.type()).type().equals(known.type()));
  }

  private static String engineType(SqlType type) {
    return type.kind() == SqlType.Kind.TIMESTAMP_LTZ
        ? "TIMESTAMP WITH TIME ZONE"
        : EngineTypes.of(type);
  }

  private static Seen seen(String engineType) {
    Matcher decimal = DECIMAL.matcher(engineType);
    if (decimal.matches()) {
      int precision = Integer.parseInt(decimal.group(1));
      return plain(SqlType.fixed(precision, Integer.parseInt(decimal.group(2))));
    }
    if (engineType.equals(EngineTypes.ZONED)) {
      return plain(SqlType.TIMESTAMP_TZ);
    }
    return switch (engineType) {
      case "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "HUGEINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "UHUGEINT" ->
          cast(SqlType.fixed(38, 0));
      case "FLOAT" -> cast(SqlType.REAL);
      case "DOUBLE" -> plain(SqlType.REAL);
      case "VARCHAR" -> plain(SqlType.TEXT);
      case "BOOLEAN" -> plain(SqlType.BOOLEAN);
      case "DATE" -> plain(SqlType.DATE);
      case "TIME" -> plain(SqlType.TIME);
      case "TIMESTAMP" -> plain(SqlType.TIMESTAMP_NTZ);
      case "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> cast(SqlType.TIMESTAMP_NTZ);
      case "TIMESTAMP WITH TIME ZONE" -> plain(SqlType.TIMESTAMP_LTZ);
      case "BLOB" -> plain(SqlType.BINARY);
      case "JSON" -> new Seen(SqlType.VARIANT, "CAST(sf_parse_json(CAST(%s AS VARCHAR)) AS JSON)");
      default -> other(engineType);
    };
  }

  private static Seen other(String engineType) {
    String json = "CAST(sf_parse_json(CAST(to_json(%s) AS VARCHAR)) AS JSON)";
    if (engineType.endsWith("]")) {
      return new Seen(SqlType.ARRAY, json);
    }
    if (engineType.startsWith("STRUCT(") || engineType.startsWith("MAP(")) {
      return new Seen(SqlType.OBJECT, json);
    }
    if (engineType.startsWith("UNION(") || engineType.equals("VARIANT")) {
      return new Seen(SqlType.VARIANT, json);
    }
    // enumerations, intervals, UUIDs, bits and what the engine has besides: as the engine writes it
    return cast(SqlType.TEXT);
  }

  private static Seen plain(SqlType type) {
    return new Seen(type, "%s");
  }

  private static Seen cast(SqlType type) {
    return new Seen(type, "CAST(%s AS " + EngineTypes.of(type) + ")");
  }
}
