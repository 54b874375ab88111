package dev.vitrine.querybuilder.render;

import dev.vitrine.querybuilder.check.Meaning.OfTable;
import dev.vitrine.querybuilder.check.RelativeDays;
import dev.vitrine.querybuilder.check.Scope;
import dev.vitrine.querybuilder.check.Subquery;
import dev.vitrine.querybuilder.check.Values;
import dev.vitrine.querybuilder.expression.Expression;
import dev.vitrine.querybuilder.expression.Expression.FieldRef;
import dev.vitrine.querybuilder.model.Filter;
import dev.vitrine.querybuilder.model.Operator;
import dev.vitrine.querybuilder.schema.DataType;
import dev.vitrine.querybuilder.schema.Family;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Filters in SQL; all their values are bound.
final class Conditions {

  private final Scope scope;
  private final Expressions expressions;
  private final Dialect dialect;
  private final LocalDate today;

  Conditions(Scope scope, Expressions expressions, Dialect dialect, LocalDate today) {
    this.scope = scope;
    this.expressions = expressions;
    this.dialect = dialect;
    this.today = today;
  }

  Condition of(Filter filter) {
    Expression operand = scope.of(filter);
    Optional<DataType> type = type(operand);
    return on(comparable(expressions.field(operand), type), type, filter);
  }

  private Optional<DataType> type(Expression operand) {
    return operand instanceof FieldRef field && scope.meaning(field) instanceof OfTable column
        ? Optional.of(column.column().type())
        : Optional.empty();
  }

  /// What has no order of its own here is compared as text.
  private static Field<Object> comparable(Field<?> field, Optional<DataType> type) {
    boolean odd = type.filter(known -> known.family() == Family.OTHER).isPresent();
    return (odd ? DSL.cast(field, SQLDataType.VARCHAR) : field).coerce(Object.class);
  }

  Condition on(Field<Object> field, Optional<DataType> type, Filter filter) {
    Object value = filter.value();
    return switch (filter.operator()) {
      case EQ -> value == null ? field.isNull() : field.eq(bound(type, value));
      case NEQ -> value == null ? field.isNotNull() : field.ne(bound(type, value));
      case GT -> field.gt(bound(type, value));
      case GTE -> field.ge(bound(type, value));
      case LT -> field.lt(bound(type, value));
      case LTE -> field.le(bound(type, value));
      case IN -> among(field, type, value);
      case IN_OR_NULL ->
          List.of().equals(value) ? field.isNull() : among(field, type, value).or(field.isNull());
      case NOT_IN -> notAmong(field, type, value);
      case LIKE, ILIKE, NOT_LIKE, NOT_ILIKE -> alike(field, type, filter.operator(), value);
      case BETWEEN -> {
        List<?> range = (List<?>) Objects.requireNonNull(value);
        yield field.between(bound(type, range.get(0)), bound(type, range.get(1)));
      }
      case IS_NULL -> field.isNull();
      case IS_NOT_NULL -> field.isNotNull();
      case IN_SUBQUERY -> subquery(field, value);
      case DATE_RELATIVE, DATE_WINDOW -> within(field, type, RelativeDays.of(filter, today));
      case NOT_DATE_RELATIVE -> DSL.not(within(field, type, RelativeDays.of(filter, today)));
    };
  }

  private static Field<Object> bound(Optional<DataType> type, @Nullable Object value) {
    Object known = type.isPresent() ? Values.of(type.get(), value) : value;
    return DSL.val(known).coerce(Object.class);
  }

  private static List<Field<Object>> bound(Optional<DataType> type, List<?> values) {
    List<Field<Object>> fields = new ArrayList<>();
    for (Object value : values) {
      if (value != null) {
        fields.add(bound(type, value));
      }
    }
    return fields;
  }

  /// Nothing is among no values; NULL in the list matches NULL.
  private static Condition among(
      Field<Object> field, Optional<DataType> type, @Nullable Object value) {
    List<?> values = (List<?>) Objects.requireNonNull(value);
    List<Field<Object>> some = bound(type, values);
    Condition condition = some.isEmpty() ? DSL.falseCondition() : field.in(some);
    return values.stream().anyMatch(Objects::isNull) ? condition.or(field.isNull()) : condition;
  }

  private static Condition notAmong(
      Field<Object> field, Optional<DataType> type, @Nullable Object value) {
    List<?> values = (List<?>) Objects.requireNonNull(value);
    List<Field<Object>> some = bound(type, values);
    Condition condition = some.isEmpty() ? DSL.trueCondition() : field.notIn(some);
    return values.stream().anyMatch(Objects::isNull) ? condition.and(field.isNotNull()) : condition;
  }

  private static Condition alike(
      Field<Object> field, Optional<DataType> type, Operator operator, @Nullable Object value) {
    boolean isText = type.map(DataType::family).filter(Family.TEXT::equals).isPresent();
    Field<String> text = isText ? field.coerce(String.class) : DSL.cast(field, SQLDataType.VARCHAR);
    Field<String> pattern = DSL.val(String.valueOf(value));
    return switch (operator) {
      case LIKE -> text.like(pattern);
      case ILIKE -> text.likeIgnoreCase(pattern);
      case NOT_LIKE -> text.notLike(pattern);
      default -> text.notLikeIgnoreCase(pattern);
    };
  }

  private Condition subquery(Field<Object> field, @Nullable Object value) {
    Map<?, ?> map = (Map<?, ?>) Objects.requireNonNull(value);
    String sql = Subquery.sql(String.valueOf(map.get("sql")), scope.schema(), dialect.naming());
    return DSL.condition("{0} IN ({1})", field, DSL.sql(sql));
  }

  private static Condition within(Field<Object> field, Optional<DataType> type, RelativeDays days) {
    return field
        .ge(bound(type, days.first().toString()))
        .and(field.lt(bound(type, days.end().toString())));
  }
}
