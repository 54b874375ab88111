package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Function;
import dev.vitrine.dialect.catalog.SchemaObject.Parameter;
import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Environment;
import dev.vitrine.dialect.translate.ExpressionTranslator;
import dev.vitrine.dialect.translate.Objects;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Rows;
import dev.vitrine.dialect.translate.Scope;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.Translator;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.dialect.translate.functions.Arguments.Argument;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Functions that users made: their bodies take the place of the calls.
public final class UserFunctions {

  private UserFunctions() {}

  static Optional<Typed> apply(FunctionCall call) {
    List<Function> named =
        find(call.syntax().function(), call.environment()).stream()
            .filter(function -> function.returns().isPresent())
            .toList();
    if (named.isEmpty()) {
      return Optional.empty();
    }
    Arguments<Typed> arguments = arguments(call);
    Function function = chosen(named, arguments, call.name());
    return Optional.of(
        call.expressions()
            .translator()
            .deeper(
                "Function " + function.name(),
                () -> value(function, arguments, call.expressions().translator())));
  }

  private static Arguments<Typed> arguments(FunctionCall call) {
    List<Argument<Typed>> given = new ArrayList<>();
    for (int i = 0; i < call.count(); i++) {
      given.add(new Argument<>(call.syntax().arguments().get(i).name(), call.arg(i)));
    }
    return new Arguments<>(given);
  }

  /// A users' table function in a `FROM`; empty for an unknown one.
  static Optional<Source> rows(Relation.Function relation, ExpressionTranslator expressions) {
    List<Function> named =
        find(relation.call().function(), expressions.environment()).stream()
            .filter(function -> function.returns().isEmpty())
            .toList();
    if (named.isEmpty()) {
      return Optional.empty();
    }
    Arguments<Typed> arguments = arguments(new FunctionCall(relation.call(), expressions));
    Function function = chosen(named, arguments, relation.call().name());
    Translator translator = expressions.translator();
    Rows rows =
        translator.deeper(
            "Function " + function.name(), () -> table(function, arguments, translator));
    return Optional.of(source(function, rows, relation, translator));
  }

  private static Source source(
      Function function, Rows rows, Relation.Function relation, Translator translator) {
    String alias = translator.fresh("t");
    List<Source.Field> fields = new ArrayList<>();
    for (int i = 0; i < function.table().size(); i++) {
      Parameter column = function.table().get(i);
      Typed value = rows.columns().get(i).value();
      Typed read = value.at(alias + "." + Rows.engineColumn(i)).present();
      fields.add(new Source.Field(column.name(), Casts.implicit(read, column.type()), false));
    }
    String name = relation.alias().map(given -> given.name().name()).orElse(function.name());
    return new Source(Optional.of(name), List.of(), "(" + rows.sql() + ") AS " + alias, fields);
  }

  /// Translates a body once, so that a wrong one is told when it is made.
  public static void check(Function function, Translator translator) {
    Arguments<Typed> arguments =
        Arguments.placed(
            function.parameters().stream()
                .map(parameter ->
                    Casts.implicit(Typed.NULL, parameter.type()).withType(parameter.type()))
                .map(UserFunctions::typedNull)
                .toList());
    if (function.returns().isPresent()) {
      var _ = value(function, arguments, translator);
    } else {
      var _ = table(function, arguments, translator);
    }
  }

  private static Typed typedNull(Typed value) {
    return new Typed(value.sql(), value.type(), true, null, false);
  }

  private static List<Function> find(
      dev.vitrine.dialect.syntax.Name name, Environment environment) {
    Objects objects = new Objects(environment);
    if (environment.database().isEmpty() && name.parts().size() < 3) {
      return List.of();
    }
    Objects.Place place = objects.place(name);
    Optional<Schema> schema = environment.catalog().schema(place.database(), place.schema());
    List<Function> found = new ArrayList<>();
    for (SchemaObject object :
        schema.map(in -> List.copyOf(in.objects().values())).orElse(List.of())) {
      if (object.key().domain() == Domain.FUNCTION && object.name().equals(place.name())) {
        found.add((Function) object);
      }
    }
    return found;
  }

