package dev.vitrine.dialect.translate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What functions give by their documented rules, written again in Java.
///
/// ```java
/// laws.of("LEFT", a -> text(a[0]).substring(0, …), TEXTS, COUNTS);
/// ```
final class FunctionLaws {

  /// Calls of one function are at most so many.
  private static final int MOST = 24;

  /// An argument as SQL writes it and as Java holds it.
  record Argument(String sql, @Nullable Object value) {}

  interface Rule {
    /// A `String`, `BigDecimal`, `Double`, `Boolean` or `LocalDate`; null is NULL.
    @Nullable Object apply(@Nullable Object[] arguments);
  }

  /// @param expected what the rule says
  record Call(String sql, @Nullable Object expected) {}

  private static final Argument NULL = new Argument("NULL", null);

  private final Map<String, List<Call>> calls = new TreeMap<>();

  Map<String, List<Call>> calls() {
    return calls;
  }

  /// A function that is NULL where an argument is.
  ///
  /// @param names of the function, with commas between
  @SafeVarargs
  final void of(String names, Rule rule, List<Argument>... domains) {
    define(names, "", "", strict(rule), domains);
  }

  /// A function with an argument that is no value, before the others.
  @SafeVarargs
  final void prefixed(String names, String prefix, Rule rule, List<Argument>... domains) {
    define(names, prefix, "", strict(rule), domains);
  }

  /// A function with an argument that is no value, behind the others.
  @SafeVarargs
  final void suffixed(String names, String suffix, Rule rule, List<Argument>... domains) {
    define(names, "", suffix, strict(rule), domains);
  }

  /// A function whose rule says what it makes of NULL.
  @SafeVarargs
  final void withNulls(String names, Rule rule, List<Argument>... domains) {
    define(names, "", "", rule, domains);
  }

  private static Rule strict(Rule rule) {
    return arguments ->
        Stream.of(arguments).anyMatch(java.util.Objects::isNull) ? null : rule.apply(arguments);
  }

  private void define(
      String names, String prefix, String suffix, Rule rule, List<Argument>[] domains) {
    for (String name : names.split(",")) {
      for (List<Argument> tuple : tuples(domains)) {
        String written = String.join(", ", tuple.stream().map(Argument::sql).toList());
        String sql = name + "(" + prefix + written + suffix + ")";
        Object expected = rule.apply(tuple.stream().map(Argument::value).toArray());
        calls.computeIfAbsent(name, _ -> new ArrayList<>()).add(new Call(sql, expected));
      }
    }
  }

  /// Some of all combinations, and NULL in each place.
  private static List<List<Argument>> tuples(List<Argument>[] domains) {
    int all = Arrays.stream(domains).mapToInt(List::size).reduce(1, Math::multiplyExact);
    int step = all <= MOST ? 1 : all / MOST | 1;
    List<List<Argument>> tuples = new ArrayList<>();
    for (int i = 0; i < all; i += step) {
      tuples.add(tuple(domains, i));
    }
    for (int place = 0; place < domains.length; place++) {
      List<Argument> tuple = tuple(domains, place);
      tuple.set(place, NULL);
      tuples.add(tuple);
    }
    return tuples;
  }

  private static List<Argument> tuple(List<Argument>[] domains, int number) {
    List<Argument> tuple = new ArrayList<>();
    int left = number;
    for (List<Argument> domain : domains) {
      tuple.add(domain.get(left % domain.size()));
      left /= domain.size();
    }
    return tuple;
  }

  static List<Argument> texts(String... values) {
    return Stream.of(values).map(FunctionLaws::text).toList();
  }

  private static Argument text(String value) {
    return new Argument("'" + value.replace("\\", "\\\\").replace("'", "''") + "'", value);
  }

  static List<Argument> numbers(String... values) {
    return Stream.of(values).map(value -> new Argument(value, new BigDecimal(value))).toList();
  }

  static List<Argument> reals(double... values) {
    return Arrays.stream(values)
        .mapToObj(value -> new Argument("'" + value + "'::FLOAT", value))
        .toList();
  }

  static List<Argument> booleans() {
    return List.of(new Argument("TRUE", true), new Argument("FALSE", false));
  }

  static List<Argument> dates(String... values) {
    return Stream.of(values)
        .map(value -> new Argument("DATE '" + value + "'", LocalDate.parse(value)))
        .toList();
  }

  static String text(@Nullable Object value) {
    return (String) java.util.Objects.requireNonNull(value);
  }

  static BigDecimal number(@Nullable Object value) {
    return (BigDecimal) java.util.Objects.requireNonNull(value);
  }

  static int integer(@Nullable Object value) {
    return number(value).intValueExact();
  }

  static double real(@Nullable Object value) {
    return ((Number) java.util.Objects.requireNonNull(value)).doubleValue();
  }

  static LocalDate date(@Nullable Object value) {
    return (LocalDate) java.util.Objects.requireNonNull(value);
  }

  static BigDecimal number(long value) {
    return BigDecimal.valueOf(value);
  }
}
