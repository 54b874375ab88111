package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Arithmetic, comparison and logic.
public final class Operators {

  private Operators() {}

  static Typed binary(Expr.Binary binary, ExpressionTranslator expressions) {
    return switch (binary.operator()) {
      case "AND", "OR" ->
          Typed.of(
              "("
                  + expressions.condition(binary.left())
                  + " "
                  + binary.operator()
                  + " "
                  + expressions.condition(binary.right())
                  + ")",
              SqlType.BOOLEAN);
      case "=", "<>", "<", "<=", ">", ">=" -> comparison(binary, expressions);
      case "||" -> concatenation(binary, expressions);
      default -> arithmetic(binary, expressions);
    };
  }

  private static Typed comparison(Expr.Binary binary, ExpressionTranslator expressions) {
    if (binary.left() instanceof Expr.Tuple left && binary.right() instanceof Expr.Tuple right) {
      return Predicates.tuples(binary.operator(), left, right, expressions);
    }
    Typed left = expressions.translate(binary.left());
    Typed right = expressions.translate(binary.right());
    return Typed.of(compare(binary.operator(), left, right), SqlType.BOOLEAN);
  }

  /// Two values compared in the type that both can take.
  public static String compare(String operator, Typed left, Typed right) {
    List<Typed> both = comparable(List.of(left, right));
    return "("
        + both.getFirst().comparable()
        + " "
        + operator
        + " "
        + both.getLast().comparable()
        + ")";
  }

  /// Values brought to one type so that the engine may compare them. Numbers of any width compare
  /// as they are.
  public static List<Typed> comparable(List<Typed> values) {
    boolean numbers = values.stream().allMatch(value -> value.isNull() || value.isNumeric());
    if (numbers) {
      return values;
    }
    if (isVariantWithNumbers(values)) {
      return values.stream().map(Operators::numberKey).toList();
    }
    SqlType type = comparisonType(values);
    List<Typed> converted = values.stream().map(value -> Casts.implicit(value, type)).toList();
    return type.collation().isEmpty() && !Collations.areChosen(values)
        ? Nanos.alike(converted)
        : converted.stream().map(value -> value.withType(type)).toList();
  }

  private static boolean isVariantWithNumbers(List<Typed> values) {
    return values.stream()
            .allMatch(value -> value.isNull() || value.is(Kind.VARIANT) || value.is(Kind.FIXED))
        && values.stream().anyMatch(value -> value.is(Kind.FIXED));
  }

  /// Numbers in a VARIANT have any number of digits on either side of the point; so they and what
  /// they are compared with become texts that compare as the numbers do.
  private static Typed numberKey(Typed value) {
    if (value.isNull()) {
      return Typed.NULL;
    }
    String sql =
        value.is(Kind.VARIANT)
            ? "sf_variant_number_key(" + value.sql() + ")"
            : "sf_variant_sort_key(CAST(" + value.exactly().sql() + " AS VARCHAR))";
    return Typed.of(sql, SqlType.TEXT);
  }

  /// A VARIANT is compared as the type of what it is compared with.
  private static SqlType comparisonType(List<Typed> values) {
    List<Typed> plain =
        values.stream().filter(value -> !value.isNull() && value.kind() != Kind.VARIANT).toList();
    if (plain.isEmpty()) {
      return SqlType.VARIANT;
    }
    SqlType type = Types.common(plain);
    if (type.kind() == Kind.OBJECT || type.kind() == Kind.ARRAY) {
      return SqlType.VARIANT;
    }
    boolean text = plain.stream().anyMatch(Typed::isText);
    boolean number = plain.stream().anyMatch(Typed::isNumeric);
    if (text && plain.stream().anyMatch(value -> value.is(Kind.REAL))) {
      return SqlType.REAL;
    }
    // text is compared as a number of any scale
    return (text && number) || (type.kind() == Kind.FIXED && plain.size() < values.size())
        ? SqlType.fixed(38, Math.max(type.scale(), 10))
        : type;
  }

