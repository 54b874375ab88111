package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.Constraint;
import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.catalog.TableColumn;
import java.util.List;
import java.util.Map;

/// Tables that differ in one thing.
public final class Tables {

  private Tables() {}

  /// Whether it is a view that the engine's own dialect made.
  public static boolean isEngineView(Table table) {
    return table.properties().containsKey("ENGINE_VIEW");
  }

  /// One of the engine's own dialect becomes Snowflake's with another name.
  static Table renamed(Table table, String name, String engineName) {
    boolean becomes = table.anyCase() && !name.equals(table.name());
    return new Table(
        name,
        table.kind(),
        engineName,
        table.columns(),
        table.constraints(),
        table.anyCase() && !becomes,
        table.properties(),
        table.comment(),
        table.owner(),
        becomes ? CreationTime.next() : table.created());
  }

  static Table with(Table table, List<TableColumn> columns, List<Constraint> constraints) {
    return new Table(
        table.name(),
        table.kind(),
        table.engineName(),
        columns,
        constraints,
        table.anyCase(),
        table.properties(),
        table.comment(),
        table.owner(),
        table.created());
  }

  static Table with(Table table, Map<String, String> properties, String comment) {
    return new Table(
        table.name(),
        table.kind(),
        table.engineName(),
        table.columns(),
        table.constraints(),
        table.anyCase(),
        properties,
        comment,
        table.owner(),
        table.created());
  }
}
