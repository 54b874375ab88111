package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.catalog.SchemaObject.Parameter;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.translate.Acts;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// `SELECT … FROM TABLE(p(…))`: the procedure runs while the query is translated, and the query
/// reads what was kept of its rows.
final class Selecting {

  private final Context context;
  private final Procedures procedures;

  Selecting(Context context, Procedures procedures) {
    this.context = context;
    this.procedures = procedures;
  }

  /// @return empty where no procedure of that name gives a table
  Optional<Source> rows(Expr.Call call, Acts acts) {
    boolean placed =
        !context.environment().database().isEmpty() || call.function().parts().size() > 2;
    boolean known =
        placed
            && procedures.named(call.function(), context).stream().anyMatch(Selecting::givesTable);
    return known ? Optional.of(source(call, acts)) : Optional.empty();
  }

  private static boolean givesTable(Procedures.Found found) {
    return !found.routine().table().isEmpty();
  }

  private Source source(Expr.Call call, Acts acts) {
    Temporaries kept = new Temporaries(context.steps());
    SelectedSteps steps = new SelectedSteps(context.steps(), kept);
    Calling calling = new Calling(context.with(steps), procedures);
    Calling.Bound bound = calling.bound(call.function(), given(call));
    List<Parameter> columns = bound.found().routine().table();
    if (columns.isEmpty()) {
      throw Problems.unsupported("a procedure in FROM that does not announce its columns");
    }
    return switch (acts) {
      case TOLD -> source(columns, Selecting::nothing, "(SELECT 1) AS one WHERE FALSE");
      case DONE -> {
        context.steps().keep(kept::close);
        yield source(columns, Selecting::undelivered, table(calling.run(bound), steps));
      }
      case REFUSED ->
          throw Problems.unsupported(
              "a procedure in a view, a function or anything else that does not run by itself");
    };
  }

  private List<Given> given(Expr.Call call) {
    return call.arguments().stream()
        .map(argument ->
            new Given(argument.name(), new Expression(argument.value(), context.text(), 0)))
        .toList();
  }

  private static String table(Answer answer, SelectedSteps steps) {
    return switch (answer) {
      case Answer.Delivered _ ->
          switch (steps.delivered().orElseThrow()) {
            case Rows.Stored stored -> stored.table();
            case Rows.Listed _ -> throw listed();
          };
      case Answer.Table _ -> throw listed();
    };
  }

  private static SqlError listed() {
    return Problems.unsupported("a procedure in FROM whose rows are no query's");
  }

  private static Source source(
      List<Parameter> columns, BiFunction<String, SqlType, String> reading, String from) {
    List<String> items = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    for (Parameter column : columns) {
      String name = dev.vitrine.dialect.translate.Rows.engineColumn(items.size());
      items.add(reading.apply(name, column.type()) + " AS " + name);
      fields.add(Field.of(column.name(), name, column.type()));
    }
    String sql = "(SELECT " + String.join(", ", items) + " FROM " + from + ")";
    return new Source(Optional.empty(), List.of(), sql, fields);
  }

  private static String nothing(String name, SqlType type) {
    return "CAST(NULL AS " + EngineTypes.of(type) + ")";
  }

  /// A value that was kept as results carry it.
  private static String undelivered(String name, SqlType type) {
    return switch (type.kind()) {
      case VARIANT, OBJECT, ARRAY -> "sf_parse_json(" + name + ")";
      case TIMESTAMP_TZ -> Shapes.undelivered(name);
      case FIXED, REAL, TEXT, BOOLEAN, DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, BINARY -> name;
    };
  }
}
