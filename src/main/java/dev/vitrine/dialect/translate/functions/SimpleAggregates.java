package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Operators;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.dialect.translate.Types;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.util.List;
import java.util.stream.Collectors;

/// `COUNT`, `SUM`, `AVG`, `MIN`, `MAX` and what is made like them.
final class SimpleAggregates implements Family {

  private static final SqlType COUNT = SqlType.fixed(18, 0);
  private static final SqlType DIGIT = SqlType.fixed(1, 0);

  @Override
  public void register(Registry registry) {
    registry.aggregate("COUNT", 1, Registry.ANY, SimpleAggregates::count);
    registry.aggregate("COUNT_IF", 1, 1, SimpleAggregates::countIf);
    registry.aggregate("SUM", 1, 1, SimpleAggregates::sum);
    registry.aggregate("AVG", 1, 1, SimpleAggregates::average);
    registry.aggregate("MIN", 1, 1, call -> extreme("min", call));
    registry.aggregate("MAX", 1, 1, call -> extreme("max", call));
    registry.aggregate("ANY_VALUE", 1, 1, SimpleAggregates::any);
    registry.aggregate("APPROX_COUNT_DISTINCT", 1, Registry.ANY, SimpleAggregates::distinct);
    registry.alias("HLL", "APPROX_COUNT_DISTINCT");
    registry.aggregate("HASH_AGG", 1, Registry.ANY, SimpleAggregates::hash);
    registry.aggregate("GROUPING", 1, Registry.ANY, SimpleAggregates::grouping);
    registry.alias("GROUPING_ID", "GROUPING");
    registry.window("RATIO_TO_REPORT", 1, 1, SimpleAggregates::ratio);
  }

  private static Typed count(FunctionCall call) {
    boolean distinct = call.syntax().distinct();
    boolean rows = call.count() == 1 && call.written(0) instanceof Expr.Star star && star.isBare();
    String arguments = rows && !distinct ? "*" : whole(counted(call), distinct);
    return Typed.loose(call.aggregate("count", arguments), COUNT);
  }

  /// Every argument; a star is all its columns.
  private static List<Typed> counted(FunctionCall call) {
    if (!(call.written(0) instanceof Expr.Star star)) {
      return call.args();
    }
    List<Field> columns = call.expressions().columns(star);
    if (columns.isEmpty()) {
      throw Arity.none(call);
    }
    return columns.stream().map(Field::value).toList();
  }

  /// One value of several; NULL where one of them is.
  ///
  /// @param compared whether it matters which are equal
  private static String whole(List<Typed> values, boolean compared) {
    if (values.size() == 1) {
      return compared ? values.getFirst().comparable() : values.getFirst().sql();
    }
    String present =
        values.stream()
            .map(value -> value.sql() + " IS NOT NULL")
            .collect(Collectors.joining(" AND "));
    String row = values.stream().map(Typed::comparable).collect(Collectors.joining(", "));
    return "(CASE WHEN " + present + " THEN row(" + row + ") END)";
  }

  /// The sum of an `IFF`, which takes nothing else for a condition.
  private static Typed countIf(FunctionCall call) {
    Typed asked = call.arg(0);
    if (!asked.isNull() && !asked.is(Kind.BOOLEAN)) {
      throw call.invalidTypes("IFF", List.of(asked.type(), DIGIT, DIGIT));
    }
    String condition = Casts.implicit(asked, SqlType.BOOLEAN).sql();
    return Typed.loose(
        call.aggregate("count", "(CASE WHEN " + condition + " THEN TRUE END)"), COUNT);
  }

  /// Exact, which an approximation may be.
  private static Typed distinct(FunctionCall call) {
    return Typed.loose(call.distinct("count", whole(counted(call), true)), COUNT);
  }

  /// An argument of a sum: a number, or what becomes one.
  static Typed number(FunctionCall call, int index) {
    Typed value = call.arg(index);
    if (value.isNull()) {
      return Typed.of("CAST(NULL AS DECIMAL(1,0))", SqlType.fixed(1, 0));
    }
    return switch (value.kind()) {
      case FIXED -> value.exactly();
      case REAL -> value;
      case TEXT, VARIANT -> Casts.implicit(value, SqlType.REAL);
      case BOOLEAN, DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ, BINARY, OBJECT, ARRAY ->
          throw call.invalidTypes();
    };
  }