  /// The one whose parameters are nearest to the arguments.
  private static Function chosen(List<Function> named, Arguments<Typed> arguments, String name) {
    return named.stream()
        .filter(function -> arguments.fit(function.parameters()))
        .min(Comparator.comparingInt(function -> distance(function, arguments)))
        .filter(function -> distance(function, arguments) < IMPOSSIBLE)
        .orElseThrow(() ->
            Problems.plain(
                ErrorCode.INVALID_ARGUMENT_TYPES,
                "Invalid argument types for function '"
                    + name
                    + "': ("
                    + String.join(
                        ", ",
                        arguments.values().stream()
                            .map(argument ->
                                dev.vitrine.dialect.translate.TypeText.of(argument.type()))
                            .toList())
                    + ")"));
  }

  private static final int IMPOSSIBLE = 1_000_000;

  private static int distance(Function function, Arguments<Typed> arguments) {
    int sum = 0;
    for (int i = 0; i < function.parameters().size(); i++) {
      SqlType type = function.parameters().get(i).type();
      sum += arguments.at(function.parameters(), i).map(given -> distance(given, type)).orElse(0);
    }
    return sum;
  }

  private static int distance(Typed argument, SqlType type) {
    SqlType.Kind from = argument.kind();
    SqlType.Kind to = type.kind();
    if (argument.isNull() || from == to) {
      return 0;
    }
    boolean numbers = from == SqlType.Kind.FIXED && to == SqlType.Kind.REAL;
    boolean times = from == SqlType.Kind.DATE && to.name().startsWith("TIMESTAMP");
    if (numbers || times || to == SqlType.Kind.VARIANT) {
      return 1;
    }
    return to == SqlType.Kind.TEXT ? 10 : 20;
  }

  private static ParseOptions options(Translator translator) {
    return translator.environment().parseOptions().ofStored();
  }

  /// A scope in which the parameters' names are the arguments.
  private static Scope scope(Function function, Arguments<Typed> arguments, Translator translator) {
    Scope scope = Scope.root(translator.problems());
    for (int i = 0; i < function.parameters().size(); i++) {
      Parameter parameter = function.parameters().get(i);
      Typed given =
          arguments.at(function.parameters(), i).orElseGet(() -> byDefault(parameter, translator));
      Typed value = Casts.implicit(given, parameter.type()).exactly();
      scope.bind(parameter.name(), value.withType(parameter.type()).opaque());
    }
    return scope;
  }

  private static Typed byDefault(Parameter parameter, Translator translator) {
    return translator
        .expressions(Scope.root(translator.problems()))
        .translate(Parser.expression(parameter.defaultText().orElseThrow(), options(translator)));
  }

  private static Typed value(Function function, Arguments<Typed> arguments, Translator around) {
    SqlType type = function.returns().orElseThrow();
    Translator translator = around.within(function.body(), function.database(), function.schema());
    Scope scope = scope(function, arguments, translator);
    Tokens tokens = Tokens.of(function.body(), options(translator));
    Parser parser = new Parser(tokens);
    Typed result;
    if (parser.isQueryNext()) {
      var query = parser.query();
      tokens.requireEnd();
      Rows rows = translator.query(query, scope);
      if (rows.columns().size() != 1) {
        throw Problems.plain(
            ErrorCode.COMPILATION,
            "Scalar function '" + function.name() + "' must give one column");
      }
      Typed column = rows.columns().getFirst().value();
      result = column.at("(" + rows.sql() + ")");
    } else {
      var expression = parser.expression();
      tokens.requireEnd();
      result = translator.expressions(scope).translate(expression);
    }
    return strict(
        function,
        arguments.values(),
        Casts.implicit(result, type).exactly().withType(type).opaque());
  }

  /// `STRICT`: NULL for a NULL argument, whatever the body says.
  private static Typed strict(Function function, List<Typed> arguments, Typed result) {
    if (!function.flags().isStrict() || arguments.isEmpty()) {
      return result;
    }
    List<String> nulls = arguments.stream().map(argument -> argument.sql() + " IS NULL").toList();
    return Typed.of(
        "(CASE WHEN " + String.join(" OR ", nulls) + " THEN NULL ELSE " + result.sql() + " END)",
        result.type());
  }

  private static Rows table(Function function, Arguments<Typed> arguments, Translator around) {
    Translator translator = around.within(function.body(), function.database(), function.schema());
    Scope scope = scope(function, arguments, translator);
    Rows rows = translator.query(Parser.query(function.body(), options(translator)), scope);
    if (rows.columns().size() != function.table().size()) {
      throw Problems.plain(
          ErrorCode.COMPILATION,
          "Function '%s' returns %d columns and its query has %d"
              .formatted(function.name(), function.table().size(), rows.columns().size()));
    }
    return rows;
  }
}
