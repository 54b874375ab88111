package dev.vitrine.agent.schema;

import dev.vitrine.agent.schema.KnownSchema.KnownColumn;
import dev.vitrine.agent.schema.KnownSchema.KnownTable;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A schema as a file tells it:
///
/// ```json
/// {"tables": [{"table_name": "ORDERS", "description": "…",
///   "columns": [{"name": "ORDER_ID", "type": "NUMBER", "nullable": false, "description": "…"}],
///   "primary_key": ["ORDER_ID"],
///   "foreign_keys": [{"column": "CUSTOMER_ID", "references_table": "CUSTOMERS", "references_column": "ID"}]}]}
/// ```
public final class SchemaFile {

  private SchemaFile() {}

  /// The tables that a file tells.
  ///
  /// @param json the file's value
  /// @throws SqlError `BAD_REQUEST` that says what is wrong with it
  public static List<KnownTable> tables(@Nullable Object json) {
    if (json instanceof Map<?, ?> whole && whole.get("tables") instanceof List<?> list) {
      return list.stream().map(SchemaFile::table).toList();
    }
    throw wrong("it must be an object with a list of tables");
  }

  private static KnownTable table(@Nullable Object json) {
    if (json instanceof Map<?, ?> table
        && table.get("table_name") instanceof String name
        && !name.isBlank()
        && table.get("columns") instanceof List<?> columns) {
      return new KnownTable(
          name,
          text(table, "description"),
          columns.stream().map(column -> column(name, column)).toList(),
          texts(table.get("primary_key")),
          foreignKeys(table.get("foreign_keys")));
    }
    throw wrong("each table needs table_name and columns");
  }

  private static KnownColumn column(String table, @Nullable Object json) {
    if (json instanceof Map<?, ?> column && column.get("name") instanceof String name) {
      return new KnownColumn(
          name,
          text(column, "type"),
          !Boolean.FALSE.equals(column.get("nullable")),
          text(column, "description"));
    }
    throw wrong("each column of " + table + " needs a name");
  }

  private static List<String> foreignKeys(@Nullable Object json) {
    List<String> keys = new ArrayList<>();
    if (json instanceof List<?> list) {
      for (Object one : list) {
        keys.add(one instanceof Map<?, ?> map ? foreignKey(map) : String.valueOf(one));
      }
    }
    return keys;
  }

  private static String foreignKey(Map<?, ?> key) {
    String own = first(key, "column", "columns", "from_column");
    String table = first(key, "references_table", "referenced_table", "ref_table", "table");
    String other = first(key, "references_column", "referenced_column", "ref_column", "to_column");
    String whole = first(key, "references");
    return own + " -> " + (whole.isEmpty() ? table + "." + other : whole);
  }

  private static String first(Map<?, ?> map, String... names) {
    for (String name : names) {
      if (map.get(name) != null) {
        return String.join(", ", texts(map.get(name)));
      }
    }
    return "";
  }

  private static List<String> texts(@Nullable Object json) {
    return switch (json) {
      case null -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      default -> List.of(json.toString());
    };
  }

  private static String text(Map<?, ?> map, String name) {
    return String.valueOf(Objects.requireNonNullElse(map.get(name), ""));
  }

  private static SqlError wrong(String what) {
    return new SqlError(ErrorCode.BAD_REQUEST, "the schema file cannot be read: " + what);
  }
}
