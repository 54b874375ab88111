package dev.vitrine.snowflake.store;

import dev.vitrine.dialect.Gate;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.Run;
import dev.vitrine.warehouses.Settings;
import dev.vitrine.warehouses.TextCells;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What lies in the engine's file at one moment.
record EngineListing(
    List<String> schemas, List<EngineRelation> relations, List<EngineSequence> sequences) {

  /// A sequence as the engine has it.
  record EngineSequence(String schema, String name, long start, long increment) {}

  private static final String OURS =
      " database_name NOT IN ('system', 'temp') AND NOT starts_with(database_name, '"
          + Gate.INTERNAL_MARK
          + "') AND contains(schema_name, '.')";

  static EngineListing of(Engine engine) {
    List<String> schemas =
        read(engine, 1, "SELECT schema_name FROM duckdb_schemas() WHERE" + OURS + " ORDER BY 1")
            .stream()
            .map(row -> text(row, 0))
            .toList();
    return new EngineListing(schemas, relations(engine), sequences(engine));
  }

  private static List<EngineRelation> relations(Engine engine) {
    Map<List<String>, String> views = new LinkedHashMap<>();
    for (List<@Nullable String> row :
        read(
            engine,
            3,
            "SELECT schema_name, view_name, sql FROM duckdb_views() WHERE NOT internal AND"
                + OURS)) {
      views.put(List.of(text(row, 0), text(row, 1)), text(row, 2));
    }
    Map<List<String>, List<EngineRelation.Column>> columns = new LinkedHashMap<>();
    for (List<@Nullable String> row :
        read(
            engine,
            5,
            "SELECT schema_name, table_name, column_name, data_type, is_nullable::VARCHAR"
                + " FROM duckdb_columns() WHERE"
                + OURS
                + " ORDER BY schema_name, table_name, column_index")) {
      columns
          .computeIfAbsent(List.of(text(row, 0), text(row, 1)), _ -> new ArrayList<>())
          .add(new EngineRelation.Column(text(row, 2), text(row, 3), text(row, 4).equals("true")));
    }
    List<EngineRelation> relations = new ArrayList<>();
    columns.forEach((name, list) ->
        relations.add(
            new EngineRelation(
                name.getFirst(),
                name.getLast(),
                Optional.ofNullable(views.get(name)),
                List.copyOf(list))));
    return relations;
  }

  private static List<EngineSequence> sequences(Engine engine) {
    return read(
            engine,
            4,
            "SELECT schema_name, sequence_name, start_value::VARCHAR, increment_by::VARCHAR"
                + " FROM duckdb_sequences() WHERE"
                + OURS)
        .stream()
        .map(row ->
            new EngineSequence(
                text(row, 0),
                text(row, 1),
                Long.parseLong(text(row, 2)),
                Long.parseLong(text(row, 3))))
        .toList();
  }

  private static String text(List<@Nullable String> row, int index) {
    return Objects.requireNonNullElse(row.get(index), "");
  }

  /// Runs a query of our own.
  static List<List<@Nullable String>> read(Engine engine, int columns, String sql) {
    TextCells cells = new TextCells();
    List<Column> announced = Collections.nCopies(columns, Column.of("c", SqlType.TEXT));
    engine.run(
        new Run(
            Handle.random(),
            Optional.empty(),
            new Settings("", "", ZoneOffset.UTC, true),
            sql,
            List.of(),
            Run.Effect.READS,
            Optional.of(new Run.Translated(announced, List.of(), List.of()))),
        cells,
        CommitGate.OPEN);
    return cells.rows();
  }
}
