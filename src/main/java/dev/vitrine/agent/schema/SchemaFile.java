package dev.vitrine.agent.schema;

import dev.vitrine.agent.schema.KnownSchema.KnownColumn;
import dev.vitrine.agent.schema.KnownSchema.KnownTable;
import dev.vitrine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
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

  /// A file that tells no schema; its message says where in it and what is wrong there.
  public static final class Broken extends RuntimeException {

    private static final long serialVersionUID = 1;

    Broken(String where, String what) {
      super(where.isEmpty() ? what : where + " " + what, null, false, false);
    }

    public String text() {
      return String.valueOf(getMessage());
    }
  }

  private static final long LARGEST = 32 << 20;

  private SchemaFile() {}

  /// The tables that a file tells; empty where there is no such file.
  ///
  /// @throws Broken where it tells none
  public static Optional<List<KnownTable>> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      if (Files.size(file) > LARGEST) {
        throw new Broken("", "it is larger than 32 MiB");
      }
      return Optional.of(tables(Json.read(Files.readAllBytes(file))));
    } catch (Json.Malformed malformed) {
      throw new Broken("byte " + malformed.at() + ":", "it is no JSON");
    } catch (IOException unreadable) {
      throw new Broken("", "it cannot be read (" + unreadable.getClass().getSimpleName() + ")");
    }
  }

  private static List<KnownTable> tables(@Nullable Object json) {
    if (json instanceof Map<?, ?> whole && whole.get("tables") instanceof List<?> list) {
      return each("tables", list, SchemaFile::table);
    }
    throw new Broken("", "it must be an object with a list of tables");
  }

  private static <T> List<T> each(
      String name, List<?> list, BiFunction<String, @Nullable Object, T> read) {
    List<T> all = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      all.add(read.apply(name + "[" + i + "]", list.get(i)));
    }
    return all;
  }

  private static KnownTable table(String where, @Nullable Object json) {
    if (!(json instanceof Map<?, ?> table)) {
      throw new Broken(where, "must be an object");
    }
    String name = name(where, table, "table_name");
    if (!(table.get("columns") instanceof List<?> columns)) {
      throw new Broken(where, "(" + name + ") needs a list of columns");
    }
    return new KnownTable(
        name,
        text(table, "description"),
        each(where + ".columns", columns, SchemaFile::column),
        texts(table.get("primary_key")),
        foreignKeys(table.get("foreign_keys")));
  }

  private static KnownColumn column(String where, @Nullable Object json) {
    if (!(json instanceof Map<?, ?> column)) {
      throw new Broken(where, "must be an object");
    }
    return new KnownColumn(
        name(where, column, "name"),
        text(column, "type"),
        !Boolean.FALSE.equals(column.get("nullable")),
        text(column, "description"));
  }

  private static String name(String where, Map<?, ?> map, String field) {
    if (map.get(field) instanceof String name && !name.isBlank()) {
      return name;
    }
    throw new Broken(where, "needs a text as its " + field);
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
}
