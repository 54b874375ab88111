package dev.vitrine.snowflake.show;

import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.catalog.SchemaObject.TableKind;
import dev.vitrine.dialect.catalog.SchemaObject.View;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.ddl.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tables and views.
final class TableSheets {

  private TableSheets() {}

  private static boolean isTable(SchemaObject object) {
    return object instanceof Table table && !Tables.isEngineView(table);
  }

  static Sheet tables(Asked asked, Context context) {
    Sheet sheet =
        Sheet.of(
            "created_on:t name database_name schema_name kind comment cluster_by rows:n bytes:n"
                + " owner retention_time automatic_clustering change_tracking"
                + " search_optimization search_optimization_progress search_optimization_bytes"
                + " is_external enable_schema_evolution owner_role_type is_event budget is_hybrid"
                + " is_iceberg is_dynamic is_immutable");
    List<Listed> listed =
        Listed.in(asked, context).stream().filter(one -> isTable(one.object())).toList();
    Map<String, String> counts = counts(listed, asked, context);
    for (Listed one : listed) {
      Table table = (Table) one.object();
      Map<String, String> properties = table.properties();
      sheet.add(
          table.created(),
          table.name(),
          one.database(),
          one.schema(),
          kind(table),
          table.comment(),
          clustered(table),
          counts.get(table.engineName()),
          null,
          table.owner(),
          table.retention(),
          clustered(table).isEmpty() ? "OFF" : "ON",
          isTrue(properties.get("CHANGE_TRACKING")) ? "ON" : "OFF",
          "OFF",
          null,
          null,
          "N",
          isTrue(properties.get("ENABLE_SCHEMA_EVOLUTION")) ? "Y" : "N",
          "ROLE",
          "N",
          null,
          "N",
          "N",
          "N",
          "N");
    }
    return sheet;
  }

  private static boolean isTrue(@Nullable String value) {
    return value != null && value.equalsIgnoreCase("TRUE");
  }

  static String clustered(Table table) {
    String by = table.properties().get("CLUSTER_BY");
    return by == null ? "" : "LINEAR" + by;
  }

  static String kind(Table table) {
    return table.kind() == TableKind.PERMANENT ? "TABLE" : table.kind().name();
  }

  /// Rows of each table by its engine name, counted by the engine in one query.
  static Map<String, String> counts(List<Listed> listed, Asked asked, Context context) {
    List<String> names =
        listed.stream()
            .filter(one -> isTable(one.object()))
            .map(one -> ((Table) one.object()).engineName())
            .toList();
    Map<String, String> counts = new HashMap<>();
    if (names.isEmpty() || asked.terse()) {
      return counts;
    }
    List<String> selects = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      selects.add("SELECT '" + i + "', count(*)::VARCHAR FROM " + names.get(i));
    }
    for (List<@Nullable String> row :
        context.steps().read(String.join(" UNION ALL ", selects), List.of(), 2)) {
      String index = row.getFirst();
      String count = row.getLast();
      if (index != null && count != null) {
        counts.put(names.get(Integer.parseInt(index)), count);
      }
    }
    return counts;
  }

  static Sheet views(Asked asked, Context context) {
    return views(asked, context, false);
  }

  static Sheet materializedViews(Asked asked, Context context) {
    return views(asked, context, true);
  }

  private static Sheet views(Asked asked, Context context, boolean onlyMaterialized) {
    Sheet sheet =
        Sheet.of(
            "created_on:t name reserved database_name schema_name owner comment text is_secure"
                + " is_materialized owner_role_type change_tracking kind");
    for (Listed one : Listed.in(asked, context)) {
      Optional<View> view =
          one.object() instanceof View found ? Optional.of(found) : Optional.empty();
      boolean engineView = one.object() instanceof Table table && Tables.isEngineView(table);
      boolean shown =
          onlyMaterialized
              ? view.filter(View::materialized).isPresent()
              : view.isPresent() || engineView;
      if (shown) {
        sheet.add(
            one.object().created(),
            one.object().name(),
            "",
            one.database(),
            one.schema(),
            one.object().owner(),
            one.object().comment(),
            text(one.object()),
            view.filter(View::secure).isPresent() ? "true" : "false",
            view.filter(View::materialized).isPresent() ? "true" : "false",
            "ROLE",
            "OFF",
            "VIEW");
      }
    }
    return asked.terse()
        ? sheet
        : sheet.only(
            "created_on:t name reserved database_name schema_name owner comment text is_secure"
                + " is_materialized owner_role_type change_tracking");
  }

  /// The statement that made a view.
  static String text(SchemaObject object) {
    return switch (object) {
      case View view -> view.statement();
      case Table table -> table.properties().getOrDefault("ENGINE_VIEW", "");
      default -> "";
    };
  }

  /// Among objects a transient table is a table: dbt takes any other word for no table at all.
  private static String objectKind(Table table) {
    if (Tables.isEngineView(table)) {
      return "VIEW";
    }
    return table.kind() == TableKind.TEMPORARY ? kind(table) : "TABLE";
  }

  static Sheet objects(Asked asked, Context context) {
    Sheet sheet =
        Sheet.of(
            "created_on:t name database_name schema_name kind comment cluster_by rows:n bytes:n"
                + " owner retention_time owner_role_type budget is_hybrid is_iceberg is_dynamic");
    List<Listed> listed = Listed.in(asked, context);
    Map<String, String> counts = counts(listed, asked, context);
    for (Listed one : listed) {
      switch (one.object()) {
        case Table table ->
            sheet.add(
                table.created(),
                table.name(),
                one.database(),
                one.schema(),
                objectKind(table),
                table.comment(),
                clustered(table),
                counts.get(table.engineName()),
                null,
                table.owner(),
                table.retention(),
                "ROLE",
                null,
                "N",
                "N",
                "N");
        case View view ->
            sheet.add(
                view.created(),
                view.name(),
                one.database(),
                one.schema(),
                view.materialized() ? "MATERIALIZED VIEW" : "VIEW",
                view.comment(),
                "",
                null,
                null,
                view.owner(),
                "1",
                "ROLE",
                null,
                "N",
                "N",
                "N");
        default -> {
          // only tables and views
        }
      }
    }
    return sheet;
  }
}
