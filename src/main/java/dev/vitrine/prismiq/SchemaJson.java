package dev.vitrine.prismiq;

import dev.vitrine.querybuilder.schema.Relationship;
import dev.vitrine.querybuilder.schema.Schema;
import dev.vitrine.querybuilder.schema.SchemaColumn;
import dev.vitrine.querybuilder.schema.SchemaTable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Schemas in JSON, as they are and as they are to be shown.
@Singleton
final class SchemaJson {

  private final Looks looks;

  SchemaJson(Looks looks) {
    this.looks = looks;
  }

  Map<String, @Nullable Object> plain(Schema schema) {
    return Answers.map(
        "tables", schema.tables().stream().map(this::plain).toList(),
        "relationships", schema.relationships().stream().map(SchemaJson::relation).toList());
  }

  Map<String, @Nullable Object> plain(SchemaTable table) {
    return Answers.map(
        "name", table.name(),
        "schema_name", table.schema(),
        "columns", table.columns().stream().map(SchemaJson::column).toList(),
        "row_count", QueryJson.or(table.rowCount()));
  }

  private static Map<String, @Nullable Object> relation(Relationship relation) {
    return Answers.map(
        "from_table", relation.fromTable(),
        "from_column", relation.fromColumn(),
        "to_table", relation.toTable(),
        "to_column", relation.toColumn());
  }

  private static Map<String, @Nullable Object> column(SchemaColumn column) {
    return Answers.map(
        "name", column.name(),
        "data_type", column.type().name(),
        "is_nullable", column.nullable(),
        "is_primary_key", column.primaryKey(),
        "default_value", QueryJson.or(column.defaultValue()));
  }

  Map<String, @Nullable Object> shown(Schema schema) {
    List<SchemaTable> tables =
        schema.tables().stream().filter(table -> !looks.of(table.name()).hidden()).toList();
    List<String> names = tables.stream().map(SchemaTable::name).toList();
    return Answers.map(
        "tables", tables.stream().map(this::shown).toList(),
        "relationships",
            schema.relationships().stream()
                .filter(relation ->
                    names.contains(relation.fromTable()) && names.contains(relation.toTable()))
                .map(SchemaJson::relation)
                .toList());
  }

  /// Empty for a table that is hidden.
  Optional<Map<String, @Nullable Object>> visible(SchemaTable table) {
    return looks.of(table.name()).hidden() ? Optional.empty() : Optional.of(shown(table));
  }

  private Map<String, @Nullable Object> shown(SchemaTable table) {
    Looks.Look look = looks.of(table.name());
    return Answers.map(
        "name", table.name(),
        "schema_name", table.schema(),
        "columns",
            table.columns().stream()
                .filter(column -> !looks.of(table.name(), column.name()).hidden())
                .map(column -> shown(column, looks.of(table.name(), column.name())))
                .toList(),
        "display_name", look.text("display_name"),
        "description", look.text("description"));
  }

  private static Map<String, @Nullable Object> shown(SchemaColumn column, Looks.Look look) {
    Map<String, @Nullable Object> json = column(column);
    for (String name : List.of("display_name", "description", "format", "date_format")) {
      json.put(name, look.text(name));
    }
    return json;
  }
}