  private static Typed sum(FunctionCall call) {
    Typed value = number(call, 0);
    String sum = call.aggregate("sum", value.sql());
    if (value.kind() == Kind.REAL) {
      return Typed.of(sum, SqlType.REAL);
    }
    SqlType type = summed(value);
    return Typed.of("CAST(" + sum + " AS " + EngineTypes.of(type) + ")", type);
  }

  private static SqlType summed(Typed value) {
    return SqlType.fixed(Types.MAX, value.type().scale());
  }

  /// The sum divided by the count, exactly: as a quotient by a whole number. In a window three
  /// digits more than the values have stand behind the point, else six.
  private static Typed average(FunctionCall call) {
    Typed value = number(call, 0);
    if (value.kind() == Kind.REAL) {
      return Typed.of(call.aggregate("avg", value.sql()), SqlType.REAL);
    }
    String sum =
        "CAST(" + call.aggregate("sum", value.sql()) + " AS " + EngineTypes.of(summed(value)) + ")";
    Typed count = Typed.loose(call.aggregate("count", value.sql()), COUNT);
    // a sum of as many values as can be counted, in no more digits than it can have
    int digits = Math.min(Types.MAX, value.type().precision() + COUNT.precision());
    SqlType summed = summed(value);
    SqlType type =
        call.syntax().over().filter(SimpleAggregates::isBounded).isPresent()
            ? SqlType.fixed(Types.MAX, Types.scaleOfQuotient(summed, 3))
            : Types.quotient(summed, COUNT);
    return Operators.quotient(
        Typed.of(sum, summed), Math.max(digits, value.type().scale()), count, type);
  }

  /// Whether a window has no order, or one with a frame.
  private static boolean isBounded(Expr.Window window) {
    return window.order().isEmpty() || window.frame().isPresent();
  }

  private static Typed any(FunctionCall call) {
    Typed value = call.arg(0);
    return value.exactly().at(call.aggregate("any_value", value.exactly().carried()));
  }

  /// An argument that is one value, not several.
  static Typed sorted(FunctionCall call) {
    Typed value = call.arg(0);
    if (value.is(Kind.ARRAY) || value.is(Kind.OBJECT)) {
      throw call.unsupported(call.name(), value);
    }
    return value;
  }

  private static Typed extreme(String function, FunctionCall call) {
    Typed value = sorted(call);
    String sql = value.exactly().carried();
    boolean keyed = !value.comparable().equals(value.sql());
    return value
        .exactly()
        .at(
            keyed
                ? call.aggregate("arg_" + function, sql + ", " + value.comparable())
                : call.aggregate(function, sql))
        .present();
  }

  /// A hash of all rows in any order: the sum of the rows' hashes.
  private static Typed hash(FunctionCall call) {
    String values =
        counted(call).stream()
            .map(value -> value.isNull() ? "NULL" : value.exactly().comparable())
            .collect(Collectors.joining(", "));
    String sum = call.aggregate("sum", "CAST(hash(" + values + ") AS HUGEINT)");
    return Typed.loose(
        "((coalesce("
            + sum
            + ", 0) + 9223372036854775808) % CAST('18446744073709551616' AS HUGEINT)"
            + " - 9223372036854775808)",
        SqlType.fixed(19, 0));
  }

  private static Typed grouping(FunctionCall call) {
    for (int i = 0; i < call.count(); i++) {
      if (!call.expressions().isKey(call.arg(i))) {
        throw Problems.plain(
            ErrorCode.NOT_IN_GROUP_BY,
            "[" + call.shown(i) + "] is not a valid group by expression");
      }
    }
    String keys = call.args().stream().map(Typed::comparable).collect(Collectors.joining(", "));
    return Typed.loose("grouping(" + keys + ")", SqlType.fixed(38, 0));
  }

  /// A value's part in the sum of its window; NULL where that is 0.
  private static Typed ratio(FunctionCall call) {
    Typed value = number(call, 0);
    String over = call.expressions().window(Windows.whole(Windows.required(call), call));
    String sum = "nullif(sum(" + value.sql() + ") " + over + ", 0)";
    SqlType type = value.kind() == Kind.REAL ? SqlType.REAL : summed(value);
    Typed total = Typed.of("CAST(" + sum + " AS " + EngineTypes.of(type) + ")", type);
    return Operators.numeric("/", value, total);
  }
}
