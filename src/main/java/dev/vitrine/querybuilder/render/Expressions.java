package dev.vitrine.querybuilder.render;

import dev.vitrine.querybuilder.check.Meaning;
import dev.vitrine.querybuilder.check.Meaning.Calculated;
import dev.vitrine.querybuilder.check.Meaning.OfTable;
import dev.vitrine.querybuilder.check.Scope;
import dev.vitrine.querybuilder.expression.Expression;
import dev.vitrine.querybuilder.expression.Expression.Alike;
import dev.vitrine.querybuilder.expression.Expression.Among;
import dev.vitrine.querybuilder.expression.Expression.Binary;
import dev.vitrine.querybuilder.expression.Expression.Branch;
import dev.vitrine.querybuilder.expression.Expression.Call;
import dev.vitrine.querybuilder.expression.Expression.Case;
import dev.vitrine.querybuilder.expression.Expression.Cast;
import dev.vitrine.querybuilder.expression.Expression.FieldRef;
import dev.vitrine.querybuilder.expression.Expression.Literal;
import dev.vitrine.querybuilder.expression.Expression.Negated;
import dev.vitrine.querybuilder.expression.Expression.Not;
import dev.vitrine.querybuilder.expression.Expression.NullTest;
import dev.vitrine.querybuilder.expression.Expression.Sign;
import dev.vitrine.querybuilder.expression.Expression.Within;
import dev.vitrine.querybuilder.expression.Function;
import dev.vitrine.querybuilder.schema.DataType;
import dev.vitrine.querybuilder.schema.Family;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Expressions in SQL. Texts are bound; numbers, which cannot hold anything else, stand in the SQL.
final class Expressions {

  private final Scope scope;
  private final Sources sources;
  private final Calls calls;

  Expressions(Scope scope, Sources sources, Dialect dialect, LocalDate today) {
    this.scope = scope;
    this.sources = sources;
    this.calls = new Calls(dialect, today);
  }

  Field<?> field(Expression expression) {
    return rendered(expression, false);
  }

  /// @param amongAggregates a calculated field of single rows stands beside aggregates: its sum is
  ///   meant
  private Field<?> rendered(Expression expression, boolean amongAggregates) {
    if (expression.isCondition() && !(expression instanceof Literal)) {
      return DSL.field(condition(expression, amongAggregates));
    }
    return switch (expression) {
      case Literal literal -> literal(literal.value());
      case FieldRef field -> column(field, amongAggregates);
      case Call call -> call(call, amongAggregates);
      case Negated negated -> object(negated.operand(), amongAggregates).neg();
      case Case choice -> choice(choice.branches(), choice.otherwise(), amongAggregates);
      case Cast cast -> DSL.cast(rendered(cast.operand(), amongAggregates), type(cast.type()));
      case Binary binary -> arithmetic(binary, amongAggregates);
      case Not _, NullTest _, Among _, Within _, Alike _ ->
          throw new IllegalStateException("a condition");
    };
  }

  private Field<Object> object(Expression expression, boolean amongAggregates) {
    return rendered(expression, amongAggregates).coerce(Object.class);
  }

  private static Field<?> literal(@Nullable Object value) {
    return switch (value) {
      case null -> DSL.inline((Object) null);
      case Number number -> DSL.inline(number);
      case Boolean truth -> DSL.inline(truth);
      default -> DSL.val(value);
    };
  }

  private Field<?> column(FieldRef field, boolean amongAggregates) {
    return switch (scope.meaning(field)) {
      case OfTable column -> sources.column(column.table(), column.column().name());
      case Calculated computed -> {
        boolean aggregates = scope.aggregates(computed.expression());
        Field<?> value = rendered(computed.expression(), aggregates);
        yield amongAggregates && !aggregates
            ? Calls.aggregate(dev.vitrine.querybuilder.model.Aggregation.SUM, value)
            : value;
      }
    };
  }

  private Field<?> call(Call call, boolean amongAggregates) {
    if (call.function() == Function.IF) {
      List<Expression> given = call.arguments();
      return choice(List.of(new Branch(given.get(0), given.get(1))), given.get(2), amongAggregates);
    }
    boolean inner = amongAggregates && !call.function().aggregates();
    return calls.of(
        call,
        call.arguments().stream().map(part -> rendered(part, inner)).toArray(Field<?>[]::new));
  }

  private Field<?> choice(List<Branch> branches, Expression otherwise, boolean amongAggregates) {
    CaseConditionStep<Object> chain = null;
    for (Branch branch : branches) {
      Condition when = condition(branch.condition(), amongAggregates);
      Field<Object> then = object(branch.value(), amongAggregates);
      chain = chain == null ? DSL.when(when, then) : chain.when(when, then);
    }
    return java.util.Objects.requireNonNull(chain).otherwise(object(otherwise, amongAggregates));
  }

