package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Expr.Call;
import dev.vitrine.dialect.syntax.Expr.SortKey;
import dev.vitrine.dialect.syntax.Expr.When;
import dev.vitrine.dialect.syntax.Query;
import dev.vitrine.dialect.translate.functions.FunctionCall;
import dev.vitrine.dialect.translate.functions.Functions;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Expressions of one scope into the engine's SQL, with types.
public final class ExpressionTranslator {

  private final Translator translator;
  private final Scope scope;

  ExpressionTranslator(Translator translator, Scope scope) {
    this.translator = translator;
    this.scope = scope;
  }

  /// The same in another scope.
  public ExpressionTranslator in(Scope other) {
    return new ExpressionTranslator(translator, other);
  }

  public Scope scope() {
    return scope;
  }

  public Translator translator() {
    return translator;
  }

  public Environment environment() {
    return translator.environment();
  }

  public Problems problems() {
    return scope.problems();
  }

  public Typed translate(Expr expression) {
    return Formats.within(environment(), () -> translated(expression));
  }

  private Typed translated(Expr expression) {
    Grouping grouping = scope.grouping();
    int mark = grouping == null ? 0 : grouping.mark();
    Typed made = of(expression);
    if (grouping == null) {
      return made;
    }
    grouping.made(made.sql(), mark);
    return grouping.value(made);
  }

  public List<Typed> translate(List<Expr> expressions) {
    return expressions.stream().map(this::translate).toList();
  }

  /// As a condition: a boolean.
  public String condition(Expr expression) {
    return Casts.implicit(translate(expression), SqlType.BOOLEAN).sql();
  }

  private Typed of(Expr expression) {
    return switch (expression) {
      case Expr.NumberLiteral literal -> number(literal);
      case Expr.StringLiteral literal -> Typed.text(literal.value());
      case Expr.BinaryLiteral literal -> binary(literal);
      case Expr.BooleanLiteral literal -> Typed.bool(literal.value());
      case Expr.NullLiteral _ -> Typed.NULL;
      case Expr.IntervalLiteral interval -> throw stray(interval, "INTERVAL");
      case Expr.Default word -> throw stray(word, "DEFAULT");
      case Expr.ColumnRef column -> column(column);
      case Expr.PositionalRef column -> Positional.resolve(column, scope);
      case Expr.Variable variable -> variable(variable);
      case Expr.Bind bind -> bind(bind);
      case Expr.NamedBind bind -> scriptVariable(bind);
      case Expr.Star star -> throw stray(star, "*");
      case Expr.Unary unary -> unary(unary);
      case Expr.Binary binary -> Operators.binary(binary, this);
      case Expr.IsNull test -> Predicates.isNull(test, this);
      case Expr.IsBoolean test -> Predicates.isBoolean(test, this);
      case Expr.IsDistinct test -> Predicates.isDistinct(test, this);
      case Expr.Between between -> Predicates.between(between, this);
      case Expr.InList in -> Predicates.in(in, this);
      case Expr.InQuery in -> Predicates.in(in, this);
      case Expr.Exists exists -> exists(exists);
      case Expr.Like like -> Predicates.like(like, this);
      case Expr.Quantified quantified -> Predicates.quantified(quantified, this);
      case Expr.Case choice -> choice(choice);
      case Expr.Cast cast -> cast(cast);
      case Call call -> call(call);
      case Expr.Lambda lambda -> throw stray(lambda, "->");
      case Expr.Path path -> SemiStructured.path(path, this);
      case Expr.ArrayLiteral array -> SemiStructured.array(array, this);
      case Expr.ObjectLiteral object -> SemiStructured.object(object, this);
      case Expr.ObjectStar object -> SemiStructured.objectOfColumns(object, this);
      case Expr.Subquery subquery -> subquery(subquery.query());
      case Expr.Tuple tuple -> throw stray(tuple, ",");
      case Expr.Parens parens -> translate(parens.inner());
      case Expr.Prior prior -> hierarchy(prior, "PRIOR").prior(prior, this);
      case Expr.ConnectByRoot root -> hierarchy(root, "CONNECT_BY_ROOT").root(root);
      case Expr.OuterMark mark -> translate(mark.operand());
      case Expr.Collate collate -> collate(collate);
    };
  }

