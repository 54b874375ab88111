package dev.vitrine.snowflake.show;

import dev.vitrine.dialect.catalog.RoutineFlags;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Function;
import dev.vitrine.dialect.catalog.SchemaObject.Parameter;
import dev.vitrine.dialect.catalog.SchemaObject.Procedure;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.Context;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Functions and procedures.
final class RoutineSheets {

  private static final String COLUMNS =
      "created_on:t name schema_name is_builtin is_aggregate is_ansi min_num_arguments:n"
          + " max_num_arguments:n arguments description catalog_name is_table_function"
          + " valid_for_clustering is_secure secrets external_access_integrations";

  static final String FUNCTIONS =
      COLUMNS + " is_external_function language is_memoizable is_data_metric";

  private RoutineSheets() {}

  static Sheet functions(Asked asked, Context context) {
    Sheet sheet = Sheet.of(FUNCTIONS);
    for (Listed one : Listed.in(asked, context)) {
      if (one.object() instanceof Function function) {
        add(
            sheet,
            one,
            function.parameters(),
            returns(function.returns(), function.table()),
            function.returns().isEmpty(),
            function.flags(),
            "N",
            "SQL",
            NamespaceSheets.mark(function.flags().isMemoizable()),
            "N");
      }
    }
    return sheet;
  }

  /// The server's own functions are documented and not listed.
  static Sheet builtIn(Asked asked, Context context) {
    return Sheet.of(FUNCTIONS);
  }

  static Sheet procedures(Asked asked, Context context) {
    Sheet sheet = Sheet.of(COLUMNS);
    for (Listed one : Listed.in(asked, context)) {
      if (one.object() instanceof Procedure procedure) {
        add(
            sheet,
            one,
            procedure.parameters(),
            returns(procedure.returns(), procedure.table()),
            procedure.returns().isEmpty(),
            procedure.flags());
      }
    }
    return sheet;
  }

  private static void add(
      Sheet sheet,
      Listed one,
      List<Parameter> parameters,
      String returns,
      boolean table,
      RoutineFlags flags,
      String... more) {
    SchemaObject object = one.object();
    long least = parameters.stream().filter(each -> each.defaultText().isEmpty()).count();
    String kind = object instanceof Procedure ? "user-defined procedure" : "user-defined function";
    Object[] cells = new Object[16 + more.length];
    Object[] first = {
      object.created(),
      object.name(),
      one.schema(),
      "N",
      "N",
      "N",
      least,
      parameters.size(),
      object.name() + types(parameters) + " RETURN " + returns,
      object.comment().isEmpty() ? kind : object.comment(),
      one.database(),
      NamespaceSheets.mark(table),
      "N",
      NamespaceSheets.mark(flags.isSecure()),
      "",
      ""
    };
    System.arraycopy(first, 0, cells, 0, first.length);
    System.arraycopy(more, 0, cells, first.length, more.length);
    sheet.add(cells);
  }

  static String types(List<Parameter> parameters) {
    return parameters.stream()
        .map(parameter ->
            parameter.defaultText().isPresent()
                ? "DEFAULT " + name(parameter.type())
                : name(parameter.type()))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /// A type without its sizes.
  static String name(SqlType type) {
    return switch (type.kind()) {
      case FIXED -> "NUMBER";
      case REAL -> "FLOAT";
      case TEXT -> "VARCHAR";
      case BOOLEAN,
          DATE,
          TIME,
          TIMESTAMP_NTZ,
          TIMESTAMP_LTZ,
          TIMESTAMP_TZ,
          BINARY,
          VARIANT,
          OBJECT,
          ARRAY ->
          type.kind().name();
    };
  }

  static String returns(Optional<SqlType> type, List<Parameter> table) {
    return type.map(RoutineSheets::name)
        .orElseGet(() ->
            table.stream()
                .map(column -> column.name() + " " + name(column.type()))
                .collect(Collectors.joining(", ", "TABLE (", ")")));
  }
}
