package dev.vitrine.querybuilder.gate;

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
import dev.vitrine.querybuilder.expression.ExpressionError;
import dev.vitrine.querybuilder.expression.Function;
import dev.vitrine.querybuilder.schema.DataType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.jspecify.annotations.Nullable;

/// Reads one SQL expression. Its text goes no further: what is understood is an [Expression], what
/// is not (a subquery, a function that is on no list) is refused.
public final class SqlExpressions {

  private static final Map<Class<?>, Sign> SIGNS =
      Map.ofEntries(
          Map.entry(Addition.class, Sign.PLUS),
          Map.entry(Subtraction.class, Sign.MINUS),
          Map.entry(Multiplication.class, Sign.TIMES),
          Map.entry(Division.class, Sign.DIVIDE),
          Map.entry(Modulo.class, Sign.MODULO),
          Map.entry(Concat.class, Sign.CONCATENATE),
          Map.entry(EqualsTo.class, Sign.EQUAL),
          Map.entry(NotEqualsTo.class, Sign.UNEQUAL),
          Map.entry(MinorThan.class, Sign.LESS),
          Map.entry(MinorThanEquals.class, Sign.LESS_OR_EQUAL),
          Map.entry(GreaterThan.class, Sign.GREATER),
          Map.entry(GreaterThanEquals.class, Sign.GREATER_OR_EQUAL),
          Map.entry(AndExpression.class, Sign.AND),
          Map.entry(OrExpression.class, Sign.OR));

  private SqlExpressions() {}

  /// @throws RefusedSql when it is no expression, or one that may not be used
  /// @throws ExpressionError for a function with too few or too many arguments
  public static Expression parse(String sql) {
    if (Parsed.select("SELECT " + sql) instanceof PlainSelect select
        && select.getSelectItems().size() == 1
        && select.toString().equals("SELECT " + select.getSelectItem(0).getExpression())) {
      return read(select.getSelectItem(0).getExpression());
    }
    throw new RefusedSql("SQL expression must be a single value: no clause, alias or list");
  }

  private static Expression read(net.sf.jsqlparser.expression.Expression node) {
    return switch (node) {
      case Column column -> field(column);
      case LongValue number -> whole(number);
      case DoubleValue number -> decimal(number);
      case StringValue text -> text(text);
      case NullValue _ -> new Literal(null);
      case BooleanValue value -> new Literal(value.getValue());
      case DateTimeLiteralExpression moment -> moment(moment);
      case TimeKeyExpression key -> today(key);
      case ParenthesedExpressionList<?> list when list.size() == 1 -> read(list.getFirst());
      case SignedExpression signed -> signed(signed);
      case NotExpression not -> new Not(read(not.getExpression()));
      case CaseExpression choice -> choice(choice);
      case CastExpression cast -> cast(cast);
      case ExtractExpression part -> part(part);
      case TrimFunction trim
          when trim.getTrimSpecification() == null && !trim.isUsingFromKeyword() ->
          new Call(Function.TRIM, List.of(read(trim.getExpression())));
      case net.sf.jsqlparser.expression.Function call -> call(call);
      case IsNullExpression test -> new NullTest(read(test.getLeftExpression()), test.isNot());
      case InExpression among -> among(among);
      case Between within ->
          new Within(
              read(within.getLeftExpression()),
              read(within.getBetweenExpressionStart()),
              read(within.getBetweenExpressionEnd()),
              within.isNot());
      case LikeExpression like -> alike(like);
      case BinaryExpression binary -> binary(binary);
      default -> throw refused(node.getClass().getSimpleName());
    };
  }

  private static RefusedSql refused(String what) {
    return new RefusedSql(what + " is not allowed in an SQL expression");
  }

  private static Expression field(Column column) {
    if (column.getArrayConstructor() != null || column.getSchemaName() != null) {
      throw refused(column.toString());
    }
    Optional<String> table =
        Optional.ofNullable(column.getTable()).map(named -> Names.bare(named.getName()));
    if (table.isEmpty() && AllowedCalls.tells(column.getColumnName())) {
      throw refused(column.getColumnName());
    }
    return new FieldRef(table, Names.bare(column.getColumnName()));
  }

  /// An exponent may be beyond all numbers.
  private static Expression decimal(DoubleValue number) {
    try {
      return new Literal(new BigDecimal(number.toString()));
    } catch (NumberFormatException beyond) {
      throw refused("the number " + number);
    }
  }

  private static Expression whole(LongValue number) {
    BigDecimal value = new BigDecimal(number.getStringValue());
    return new Literal(value.precision() < 19 ? (Object) value.longValueExact() : value);
  }

  private static Expression text(StringValue text) {
    if (text.getPrefix() != null) {
      throw refused("a string with a prefix");
    }
    return new Literal(text.getNotExcapedValue());
  }

