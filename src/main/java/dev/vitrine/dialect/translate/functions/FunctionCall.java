package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Expr.Argument;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Echo;
import dev.vitrine.dialect.translate.Environment;
import dev.vitrine.dialect.translate.ExpressionTranslator;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.TypeText;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One call, its arguments translated when they are asked for: some are words (`DATEADD(day, …)`)
/// or lambdas.
public final class FunctionCall {

  private final Expr.Call call;
  private final ExpressionTranslator expressions;
  private final List<@Nullable Typed> translated;

  public FunctionCall(Expr.Call call, ExpressionTranslator expressions) {
    this.call = call;
    this.expressions = expressions;
    this.translated = new ArrayList<>();
    call.arguments().forEach(_ -> translated.add(null));
  }

  private FunctionCall(
      Expr.Call call, ExpressionTranslator expressions, List<@Nullable Typed> translated) {
    this.call = call;
    this.expressions = expressions;
    this.translated = translated;
  }

  /// The same call with the columns that stars among its arguments stand for.
  FunctionCall expanded() {
    if (call.arguments().stream().noneMatch(argument -> argument.value() instanceof Expr.Star)) {
      return this;
    }
    List<Argument> arguments = new ArrayList<>();
    List<@Nullable Typed> values = new ArrayList<>();
    for (Argument argument : call.arguments()) {
      if (argument.value() instanceof Expr.Star star) {
        for (Source.Field field : expressions.columns(star)) {
          arguments.add(new Argument(argument.name(), column(field, star)));
          values.add(field.value());
        }
      } else {
        arguments.add(argument);
        values.add(null);
      }
    }
    return new FunctionCall(call.withArguments(arguments), expressions, values);
  }

  private static Expr column(Source.Field field, Expr.Star star) {
    return new Expr.ColumnRef(List.of(new Ident(field.name(), true, star.span())), star.span());
  }

  /// The function's name in upper case.
  public String name() {
    return call.name();
  }

  public Expr.Call syntax() {
    return call;
  }

  public ExpressionTranslator expressions() {
    return expressions;
  }

  public Environment environment() {
    return expressions.environment();
  }

  /// How many arguments there are.
  public int count() {
    return call.arguments().size();
  }

  /// The argument as written.
  public Expr written(int index) {
    return call.arguments().get(index).value();
  }

  /// The argument translated.
  public Typed arg(int index) {
    Typed known = translated.get(index);
    if (known == null) {
      known = expressions.translate(written(index));
      translated.set(index, known);
    }
    return known;
  }