  private Hierarchy hierarchy(Expr expression, String what) {
    return scope
        .hierarchy()
        .orElseThrow(() ->
            problems()
                .at(
                    expression.span(),
                    ErrorCode.COMPILATION,
                    what + " is allowed in a CONNECT BY query only"));
  }

  private RuntimeException stray(Expr expression, String what) {
    return problems()
        .at(expression.span(), ErrorCode.SYNTAX, "syntax error: unexpected '" + what + "'.");
  }

  private static Typed number(Expr.NumberLiteral literal) {
    String text = literal.text();
    BigDecimal value = new BigDecimal(text.endsWith(".") ? text + "0" : text);
    boolean far = value.scale() < -Types.MAX;
    if (!far && (text.endsWith(".") || value.scale() < 0)) {
      value = value.setScale(0);
    }
    if (far || value.precision() > Types.MAX || value.scale() > Types.MAX - 1) {
      return new Typed("CAST(" + text + " AS DOUBLE)", SqlType.REAL, true, value, false);
    }
    return Typed.number(value);
  }

  private Typed binary(Expr.BinaryLiteral literal) {
    String hex = literal.hex();
    if (!hex.matches("([0-9A-Fa-f]{2})*")) {
      throw problems()
          .at(
              literal.span(),
              ErrorCode.NOT_HEX,
              "The following string is not a legal hex-encoded value: '" + hex + "'");
    }
    int bytes = Math.max(1, hex.length() / 2);
    return Typed.of("unhex('" + hex + "')", new SqlType(SqlType.Kind.BINARY, 0, 0, bytes));
  }

  /// A name: a column, else a function that is written without brackets.
  private Typed column(Expr.ColumnRef column) {
    var found =
        scope
            .navigation()
            .flatMap(navigation -> navigation.column(column, this))
            .or(() -> scope.find(column, this));
    if (found.isPresent()) {
      return found.get();
    }
    var special = translator.pseudoColumn(column, this);
    return special.orElseGet(() -> scope.resolve(column, this));
  }

  private Typed variable(Expr.Variable variable) {
    return environment()
        .variable(variable.name())
        .orElseThrow(() ->
            problems()
                .at(
                    variable.span(),
                    ErrorCode.VARIABLE_NOT_SET,
                    "Session variable '$" + variable.name() + "' does not exist"));
  }

  private Typed scriptVariable(Expr.NamedBind bind) {
    return environment()
        .scriptVariable(bind.name())
        .orElseThrow(() ->
            problems()
                .at(
                    bind.span(),
                    ErrorCode.BIND_NOT_SET,
                    "Bind variable :" + bind.name() + " not set."));
  }

  private Typed bind(Expr.Bind bind) {
    SqlType type =
        environment()
            .bindType(bind.number())
            .orElseThrow(() ->
                problems()
                    .at(
                        bind.span(),
                        ErrorCode.BIND_NOT_SET,
                        "Bind variable ? (number " + bind.number() + ") not set."));
    return translator.binding(bind.number(), type);
  }

  private Typed unary(Expr.Unary unary) {
    if (unary.operator().equals("NOT")) {
      return Typed.of("(NOT " + condition(unary.operand()) + ")", SqlType.BOOLEAN);
    }
    return Operators.sign(unary, this);
  }

  private Typed exists(Expr.Exists exists) {
    Rows rows = translator.query(exists.query(), scope);
    return Typed.of("EXISTS (" + rows.sql() + ")", SqlType.BOOLEAN);
  }

  /// A query that gives one value.
  public Typed subquery(Query query) {
    Rows rows = translator.query(query, scope);
    if (rows.columns().size() != 1) {
      throw problems()
          .at(
              query.span(),
              ErrorCode.COMPILATION,
              "Single-row subquery must have one column, found " + rows.columns().size() + ".");
    }
    Typed only = rows.columns().getFirst().value();
    return only.at("(" + rows.sql() + ")");
  }

  private Typed choice(Expr.Case choice) {
    List<Typed> results =
        Stream.concat(choice.whens().stream().map(When::result), choice.otherwise().stream())
            .map(this::translate)
            .toList();
    SqlType type = Types.common(results);
    List<String> conditions = choice.whens().stream().map(when -> condition(choice, when)).toList();
    boolean allNull = results.stream().allMatch(Typed::isNull);
    Typed made =
        Nanos.one(
            results.stream().map(value -> Casts.implicit(value, type).exactly()).toList(),
            type,
            values -> choice(conditions, values));
    return allNull ? new Typed(made.sql(), type, true, null, true) : made;
  }

