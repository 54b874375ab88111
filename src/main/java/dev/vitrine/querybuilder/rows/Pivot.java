package dev.vitrine.querybuilder.rows;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes columns of the values of one: long rows become wide ones.
public final class Pivot {

  /// What is made of several values for one place.
  public enum Gathering {
    SUM,
    AVG,
    MIN,
    MAX,
    COUNT;

    /// @throws IllegalArgumentException naming what there is
    static Gathering of(String word) {
      return Arrays.stream(values())
          .filter(one -> one.name().equalsIgnoreCase(word))
          .findFirst()
          .orElseThrow(() ->
              new IllegalArgumentException(
                  "Invalid aggregation '%s'. Must be one of: %s"
                      .formatted(
                          word,
                          Arrays.stream(values())
                              .map(one -> one.name().toLowerCase(Locale.ROOT))
                              .collect(Collectors.joining(", ")))));
    }
  }

  private Pivot() {}

  /// Rows and columns come in the order in which they first appear.
  ///
  /// @throws IllegalArgumentException for a column that is not there, or an unknown aggregation
  public static Rows of(
      Rows rows, String rowColumn, String pivotColumn, String valueColumn, String aggregation) {
    Gathering gathering = Gathering.of(aggregation);
    if (rows.rows().isEmpty()) {
      return new Rows(List.of(rowColumn), List.of("text"), List.of());
    }
    int row = rows.index(rowColumn);
    int pivot = rows.index(pivotColumn);
    int value = rows.index(valueColumn);
    Set<@Nullable Object> across = new LinkedHashSet<>();
    Map<@Nullable Object, Map<@Nullable Object, List<Object>>> cells = new LinkedHashMap<>();
    for (List<@Nullable Object> given : rows.rows()) {
      across.add(given.get(pivot));
      Map<@Nullable Object, List<Object>> line =
          cells.computeIfAbsent(given.get(row), _ -> new HashMap<>());
      Object cell = given.get(value);
      if (cell != null) {
        line.computeIfAbsent(given.get(pivot), _ -> new ArrayList<>()).add(cell);
      }
    }
    List<List<@Nullable Object>> wide = new ArrayList<>();
    cells.forEach((name, line) -> {
      List<@Nullable Object> out = new ArrayList<>();
      out.add(name);
      across.forEach(column -> out.add(gathered(line.getOrDefault(column, List.of()), gathering)));
      wide.add(out);
    });
    return new Rows(names(rowColumn, across), types(rows.types().get(row), across.size()), wide);
  }

  private static List<String> names(String first, Set<@Nullable Object> across) {
    List<String> names = new ArrayList<>(List.of(first));
    across.forEach(value -> names.add(value == null ? "None" : value.toString()));
    return names;
  }

  private static List<String> types(String first, int more) {
    List<String> types = new ArrayList<>(List.of(first));
    for (int i = 0; i < more; i++) {
      types.add("numeric");
    }
    return types;
  }

  private static @Nullable Object gathered(List<Object> values, Gathering gathering) {
    if (values.isEmpty()) {
      return null;
    }
    if (gathering == Gathering.COUNT) {
      return values.size();
    }
    List<BigDecimal> numbers = values.stream().map(Pivot::number).toList();
    BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return Numbers.plain(
        switch (gathering) {
          case AVG -> sum.divide(BigDecimal.valueOf(numbers.size()), MathContext.DECIMAL64);
          case MIN -> numbers.stream().reduce(BigDecimal::min).orElseThrow();
          case MAX -> numbers.stream().reduce(BigDecimal::max).orElseThrow();
          case SUM, COUNT -> sum;
        });
  }

  private static BigDecimal number(Object value) {
    Optional<BigDecimal> number = Numbers.of(value);
    return number.orElseThrow(() ->
        new IllegalArgumentException(
            "'%s' is not a number: only count can be taken of it".formatted(value)));
  }
}
