package dev.vitrine.dialect.scalar;

import dev.vitrine.dialect.scalar.NumberElement.Digit;
import dev.vitrine.dialect.scalar.NumberElement.Exact;
import dev.vitrine.dialect.scalar.NumberElement.Exponent;
import dev.vitrine.dialect.scalar.NumberElement.Group;
import dev.vitrine.dialect.scalar.NumberElement.Hex;
import dev.vitrine.dialect.scalar.NumberElement.Minimal;
import dev.vitrine.dialect.scalar.NumberElement.Percent;
import dev.vitrine.dialect.scalar.NumberElement.Point;
import dev.vitrine.dialect.scalar.NumberElement.Sign;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// One number format ("SQL format models" of Snowflake's): its elements, and what they are in sum.
record NumberModel(List<NumberElement> elements) {

  NumberModel {
    elements = List.copyOf(elements);
  }

  boolean has(Class<? extends NumberElement> kind) {
    return elements.stream().anyMatch(kind::isInstance);
  }

  Optional<Minimal> minimal() {
    return first(Minimal.class);
  }

  Optional<Exponent> exponent() {
    return first(Exponent.class);
  }

  Optional<Hex> hex() {
    return first(Hex.class);
  }

  boolean percent() {
    return has(Percent.class);
  }

  boolean exact() {
    return has(Exact.class);
  }

  boolean signed() {
    return has(Sign.class);
  }

  /// Places for digits before the point.
  int integers() {
    return (int) before().stream().filter(NumberModel::isDigit).count();
  }

  int fractions() {
    return (int) behind().stream().filter(NumberModel::isDigit).count();
  }

  /// The first place before the point that always has a digit; [#integers] where none has.
  int firstZero() {
    List<NumberElement> digits = digits(before());
    int first = digits.indexOf(new Digit(true));
    return first < 0 ? digits.size() : first;
  }

  /// The last place behind the point that always has a digit, or -1.
  int lastZero() {
    return digits(behind()).lastIndexOf(new Digit(true));
  }

  static boolean isDigit(NumberElement element) {
    return element instanceof Digit || element instanceof Hex;
  }

  static boolean isInteger(NumberElement element) {
    return isDigit(element) || element instanceof Group;
  }

  private List<NumberElement> before() {
    int point = point();
    return point < 0 ? elements : elements.subList(0, point);
  }

  private List<NumberElement> behind() {
    int point = point();
    return point < 0 ? List.of() : elements.subList(point, elements.size());
  }

  private int point() {
    return elements.indexOf(new Point());
  }

  private static List<NumberElement> digits(List<NumberElement> elements) {
    Predicate<NumberElement> digit = NumberModel::isDigit;
    return elements.stream().filter(digit).toList();
  }

  private <T extends NumberElement> Optional<T> first(Class<T> kind) {
    return elements.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