  public List<Typed> args() {
    List<Typed> all = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      all.add(arg(i));
    }
    return all;
  }

  /// The argument that was given by name, or the one at this place among those without a name.
  public Optional<Typed> named(String name, int index) {
    for (int i = 0; i < count(); i++) {
      Argument argument = call.arguments().get(i);
      if (argument.name().filter(given -> given.equalsIgnoreCase(name)).isPresent()) {
        return Optional.of(arg(i));
      }
    }
    boolean positional = index < count() && call.arguments().get(index).name().isEmpty();
    return positional ? Optional.of(arg(index)) : Optional.empty();
  }

  /// The argument as text.
  public Typed text(int index) {
    Typed value = arg(index);
    if (value.is(Kind.ARRAY) || value.is(Kind.OBJECT)) {
      throw invalidTypes();
    }
    return Casts.implicit(value, SqlType.TEXT);
  }

  /// SQL of the argument as text.
  public String textSql(int index) {
    return text(index).sql();
  }

  /// SQL of the argument as a whole number of the engine's BIGINT.
  public String integer(int index) {
    Typed value = numeric(index);
    boolean whole = value.is(Kind.FIXED) && value.constant() != null && value.type().scale() == 0;
    return whole && value.type().precision() <= 18
        ? value.sql()
        : "CAST(" + Casts.implicit(value, SqlType.fixed(18, 0)).sql() + " AS BIGINT)";
  }

  /// An argument that is a number or can be read as one.
  private Typed numeric(int index) {
    Typed value = arg(index);
    boolean possible =
        switch (value.kind()) {
          case FIXED, REAL, TEXT, BOOLEAN, VARIANT -> true;
          case DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ, BINARY, OBJECT, ARRAY ->
              value.isNull();
        };
    if (!possible) {
      throw invalidTypes();
    }
    return value;
  }

  /// SQL of the argument as the engine's DOUBLE.
  public String real(int index) {
    return Casts.implicit(numeric(index), SqlType.REAL).sql();
  }

  /// The argument as a NUMBER, whatever it is.
  public Typed number(int index) {
    Typed value = numeric(index);
    if (value.is(Kind.VARIANT)) {
      return Casts.implicit(value, SqlType.REAL);
    }
    return value.isNumeric() ? value : Casts.implicit(value, SqlType.fixed(38, 5));
  }

  /// The value of an argument that is a number written out, rounded; the nearest `int` beyond them.
  public Optional<Integer> constantInteger(int index) {
    return index < count() && arg(index).constant() instanceof BigDecimal number
        ? Optional.of(nearest(number))
        : Optional.empty();
  }

  private static int nearest(BigDecimal number) {
    BigDecimal least = BigDecimal.valueOf(Integer.MIN_VALUE);
    BigDecimal most = BigDecimal.valueOf(Integer.MAX_VALUE);
    return number.max(least).min(most).setScale(0, RoundingMode.HALF_UP).intValue();
  }

  /// The value of an argument that is a text written out.
  public Optional<String> constantText(int index) {
    return index < count() && arg(index).constant() instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }

  /// An aggregate in the engine's SQL, with `DISTINCT`, order, filter and window of this call.
  public String aggregate(String function, String arguments) {
    return aggregate(function, arguments, true);
  }

  /// An aggregate of distinct values, whether or not the call says so.
  String distinct(String function, String arguments) {
    return aggregate(function, "DISTINCT " + arguments, false, false);
  }

  /// @param ordered whether `WITHIN GROUP (ORDER BY …)` goes inside the call
  public String aggregate(String function, String arguments, boolean ordered) {
    return aggregate(function, arguments, ordered, call.distinct());
  }

  private String aggregate(String function, String arguments, boolean ordered, boolean distinct) {
    StringBuilder sql = new StringBuilder(function).append('(');
    sql.append(distinct ? "DISTINCT " : "").append(arguments);
    if (ordered && !call.within().isEmpty()) {
      sql.append(" ORDER BY ").append(expressions.sortKeys(call.within()));
    }
    sql.append(call.ignoreNulls() ? " IGNORE NULLS" : "").append(')');
    call.filter()
        .ifPresent(filter ->
            sql.append(" FILTER (WHERE ").append(expressions.condition(filter)).append(')'));
    call.over().ifPresent(over -> sql.append(' ').append(expressions.window(over)));
    return sql.toString();
  }

  /// The call as error messages tell it.
  String shown() {
    return new Echo(expressions).of(call);
  }

  /// An argument as error messages tell it.
  String shown(int index) {
    return new Echo(expressions).of(written(index));
  }

  /// Refuses a constant that is not one of these whole numbers.
  ///
  /// @throws SqlError `INVALID_VALUE`
  void requireWithin(int index, int least, int most, String reason) {
    constantInteger(index)
        .filter(value -> value < least || value > most)
        .ifPresent(value -> {
          throw Problems.plain(
              ErrorCode.INVALID_VALUE,
              "Invalid value [%s] for function '%s', parameter %d: %s"
                  .formatted(shown(index), name(), index + 1, reason));
        });
  }

  /// The error that an argument's type does not do.
  public SqlError invalidTypes() {
    return invalidTypes(
        name(),
        IntStream.range(0, count()).mapToObj(this::typeOf).collect(Collectors.joining(", ")));
  }

  /// The same for a function that the call stands for.
  SqlError invalidTypes(String function, List<SqlType> types) {
    return invalidTypes(
        function, types.stream().map(TypeText::of).collect(Collectors.joining(", ")));
  }

  private SqlError invalidTypes(String function, String told) {
    return error(
        ErrorCode.INVALID_ARGUMENT_TYPES,
        "Invalid argument types for function '" + function + "': (" + told + ")");
  }

  /// The error that a function has nothing to say of such a value.
  SqlError unsupported(String function, Typed value) {
    return Problems.plain(
        ErrorCode.UNSUPPORTED_ARGUMENT,
        "Function %s does not support %s argument type"
            .formatted(function, TypeText.of(value.type())));
  }

  private String typeOf(int index) {
    return written(index) instanceof Expr.Lambda ? "LAMBDA" : TypeText.of(arg(index).type());
  }

  /// An error at the place of this call.
  public SqlError error(ErrorCode code, String message) {
    return expressions.problems().at(call.span(), code, message);
  }
}
