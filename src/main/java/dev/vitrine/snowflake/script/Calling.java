package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.catalog.SchemaObject.Parameter;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.TypeText;
import dev.vitrine.dialect.translate.functions.Arguments;
import dev.vitrine.dialect.translate.functions.Arguments.Argument;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.QueryCancels;
import dev.vitrine.snowflake.ScriptVariables;
import dev.vitrine.snowflake.Session;
import dev.vitrine.snowflake.Waiting;
import dev.vitrine.snowflake.script.Procedures.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// `CALL`: finds the procedure that takes the arguments, and runs it.
final class Calling {

  private final Context context;
  private final Procedures procedures;
  private final Session session;
  private final Frame around;
  private final Evaluator evaluator;

  Calling(Context context, Procedures procedures) {
    this.context = context;
    this.procedures = procedures;
    this.session = context.session();
    this.around = session.scriptVariables() instanceof Frame frame ? frame : new Frame(null);
    this.evaluator = new Evaluator(session, context.statements(), context.steps());
  }

  Answer call(Name name, List<Given> given, List<Routine> own) {
    if (name.object().startsWith("SYSTEM$LOG")) {
      return Answer.done();
    }
    Arguments<Value> arguments = arguments(given);
    Optional<String> told = system(name.object(), arguments);
    if (told.isPresent()) {
      return Answer.rows(
          List.of(new Column(name.object(), SqlType.TEXT, true)), List.of(List.of(told.get())));
    }
    return run(bound(name, arguments, own));
  }

  /// A procedure with its parameters' values.
  record Bound(Found found, List<Value> values) {}

  /// The procedure that takes the arguments.
  Bound bound(Name name, List<Given> given) {
    return bound(name, arguments(given), List.of());
  }

  private Bound bound(Name name, Arguments<Value> arguments, List<Routine> own) {
    Found found = chosen(name, arguments, own);
    return new Bound(found, values(found.routine(), arguments));
  }

  private Arguments<Value> arguments(List<Given> given) {
    return new Arguments<>(
        given.stream()
            .map(each -> new Argument<>(each.name(), evaluator.value(each.value(), around)))
            .toList());
  }

  /// What a function of the system tells that does something; empty for any other.
  private Optional<String> system(String function, Arguments<Value> given) {
    List<String> arguments =
        given.values().stream().map(value -> Objects.requireNonNullElse(value.text(), "")).toList();
    return function.equals(Waiting.FUNCTION)
        ? Optional.of(Waiting.done(arguments, context.steps()::isStopping))
        : QueryCancels.done(function, arguments, context.steps());
  }

  private Found chosen(Name name, Arguments<Value> arguments, List<Routine> own) {
    List<Found> named = named(name, own);
    if (named.isEmpty()) {
      throw unknown(name);
    }
    return named.stream()
        .filter(found -> arguments.fit(found.routine().parameters()))
        .max((a, b) -> Integer.compare(fit(a.routine(), arguments), fit(b.routine(), arguments)))
        .orElseThrow(() -> mismatch(name, arguments));
  }

  private List<Found> named(Name name, List<Routine> own) {
    if (name.parts().size() == 1) {
      List<Found> here =
          own.stream()
              .filter(routine -> routine.name().equals(name.object()))
              .map(Found::of)
              .toList();
      if (!here.isEmpty()) {
        return here;
      }
      if (around.find(name.object()) instanceof Entry.Local local) {
        return List.of(Found.of(local.routine()));
      }
    }
    return procedures.named(name, context);
  }

  private static SqlError unknown(Name name) {
    return Problems.plain(
        ErrorCode.UNKNOWN_FUNCTION,
        name.parts().size() == 1
            ? "Unknown function " + name.object()
            : "Unknown user-defined function " + name);
  }

  private static SqlError mismatch(Name name, Arguments<Value> arguments) {
    String types =
        arguments.values().stream()
            .map(value -> TypeText.of(value.type()))
            .collect(Collectors.joining(", "));
    return Problems.plain(
        ErrorCode.INVALID_ARGUMENT_TYPES,
        "Invalid argument types for function '%s': (%s)".formatted(name.object(), types));
  }

  /// How many arguments have the parameter's own kind of type.
  private static int fit(Routine routine, Arguments<Value> arguments) {
    int fit = -routine.parameters().size();
    for (int i = 0; i < routine.parameters().size(); i++) {
      Parameter parameter = routine.parameters().get(i);
      Optional<Value> value = arguments.at(routine.parameters(), i);
      boolean same = value.filter(found -> found.is(parameter.type().kind())).isPresent();
      fit += same ? 100 : 0;
    }
    return fit;
  }

  private List<Value> values(Routine routine, Arguments<Value> arguments) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < routine.parameters().size(); i++) {
      Parameter parameter = routine.parameters().get(i);
      Value value = arguments.at(routine.parameters(), i).orElseGet(() -> byDefault(parameter));
      values.add(evaluator.as(value, parameter.type()));
    }
    return values;
  }

  private Value byDefault(Parameter parameter) {
    String text = parameter.defaultText().orElseThrow();
    Expression expression =
        new Expression(Parser.expression(text, context.environment().parseOptions()), text, 0);
    return evaluator.value(expression, new Frame(null));
  }

  /// With its owner's rights a procedure works in the schema that it lies in.
  Answer run(Bound bound) {
    Found found = bound.found();
    ScriptVariables before = session.scriptVariables();
    String database = session.database();
    String schema = session.schema();
    session.scriptVariables(ScriptVariables.NONE);
    found.home().ifPresent(home -> session.use(home.database(), home.schema()));
    try {
      return session
          .transactions()
          .scoped(context.steps(), () -> new Runner(context).body(found.routine(), bound.values()));
    } finally {
      session.scriptVariables(before);
      if (found.home().isPresent()) {
        session.use(database, schema);
      }
    }
  }
}
