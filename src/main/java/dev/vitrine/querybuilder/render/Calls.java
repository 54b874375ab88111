package dev.vitrine.querybuilder.render;

import dev.vitrine.querybuilder.expression.Expression;
import dev.vitrine.querybuilder.expression.Expression.Call;
import dev.vitrine.querybuilder.expression.Expression.Literal;
import dev.vitrine.querybuilder.expression.TimeUnit;
import dev.vitrine.querybuilder.model.Aggregation;
import dev.vitrine.querybuilder.model.Interval;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Functions in SQL.
record Calls(Dialect dialect, LocalDate today) {

  /// @param values the arguments, rendered; of a condition, as a boolean
  Field<?> of(Call call, Field<?>[] values) {
    return switch (call.function()) {
      case SUM -> aggregate(Aggregation.SUM, values[0]);
      case AVG -> aggregate(Aggregation.AVG, values[0]);
      case COUNT -> aggregate(Aggregation.COUNT, values[0]);
      case COUNT_DISTINCT -> aggregate(Aggregation.COUNT_DISTINCT, values[0]);
      case MIN -> aggregate(Aggregation.MIN, values[0]);
      case MAX -> aggregate(Aggregation.MAX, values[0]);
      case IF -> throw new IllegalStateException("rendered as a case");
      case YEAR, QUARTER, MONTH, DAY, HOUR, MINUTE ->
          new Times(dialect).part(DatePart.valueOf(call.function().name()), values[0]);
      case DATE -> new Times(dialect).of(values);
      case DATEDIFF -> new Times(dialect).between(unit(call), values[0], values[1]);
      case DATE_TRUNC -> new Times(dialect).start(interval(call), values[1]);
      case TODAY -> DSL.inline(today);
      case COALESCE -> DSL.coalesce(text(values[0]), rest(values));
      case NULLIF -> DSL.nullif(text(values[0]), text(values[1]));
      case GREATEST -> DSL.greatest(text(values[0]), rest(values));
      case LEAST -> DSL.least(text(values[0]), rest(values));
      case CONCATENATE, FIND, UPPER, LOWER, TRIM, LENGTH, SUBSTRING, REPLACE, LEFT, RIGHT ->
          text(call, values);
      case ABS, ROUND, FLOOR, CEIL, POWER, SQRT, LN, EXP, MOD, SIGN -> number(call, values);
    };
  }

  static Field<?> aggregate(Aggregation aggregation, Field<?> of) {
    return switch (aggregation) {
      case NONE -> of;
      case SUM -> DSL.sum(number(of));
      case AVG -> DSL.avg(number(of));
      case COUNT -> DSL.count(of);
      case COUNT_DISTINCT -> DSL.countDistinct(of);
      case MIN -> DSL.min(of);
      case MAX -> DSL.max(of);
    };
  }

  private static TimeUnit unit(Call call) {
    return call.arguments().size() < 3
        ? TimeUnit.DAY
        : TimeUnit.of(literal(call.arguments().get(2))).orElseThrow();
  }

  private static Interval interval(Call call) {
    return Interval.of(literal(call.arguments().getFirst())).orElseThrow();
  }

  private static String literal(Expression expression) {
    return expression instanceof Literal literal ? String.valueOf(literal.value()) : "";
  }

  private Field<?> text(Call call, Field<?>[] values) {
    return switch (call.function()) {
      case FIND -> DSL.position(text(values[1]), text(values[0]));
      case UPPER -> DSL.upper(text(values[0]));
      case LOWER -> DSL.lower(text(values[0]));
      case TRIM -> DSL.trim(text(values[0]));
      case LENGTH -> DSL.length(text(values[0]));
      case REPLACE -> DSL.replace(text(values[0]), text(values[1]), text(values[2]));
      case LEFT -> DSL.left(text(values[0]), whole(values[1]));
      case RIGHT -> DSL.right(text(values[0]), whole(values[1]));
      case SUBSTRING ->
          values.length == 2
              ? DSL.substring(text(values[0]), whole(values[1]))
              : DSL.substring(text(values[0]), whole(values[1]), whole(values[2]));
      default -> DSL.concat(values);
    };
  }

  private static Field<?> number(Call call, Field<?>[] values) {
    Field<BigDecimal> first = number(values[0]);
    return switch (call.function()) {
      case ABS -> DSL.abs(first);
      case FLOOR -> DSL.floor(first);
      case CEIL -> DSL.ceil(first);
      case SQRT -> DSL.sqrt(first);
      case LN -> DSL.ln(first);
      case EXP -> DSL.exp(first);
      case SIGN -> DSL.sign(first);
      case POWER -> DSL.power(first, number(values[1]));
      case MOD -> first.mod(number(values[1]));
      default ->
          values.length == 1
              ? DSL.round(first)
              : DSL.field(
                  "ROUND({0}, {1})",
                  BigDecimal.class,
                  DSL.cast(first, org.jooq.impl.SQLDataType.NUMERIC(38, 12)),
                  whole(values[1]));
    };
  }

  private static Field<BigDecimal> number(Field<?> field) {
    return field.coerce(BigDecimal.class);
  }

  private static Field<Integer> whole(Field<?> field) {
    return field.coerce(Integer.class);
  }

  private static Field<String> text(Field<?> field) {
    return field.coerce(String.class);
  }

  private static Field<?>[] rest(Field<?>[] values) {
    return Arrays.copyOfRange(values, 1, values.length);
  }
}
