package dev.vitrine.sessions;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.Run;
import dev.vitrine.warehouses.Settings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What tables a session's engine has.
final class Catalog {

  /// Where a session's tables are, to the engine and to statements.
  static final String DATABASE = "memory";

  static final String MAIN = "main";

  /// The same in the engine's SQL.
  static final String SCHEMA = "\"memory.main\"";

  private Catalog() {}

  /// A table's columns by name, with the engine's types, in their order.
  record Table(String name, Map<String, String> columns) {}

  /// All tables and views of the session's schema, by name.
  static Map<String, Table> tables(Engine engine) {
    Map<String, Table> tables = new LinkedHashMap<>();
    String query =
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE schema_name = "
            + StringLiterals.quoted(DATABASE + "." + MAIN)
            + " AND NOT internal ORDER BY table_name, column_index";
    for (List<@Nullable String> row : query(engine, query, 3)) {
      tables
          .computeIfAbsent(text(row, 0), name -> new Table(name, new LinkedHashMap<>()))
          .columns()
          .put(text(row, 1), text(row, 2));
    }
    return tables;
  }

  private static String text(List<@Nullable String> row, int column) {
    return Objects.requireNonNull(row.get(column));
  }

  /// Rows of a query of our own, whose columns are texts.
  private static List<List<@Nullable String>> query(Engine engine, String sql, int width) {
    List<Column> columns = new ArrayList<>();
    IntStream.range(0, width).forEach(i -> columns.add(Column.of("c" + i, SqlType.TEXT)));
    TextTable rows = new TextTable();
    engine.run(run(Handle.random(), sql, Run.Effect.READS, columns), rows, CommitGate.OPEN);
    return rows.rows();
  }

  /// A statement of our own that changes something.
  static Run write(Handle handle, String sql) {
    return run(handle, sql, Run.Effect.WRITES, List.of());
  }

  private static Run run(Handle handle, String sql, Run.Effect effect, List<Column> columns) {
    return new Run(
        handle,
        Optional.empty(),
        settings(),
        sql,
        List.of(),
        effect,
        Optional.of(new Run.Translated(columns, List.of(), List.of())));
  }

  static Settings settings() {
    return new Settings(DATABASE, MAIN, ZoneId.of("UTC"), false);
  }
}
