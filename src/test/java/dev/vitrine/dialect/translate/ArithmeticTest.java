package dev.vitrine.dialect.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Quotients, products and remainders of decimals of all widths, against arithmetic without bounds.
class ArithmeticTest {

  private record Pair(BigDecimal a, BigDecimal b) {}

  private final Random random = new Random(20240115);

  @Test
  void quotientsAreRoundedHalfAwayFromZero() {
    for (String types : widths()) {
      check(types, "/", (a, b) -> a.divide(b, 60, RoundingMode.DOWN));
    }
  }

  @Test
  void productsAreExactUntilTheirScaleIsCut() {
    for (String types : widths()) {
      check(types, "*", BigDecimal::multiply);
    }
  }

  @Test
  void remaindersHaveTheSignOfTheDividend() {
    for (String types : widths()) {
      check(types, "%", BigDecimal::remainder);
    }
  }

  /// Precision and scale of both operands.
  private static List<String> widths() {
    return List.of(
        "1 0 1 0",
        "5 2 3 1",
        "10 2 10 2",
        "18 0 18 0",
        "18 6 9 3",
        "20 0 5 0",
        "38 0 38 0",
        "38 2 10 2",
        "30 10 12 4",
        "38 18 38 18",
        "38 20 38 20",
        "12 12 12 12",
        "38 0 18 12");
  }

  private void check(String types, String operator, BinaryOperator<BigDecimal> exact) {
    int[] t = Stream.of(types.split(" ")).mapToInt(Integer::parseInt).toArray();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      pairs.add(new Pair(number(t[0], t[1]), number(t[2], t[3])));
    }
    List<Pair> fitting = pairs.stream().filter(pair -> fits(pair, t, operator, exact)).toList();
    if (fitting.isEmpty()) {
      return;
    }
    String rows =
        fitting.stream()
            .map(pair ->
                "('%s'::NUMBER(%d,%d), '%s'::NUMBER(%d,%d))"
                    .formatted(
                        pair.a.toPlainString(), t[0], t[1], pair.b.toPlainString(), t[2], t[3]))
            .collect(Collectors.joining(", "));
    var answer =
        TranslatedDuckDb.ask("SELECT a " + operator + " b FROM VALUES " + rows + " AS v(a, b)");
    for (int i = 0; i < fitting.size(); i++) {
      BigDecimal given = new BigDecimal(Objects.requireNonNull(answer.rows().get(i).getFirst()));
      BigDecimal wanted = exact.apply(fitting.get(i).a, fitting.get(i).b);
      assertThat(given)
          .as("%s %s %s of %s", fitting.get(i).a, operator, fitting.get(i).b, types)
          .isEqualByComparingTo(wanted.setScale(given.scale(), RoundingMode.HALF_UP));
    }
  }

  /// Whether the type of the result has room for it.
  private static boolean fits(
      Pair pair, int[] t, String operator, BinaryOperator<BigDecimal> exact) {
    SqlTypes types = new SqlTypes(t);
    return pair.b.signum() != 0
        && exact.apply(pair.a, pair.b).abs().compareTo(BigDecimal.TEN.pow(types.lead(operator))) < 0
        && (!operator.equals("%") || types.commonLead() + Math.max(t[1], t[3]) <= 38);
  }

  /// The rule that results are typed by, told once more.
  private record SqlTypes(int[] t) {
    int commonLead() {
      return Math.max(t[0] - t[1], t[2] - t[3]);
    }

    int lead(String operator) {
      int scale =
          switch (operator) {
            case "/" -> Math.max(t[1], Math.min(t[1] + 6, 12));
            case "*" -> Math.min(t[1] + t[3], Math.max(12, Math.max(t[1], t[3])));
            default -> Math.max(t[1], t[3]);
          };
      return 38 - scale;
    }
  }

  private BigDecimal number(int precision, int scale) {
    int digits = 1 + random.nextInt(precision);
    BigInteger unscaled = new BigInteger(digits * 4, random).mod(BigInteger.TEN.pow(digits));
    return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), scale);
  }

  @TestFactory
  Stream<DynamicTest> typesAndErrors() {
    return Answers.table(
        """
        1/3 → 0.333333 → NUMBER(7,6)
        -2/3 → -0.666667
        2.5/0.5 → 5.0000000 → NUMBER(9,7)
        1/0 → ! 100051 Division by zero
        1::NUMBER(38,0)/0 → ! 100051 Division by zero
        1::FLOAT/0 → ! 100051 Division by zero
        SELECT x/y FROM VALUES (1::FLOAT, 0::FLOAT) AS v(x, y) → ! 100051 Division by zero
        5 % 0 → ! 100051 Division by zero
        5::FLOAT % 0 → ! 100051 Division by zero
        -5 % 3 → -2 → NUMBER(1,0)
        5.5::FLOAT % 2 → 1.5 → FLOAT
        NULL / 2 → NULL
        1 / NULL → NULL
        99999999999999999999999999999999999999 / 3 → ! 100046 Number out of representable range
        99999999999999999999999999999999999999 * 10 → ! 100046 Number out of representable range
        99999999999999999999999999999999999999 + 1 → ! 100046 Number out of representable range
        1.5 * 2.25 → 3.375 → NUMBER(5,3)
        '5' + 3 → 8.00000
        """);
  }
}