  private Field<?> arithmetic(Binary binary, boolean amongAggregates) {
    Field<BigDecimal> left = rendered(binary.left(), amongAggregates).coerce(BigDecimal.class);
    Field<BigDecimal> right = rendered(binary.right(), amongAggregates).coerce(BigDecimal.class);
    return switch (binary.sign()) {
      case PLUS -> left.plus(right);
      case MINUS -> left.minus(right);
      case TIMES -> left.times(right);
      case DIVIDE -> left.div(right);
      case MODULO -> left.mod(right);
      case CONCATENATE ->
          DSL.concat(
              rendered(binary.left(), amongAggregates), rendered(binary.right(), amongAggregates));
      case EQUAL, UNEQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, AND, OR ->
          throw new IllegalStateException("a condition");
    };
  }

  /// A value that is no condition must be a boolean.
  Condition condition(Expression expression, boolean amongAggregates) {
    return switch (expression) {
      case Not not -> DSL.not(condition(not.operand(), amongAggregates));
      case NullTest test -> {
        Field<Object> operand = object(test.operand(), amongAggregates);
        yield test.negated() ? operand.isNotNull() : operand.isNull();
      }
      case Among among -> among(among, amongAggregates);
      case Within within -> {
        Condition inside =
            object(within.operand(), amongAggregates)
                .between(
                    object(within.low(), amongAggregates), object(within.high(), amongAggregates));
        yield within.negated() ? DSL.not(inside) : inside;
      }
      case Alike alike -> alike(alike, amongAggregates);
      case Binary binary when binary.sign() == Sign.AND ->
          condition(binary.left(), amongAggregates).and(condition(binary.right(), amongAggregates));
      case Binary binary when binary.sign() == Sign.OR ->
          condition(binary.left(), amongAggregates).or(condition(binary.right(), amongAggregates));
      case Binary binary when binary.sign().compares() -> comparison(binary, amongAggregates);
      case Literal _, FieldRef _, Call _, Negated _, Case _, Cast _, Binary _ ->
          DSL.condition(rendered(expression, amongAggregates).coerce(Boolean.class));
    };
  }

  private Condition among(Among among, boolean amongAggregates) {
    Field<Object> operand = object(among.operand(), amongAggregates);
    List<Field<Object>> values =
        among.values().stream().map(value -> object(value, amongAggregates)).toList();
    return among.negated() ? operand.notIn(values) : operand.in(values);
  }

  private Condition alike(Alike alike, boolean amongAggregates) {
    Field<Object> operand = object(alike.operand(), amongAggregates);
    Field<String> pattern = rendered(alike.pattern(), amongAggregates).coerce(String.class);
    Condition like = alike.anyCase() ? operand.likeIgnoreCase(pattern) : operand.like(pattern);
    return alike.negated() ? DSL.not(like) : like;
  }

  private Condition comparison(Binary binary, boolean amongAggregates) {
    Field<Object> left = object(truth(binary.left(), binary.right()), amongAggregates);
    Field<Object> right = object(truth(binary.right(), binary.left()), amongAggregates);
    return switch (binary.sign()) {
      case EQUAL -> left.eq(right);
      case UNEQUAL -> left.ne(right);
      case LESS -> left.lt(right);
      case LESS_OR_EQUAL -> left.le(right);
      case GREATER -> left.gt(right);
      default -> left.ge(right);
    };
  }

  /// 0 and 1 beside a boolean column mean false and true.
  private Expression truth(Expression value, Expression beside) {
    if (value instanceof Literal literal
        && literal.value() instanceof Number number
        && beside instanceof FieldRef field
        && scope.meaning(field) instanceof Meaning.OfTable column
        && column.column().type().family() == Family.BOOLEAN) {
      return new Literal(number.doubleValue() != 0);
    }
    return value;
  }

  static org.jooq.DataType<?> type(DataType type) {
    return switch (type.name()) {
      case "smallint", "integer" -> SQLDataType.INTEGER;
      case "bigint" -> SQLDataType.BIGINT;
      case "real", "double precision" -> SQLDataType.DOUBLE;
      case "numeric" -> SQLDataType.NUMERIC(38, 10);
      default ->
          switch (type.family()) {
            case NUMBER -> SQLDataType.NUMERIC(38, 10);
            case BOOLEAN -> SQLDataType.BOOLEAN;
            case DATE -> SQLDataType.LOCALDATE;
            case TIMESTAMP -> SQLDataType.LOCALDATETIME;
            case TIME -> SQLDataType.LOCALTIME;
            case UUID -> SQLDataType.UUID;
            case TEXT, OTHER -> SQLDataType.VARCHAR;
          };
    };
  }
}