  private static Typed concatenation(Expr.Binary binary, ExpressionTranslator expressions) {
    Typed left = expressions.translate(binary.left());
    Typed right = expressions.translate(binary.right());
    if (isContainer(left) || isContainer(right)) {
      throw invalidTypes("||", List.of(left, right), binary, expressions.problems());
    }
    return concatenation(left, right);
  }

  /// An ARRAY or an OBJECT, which nothing but a cast makes a text or a number of.
  public static boolean isContainer(Typed value) {
    return value.is(Kind.ARRAY) || value.is(Kind.OBJECT);
  }

  private static SqlError invalidTypes(
      String function, List<Typed> operands, Expr where, Problems problems) {
    String types =
        operands.stream()
            .map(operand -> TypeText.of(operand.type()))
            .collect(Collectors.joining(", "));
    return problems.at(
        where.span(),
        ErrorCode.INVALID_ARGUMENT_TYPES,
        "Invalid argument types for function '" + function + "': (" + types + ")");
  }

  /// Two binaries, or else two texts, one behind the other.
  public static Typed concatenation(Typed left, Typed right) {
    if (left.is(Kind.BINARY) && right.is(Kind.BINARY)) {
      return Typed.of("(" + left.sql() + " || " + right.sql() + ")", SqlType.BINARY);
    }
    Typed a = Casts.implicit(left, SqlType.TEXT);
    Typed b = Casts.implicit(right, SqlType.TEXT);
    long length = (long) length(a) + length(b);
    Typed both =
        Typed.of(
            "(" + a.sql() + " || " + b.sql() + ")",
            SqlType.text((int) Math.min(length, SqlType.MAX_TEXT)));
    return Collations.kept(List.of(a, b), both);
  }

  private static int length(Typed value) {
    return value.isNull() ? 0 : value.type().length();
  }

  static Typed sign(Expr.Unary unary, ExpressionTranslator expressions) {
    Typed given = expressions.translate(unary.operand());
    boolean plus = unary.operator().equals("+");
    Typed operand =
        number(given)
            .orElseThrow(() ->
                invalidTypes(plus ? "+" : "NEGATE", List.of(given), unary, expressions.problems()));
    if (plus) {
      return operand;
    }
    if (operand.constant() instanceof BigDecimal value && operand.is(Kind.FIXED)) {
      return Typed.number(value.negate());
    }
    return new Typed("(-" + operand.sql() + ")", operand.type(), operand.exact(), null, false);
  }

  private static Typed arithmetic(Expr.Binary binary, ExpressionTranslator expressions) {
    if (Temporal.isInterval(binary.left()) || Temporal.isInterval(binary.right())) {
      return Temporal.interval(binary, expressions);
    }
    Typed left = expressions.translate(binary.left());
    Typed right = expressions.translate(binary.right());
    if (Temporal.isTemporal(left) || Temporal.isTemporal(right)) {
      return Temporal.arithmetic(binary, left, right, expressions);
    }
    Optional<Typed> a = number(left);
    Optional<Typed> b = number(right);
    if (a.isEmpty() || b.isEmpty()) {
      throw invalidTypes(binary.operator(), List.of(left, right), binary, expressions.problems());
    }
    return numeric(binary.operator(), a.get(), b.get());
  }

  /// A value as a number, where it is one: a text in arithmetic is one, a VARIANT holds one.
  private static Optional<Typed> number(Typed value) {
    if (value.isNull()) {
      return Optional.of(new Typed("NULL", SqlType.fixed(1, 0), false, null, true));
    }
    return switch (value.kind()) {
      case FIXED, REAL -> Optional.of(value);
      case TEXT -> Optional.of(Casts.implicit(value, Types.FROM_TEXT));
      case VARIANT -> Optional.of(Casts.implicit(value, SqlType.REAL));
      case BOOLEAN, DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ, BINARY, OBJECT, ARRAY ->
          Optional.empty();
    };
  }

  /// A sum divided by a count.
  ///
  /// @param digits that the sum cannot have more of than, though its type has
  /// @param type of the quotient
  public static Typed quotient(Typed sum, int digits, Typed count, SqlType type) {
    return Division.exact(sum.withType(SqlType.fixed(digits, sum.type().scale())), count, type);
  }

