package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.translate.InformationSchema.View;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `INFORMATION_SCHEMA` as a schema of views, for what tells of objects; no catalog has it.
public final class InformationRelations {

  public static final String SCHEMA = "INFORMATION_SCHEMA";

  private static final Map<String, List<TableColumn>> COLUMNS =
      Stream.concat(
              InformationColumns.all().entrySet().stream(), AbsentViews.all().entrySet().stream())
          .collect(
              Collectors.toMap(Map.Entry::getKey, entry -> new View(entry.getValue()).columns()));

  private InformationRelations() {}

  /// That of a database.
  public static Schema of(Database database) {
    NavigableMap<Schema.Key, SchemaObject> views = new TreeMap<>();
    COLUMNS.forEach((name, columns) -> {
      SchemaObject view = view(name, columns, database);
      views.put(view.key(), view);
    });
    return new Schema(SCHEMA, "", false, "", "", database.created(), views);
  }

  private static SchemaObject view(String name, List<TableColumn> columns, Database database) {
    return new SchemaObject.View(
        name,
        columns,
        "",
        "",
        database.name(),
        SCHEMA,
        false,
        false,
        false,
        "",
        "",
        database.created());
  }
}
