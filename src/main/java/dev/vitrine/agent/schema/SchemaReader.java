package dev.vitrine.agent.schema;

import dev.vitrine.agent.schema.KnownSchema.KnownColumn;
import dev.vitrine.agent.schema.KnownSchema.KnownTable;
import dev.vitrine.warehouses.Speech;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Asks a warehouse what tables a schema has, with keys and comments where it knows any.
public final class SchemaReader {

  private final Asking asking;
  private final Speech speech;
  private final String database;
  private final String schema;

  public SchemaReader(Asking asking, Speech speech, String database, String schema) {
    this.asking = asking;
    this.speech = speech;
    this.database = database;
    this.schema = schema;
  }

  /// Tables as the asker's role sees them.
  public KnownSchema read() {
    Introspection questions = Introspection.of(speech, database, schema);
    Map<String, List<KnownColumn>> columns = new LinkedHashMap<>();
    for (List<String> row : rows(questions, questions.columns())) {
      columns.computeIfAbsent(row.get(0), _ -> new ArrayList<>()).add(column(row));
    }
    Map<String, String> comments = new LinkedHashMap<>();
    rows(questions, questions.tables()).forEach(row -> comments.put(row.get(0), row.get(1)));
    Map<String, List<String>> keys = new LinkedHashMap<>();
    keyRows(questions)
        .forEach(row -> keys.computeIfAbsent(row.get(0), _ -> new ArrayList<>()).add(row.get(1)));
    Map<String, List<String>> relations = new LinkedHashMap<>();
    relationRows(questions)
        .forEach(row ->
            relations
                .computeIfAbsent(row.get(0), _ -> new ArrayList<>())
                .add(row.get(1) + " -> " + row.get(2) + "." + row.get(3)));
    List<KnownTable> tables =
        columns.entrySet().stream()
            .map(table ->
                new KnownTable(
                    table.getKey(),
                    comments.getOrDefault(table.getKey(), ""),
                    table.getValue(),
                    keys.getOrDefault(table.getKey(), List.of()),
                    relations.getOrDefault(table.getKey(), List.of())))
            .toList();
    return new KnownSchema(database, schema, tables);
  }

  private List<List<String>> rows(Introspection questions, String sql) {
    return sql.isEmpty() ? List.of() : asking.rows(sql, questions.values());
  }

  /// The embedded warehouse shows keys by `SHOW`: table and column are its fourth and fifth column.
  private List<List<String>> keyRows(Introspection questions) {
    if (speech != Speech.EMBEDDED) {
      return rows(questions, questions.keys());
    }
    return asking.rows(Introspection.shownKeys("PRIMARY", database, schema), List.of()).stream()
        .map(row -> List.of(row.get(3), row.get(4)))
        .toList();
  }

  /// What `SHOW IMPORTED KEYS` tells: the other side in its fourth and fifth column, the own one in
  /// the eighth and ninth.
  private List<List<String>> relationRows(Introspection questions) {
    if (speech != Speech.EMBEDDED) {
      return rows(questions, questions.relations());
    }
    return asking.rows(Introspection.shownKeys("IMPORTED", database, schema), List.of()).stream()
        .map(row -> List.of(row.get(7), row.get(8), row.get(3), row.get(4)))
        .toList();
  }

  private static KnownColumn column(List<String> row) {
    return new KnownColumn(row.get(1), row.get(2), !row.get(3).equalsIgnoreCase("NO"), row.get(4));
  }
}