  private String condition(Expr.Case choice, When when) {
    return choice.operand().isPresent()
        ? Operators.compare("=", translate(choice.operand().get()), translate(when.condition()))
        : condition(when.condition());
  }

  /// @param values one for each condition, and perhaps what all else becomes
  private static String choice(List<String> conditions, List<String> values) {
    StringBuilder sql = new StringBuilder("(CASE");
    for (int i = 0; i < conditions.size(); i++) {
      sql.append(" WHEN ").append(conditions.get(i)).append(" THEN ").append(values.get(i));
    }
    if (values.size() > conditions.size()) {
      sql.append(" ELSE ").append(values.getLast());
    }
    return sql.append(" END)").toString();
  }

  private Typed cast(Expr.Cast cast) {
    Typed operand = translate(cast.operand());
    return cast.tried()
        ? Casts.attempted(operand, cast.type(), environment())
        : Casts.explicit(operand, cast.type(), environment());
  }

  private Typed collate(Expr.Collate collate) {
    return Collations.collated(translate(collate.operand()), collate.collation());
  }

  private Typed call(Call call) {
    if (call.name().equals("SYS_CONNECT_BY_PATH")) {
      return hierarchy(call, call.name()).path(call);
    }
    if (NamedByValue.isColumn(call)) {
      return column(NamedByValue.column(call, this));
    }
    return scope
        .navigation()
        .flatMap(navigation -> navigation.call(call, this))
        .orElseGet(() -> Functions.apply(new FunctionCall(call, this)));
  }

  /// What `*` or `t.*` stands for.
  public List<Source.Field> columns(Expr.Star star) {
    return Stars.expand(star, this);
  }

  /// A value that is computed for each row before the select list, since it holds a window and is
  /// read in another one.
  public Typed lifted(Typed value) {
    if (scope.grouping() != null) {
      throw Problems.unsupported("a window within a window over groups");
    }
    return Typed.of(scope.lift(value.sql(), () -> translator.fresh("w")), value.type());
  }

  /// Whether the query around groups its rows by a value.
  public boolean isKey(Typed value) {
    Grouping grouping = scope.grouping();
    return grouping != null && grouping.isKey(value.sql());
  }

  /// Columns that are read until [#leaveAggregate] need not be grouped by.
  public int enterAggregate() {
    Grouping grouping = scope.grouping();
    return grouping == null ? 0 : grouping.enterAggregate();
  }

  public void leaveAggregate(int mark) {
    Grouping grouping = scope.grouping();
    if (grouping != null) {
      grouping.leaveAggregate(mark);
    }
  }

  /// The engine orders a window by nothing that is another thing at each look.
  private Typed steady(Expr key) {
    Typed value = translate(key);
    return Volatile.isIn(key, scope) ? lifted(value) : value;
  }

  /// `ORDER BY` keys within a call.
  public String sortKeys(List<SortKey> keys) {
    return keys.stream()
        .map(key -> sortKey(translate(key.value()), key))
        .collect(Collectors.joining(", "));
  }

  /// One key with its direction and place of NULLs: last upwards, first downwards.
  static String sortKey(Typed value, SortKey key) {
    boolean nullsFirst = key.nullsFirst().orElse(key.descending());
    boolean constant = value.isNull() || value.constant() != null;
    // the engine refuses a constant, which puts nothing in order
    return (constant ? "(1 IS NULL)" : value.comparable())
        + (key.descending() ? " DESC" : " ASC")
        + (nullsFirst ? " NULLS FIRST" : " NULLS LAST");
  }

  /// An `OVER (…)`.
  public String window(Expr.Window window) {
    Frames frames = new Frames(this);
    List<String> parts = new ArrayList<>();
    if (!window.partition().isEmpty()) {
      parts.add(
          "PARTITION BY "
              + window.partition().stream()
                  .map(each -> translate(each).comparable())
                  .collect(Collectors.joining(", ")));
    }
    if (!window.order().isEmpty()) {
      parts.add(
          "ORDER BY "
              + window.order().stream()
                  .map(key -> sortKey(frames.key(steady(key.value()), window), key))
                  .collect(Collectors.joining(", ")));
    }
    window.frame().ifPresent(frame -> parts.add(frames.sql(frame)));
    return "OVER (" + String.join(" ", parts) + ")";
  }
}
