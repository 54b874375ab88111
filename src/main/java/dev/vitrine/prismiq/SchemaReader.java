package dev.vitrine.prismiq;

import dev.vitrine.kernel.Caller;
import dev.vitrine.querybuilder.render.Dialect;
import dev.vitrine.querybuilder.schema.DataType;
import dev.vitrine.querybuilder.schema.Relationship;
import dev.vitrine.querybuilder.schema.Schema;
import dev.vitrine.querybuilder.schema.SchemaColumn;
import dev.vitrine.querybuilder.schema.SchemaTable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks a warehouse what tables a schema has.
@Singleton
final class SchemaReader {

  private static final long MOST = 1_000_000;

  private final Runs runs;
  private final PrismiqConfig config;

  SchemaReader(Runs runs, PrismiqConfig config) {
    this.runs = runs;
    this.config = config;
  }

  /// The exposed tables of a schema.
  ///
  /// @throws Refused when there is no such schema
  Schema read(Caller caller, Place place) {
    Introspection questions = Introspection.of(place);
    List<List<@Nullable Object>> columns = rows(caller, place, questions, questions.columns());
    if (columns.isEmpty()) {
      requireSchema(caller, place, questions);
    }
    Map<String, List<String>> keys = new LinkedHashMap<>();
    for (List<@Nullable Object> row : rows(caller, place, questions, questions.keys())) {
      keys.computeIfAbsent(text(row, 0), _ -> new ArrayList<>()).add(text(row, 1));
    }
    Map<String, Long> counts = counts(rows(caller, place, questions, questions.counts()));
    Map<String, List<SchemaColumn>> tables = new LinkedHashMap<>();
    for (List<@Nullable Object> row : columns) {
      if (isExposed(text(row, 0))) {
        tables
            .computeIfAbsent(text(row, 0), _ -> new ArrayList<>())
            .add(column(row, keys.getOrDefault(text(row, 0), List.of())));
      }
    }
    List<Relationship> relations =
        rows(caller, place, questions, questions.relations()).stream()
            .map(row -> new Relationship(text(row, 0), text(row, 1), text(row, 2), text(row, 3)))
            .filter(relation ->
                tables.containsKey(relation.fromTable()) && tables.containsKey(relation.toTable()))
            .toList();
    return new Schema(
        place.schema(),
        tables.entrySet().stream()
            .map(table ->
                new SchemaTable(
                    table.getKey(),
                    place.schema(),
                    table.getValue(),
                    Optional.ofNullable(counts.get(table.getKey())),
                    place.dialect().nameCase()))
            .toList(),
        relations,
        place.dialect().nameCase());
  }

  private boolean isExposed(String table) {
    return config.exposed().isEmpty() || config.exposed().contains(table);
  }

  private static Map<String, Long> counts(List<List<@Nullable Object>> rows) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (List<@Nullable Object> row : rows) {
      if (row.get(1) instanceof Number number) {
        counts.put(text(row, 0), number.longValue());
      }
    }
    return counts;
  }

  private static SchemaColumn column(List<@Nullable Object> row, List<String> keys) {
    Object nullable = row.get(3);
    return new SchemaColumn(
        text(row, 1),
        DataType.of(text(row, 2)),
        Boolean.TRUE.equals(nullable) || "YES".equalsIgnoreCase(String.valueOf(nullable)),
        keys.contains(text(row, 1)),
        Optional.ofNullable(row.get(4)).map(Object::toString));
  }

  private static String text(List<@Nullable Object> row, int index) {
    return String.valueOf(Objects.requireNonNullElse(row.get(index), ""));
  }

  private List<List<@Nullable Object>> rows(
      Caller caller, Place place, Introspection questions, String sql) {
    return sql.isEmpty()
        ? List.of()
        : runs.run(caller, place, sql, questions.values(), MOST).values().rows();
  }

  private void requireSchema(Caller caller, Place place, Introspection questions) {
    String wanted =
        place.dialect() == Dialect.EMBEDDED
            ? place.database() + "." + place.schema()
            : place.schema();
    boolean there =
        runs.run(caller, place, questions.schemas(), List.of(), MOST).values().rows().stream()
            .anyMatch(row -> wanted.equals(row.getFirst()));
    if (!there) {
      throw Refused.notFound("Schema '" + place.schema() + "' not found");
    }
  }
}