  private static Expression moment(DateTimeLiteralExpression literal) {
    String text = literal.getValue().replace("'", "").strip().replace(' ', 'T');
    try {
      return switch (literal.getType()) {
        case DATE -> new Literal(LocalDate.parse(text));
        case TIMESTAMP, DATETIME -> new Literal(LocalDateTime.parse(text));
        case TIME, TIMESTAMPTZ -> throw refused(literal.toString());
      };
    } catch (DateTimeException malformed) {
      throw refused(literal.toString());
    }
  }

  private static Expression today(TimeKeyExpression key) {
    if (key.getStringValue().replace("()", "").equalsIgnoreCase("CURRENT_DATE")) {
      return new Call(Function.TODAY, List.of());
    }
    throw refused(key.getStringValue());
  }

  private static Expression signed(SignedExpression signed) {
    return switch (signed.getSign()) {
      case '-' -> new Negated(read(signed.getExpression()));
      case '+' -> read(signed.getExpression());
      default -> throw refused("'" + signed.getSign() + "'");
    };
  }

  private static Expression choice(CaseExpression choice) {
    net.sf.jsqlparser.expression.Expression of = choice.getSwitchExpression();
    List<Branch> branches =
        choice.getWhenClauses().stream()
            .map(when ->
                new Branch(
                    of == null
                        ? read(when.getWhenExpression())
                        : new Binary(Sign.EQUAL, read(of), read(when.getWhenExpression())),
                    read(when.getThenExpression())))
            .toList();
    return new Case(branches, otherwise(choice.getElseExpression()));
  }

  private static Expression otherwise(net.sf.jsqlparser.expression.@Nullable Expression node) {
    return node == null ? new Literal(null) : read(node);
  }

  private static Expression cast(CastExpression cast) {
    String type = cast.getColDataType() == null ? "" : cast.getColDataType().getDataType();
    if (!AllowedCalls.hasType(type) || cast.getFormat() != null) {
      throw refused("a cast to '" + type + "'");
    }
    return new Cast(read(cast.getLeftExpression()), DataType.of(type));
  }

  private static Expression part(ExtractExpression part) {
    return switch (part.getName().toUpperCase(Locale.ROOT)) {
      case "YEAR", "QUARTER", "MONTH", "DAY", "HOUR", "MINUTE" ->
          new Call(
              Function.valueOf(part.getName().toUpperCase(Locale.ROOT)),
              List.of(read(part.getExpression())));
      default -> throw refused("EXTRACT(" + part.getName() + ")");
    };
  }

  private static Expression call(net.sf.jsqlparser.expression.Function call) {
    List<net.sf.jsqlparser.expression.Expression> given = new ArrayList<>();
    if (call.getParameters() != null) {
      given.addAll(call.getParameters());
    }
    boolean plain = call.toString().equals(written(call, given));
    boolean distinct = call.isDistinct() && call.getName().equalsIgnoreCase("count");
    Optional<Function> function =
        distinct ? Optional.of(Function.COUNT_DISTINCT) : Function.named(call.getName());
    if (function.isEmpty() || !plain) {
      throw refused("function '" + call.getName() + "' called like this");
    }
    List<Expression> arguments = given.stream().map(SqlExpressions::read).toList();
    return new Call(function.get(), arguments);
  }

  /// How a call without any clause inside looks.
  private static String written(
      net.sf.jsqlparser.expression.Function call,
      List<net.sf.jsqlparser.expression.Expression> given) {
    String arguments = String.join(", ", given.stream().map(Object::toString).toList());
    boolean count = call.isDistinct() && call.getName().equalsIgnoreCase("count");
    return call.getName() + (count ? "(DISTINCT " : "(") + arguments + ")";
  }

  private static Expression among(InExpression among) {
    if (among.getRightExpression() instanceof ExpressionList<?> list && !among.isGlobal()) {
      List<Expression> values = new ArrayList<>();
      list.forEach(value -> values.add(read(value)));
      return new Among(read(among.getLeftExpression()), values, among.isNot());
    }
    throw refused("IN with anything but a list of values");
  }

  private static Expression alike(LikeExpression like) {
    boolean known =
        like.getLikeKeyWord() == LikeExpression.KeyWord.LIKE
            || like.getLikeKeyWord() == LikeExpression.KeyWord.ILIKE;
    if (!known || like.getEscape() != null || like.isUseBinary()) {
      throw refused(like.getLikeKeyWord() + " written like this");
    }
    return new Alike(
        read(like.getLeftExpression()),
        read(like.getRightExpression()),
        like.getLikeKeyWord() == LikeExpression.KeyWord.ILIKE,
        like.isNot());
  }

  private static Expression binary(BinaryExpression binary) {
    Sign sign = SIGNS.get(binary.getClass());
    if (sign == null) {
      throw refused("'" + binary.getStringExpression() + "'");
    }
    return new Binary(sign, read(binary.getLeftExpression()), read(binary.getRightExpression()));
  }
}