  /// `a operator b` of numbers.
  public static Typed numeric(String operator, Typed a, Typed b) {
    if (a.kind() == Kind.REAL || b.kind() == Kind.REAL) {
      return real(operator, Casts.implicit(a, SqlType.REAL), Casts.implicit(b, SqlType.REAL));
    }
    SqlType left = a.type();
    SqlType right = b.type();
    return switch (operator) {
      case "+", "-" -> sum(operator, a, b, Types.sum(left, right));
      case "*" -> product(a, b, Types.product(left, right));
      case "/" -> Division.exact(a, b, Types.quotient(left, right));
      case "%" -> modulo(a, b);
      default -> throw new IllegalStateException("no operator " + operator);
    };
  }

  private static Typed real(String operator, Typed a, Typed b) {
    boolean divides = operator.equals("/") || operator.equals("%");
    String right = divides ? nonZero(b) : b.sql();
    return Typed.of("(" + a.sql() + " " + operator + " " + right + ")", SqlType.REAL);
  }

  /// The engine divides by a zero in floating point without a word.
  private static String nonZero(Typed divisor) {
    return divisor.constant() instanceof BigDecimal number && number.signum() != 0
        ? divisor.sql()
        : "sf_nonzero(" + divisor.sql() + ")";
  }

  private static Typed sum(String operator, Typed a, Typed b, SqlType type) {
    String sql = "(" + a.exactly().sql() + " " + operator + " " + b.exactly().sql() + ")";
    int natural = Math.max(Types.lead(a.type()), Types.lead(b.type())) + 1 + type.scale();
    return natural <= Types.MAX && !a.isNull() && !b.isNull()
        ? Typed.of(sql, type)
        : Typed.loose(sql, type);
  }

  /// The engine keeps a product in the width of its factors and fails where it does not fit, so
  /// wide factors are made as wide as they can be. A product whose digits must be rounded off is
  /// made in Java where they have no room before that.
  private static Typed product(Typed a, Typed b, SqlType type) {
    int scale = a.type().scale() + b.type().scale();
    int width = a.type().precision() + b.type().precision();
    if (scale > Types.MAX) {
      return Typed.of(javaProduct(a.exactly().sql(), b.exactly().sql(), type), type);
    }
    if (scale == type.scale() || width <= Types.MAX) {
      return Typed.of(cast("(" + factor(a, width) + " * " + factor(b, width) + ")", type), type);
    }
    String sql =
        Let.several(
            List.of(factor(a, width), factor(b, width)),
            names -> {
              String x = names.getFirst();
              String y = names.getLast();
              return "CASE WHEN abs(CAST(%s AS DOUBLE) * CAST(%s AS DOUBLE)) < 1E%d THEN %s ELSE %s END"
                  .formatted(
                      x,
                      y,
                      Types.MAX - 1 - scale,
                      cast("(" + x + " * " + y + ")", type),
                      javaProduct(x, y, type));
            });
    return Typed.of(sql, type);
  }

  private static String javaProduct(String x, String y, SqlType type) {
    return cast(
        "sf_wide_product(CAST(%s AS VARCHAR), CAST(%s AS VARCHAR), %d)"
            .formatted(x, y, type.scale()),
        type);
  }

  private static String cast(String sql, SqlType type) {
    return "CAST(" + sql + " AS " + EngineTypes.of(type) + ")";
  }

  private static String factor(Typed value, int width) {
    return width > 18
        ? as(value, SqlType.fixed(Types.MAX, value.type().scale()))
        : value.exactly().sql();
  }

  private static String as(Typed value, SqlType type) {
    return "CAST(" + value.sql() + " AS " + EngineTypes.of(type) + ")";
  }

  /// What is left of a division, with the dividend's sign; the engine refuses a zero itself.
  private static Typed modulo(Typed a, Typed b) {
    int scale = Math.max(a.type().scale(), b.type().scale());
    SqlType type = Types.fixed(Math.max(Types.lead(a.type()), Types.lead(b.type())), scale);
    String sql = "(" + as(a, type) + " % " + as(b, type) + ")";
    return Typed.of("CAST(" + sql + " AS " + EngineTypes.of(type) + ")", type);
  }
}
