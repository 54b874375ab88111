package dev.vitrine.querybuilder.rows;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How a value changed.
///
/// @param percentChange of the previous value
public record Trend(
    BigDecimal current,
    Optional<BigDecimal> previous,
    Optional<BigDecimal> change,
    Optional<BigDecimal> percentChange,
    Direction direction) {

  /// Where it goes.
  public enum Direction {
    UP,
    DOWN,
    /// By less than a tenth of a percent.
    FLAT
  }

  private static final BigDecimal STILL = new BigDecimal("0.1");

  /// @param current nothing counts as 0
  /// @param previous nothing cannot be compared with
  public static Trend between(Optional<BigDecimal> current, Optional<BigDecimal> previous) {
    BigDecimal now = current.orElse(BigDecimal.ZERO);
    if (previous.isEmpty()) {
      return new Trend(now, previous, Optional.empty(), Optional.empty(), Direction.FLAT);
    }
    BigDecimal change = now.subtract(previous.get());
    BigDecimal percent = Numbers.percent(change, previous.get());
    Direction direction =
        percent.abs().compareTo(STILL) < 0
            ? Direction.FLAT
            : percent.signum() > 0 ? Direction.UP : Direction.DOWN;
    return new Trend(now, previous, Optional.of(change), Optional.of(percent), direction);
  }

  /// Adds the value before, the change and the change in percent behind each row; the rows stay in
  /// their order.
  ///
  /// @param order what "before" means
  /// @param group empty to compare all rows
  /// @throws IllegalArgumentException for a column that is not there
  public static Rows columns(Rows rows, String value, String order, Optional<String> group) {
    List<String> names = new ArrayList<>(rows.columns());
    List<String> types = new ArrayList<>(rows.types());
    for (String end : List.of("_prev", "_change", "_pct_change")) {
      names.add(value + end);
      types.add("numeric");
    }
    int values = rows.index(value);
    int orders = rows.index(order);
    Optional<Integer> groups = group.map(rows::index);
    List<List<@Nullable Object>> given = rows.rows();
    Map<Integer, List<@Nullable Object>> added = new HashMap<>();
    Map<@Nullable Object, BigDecimal> before = new HashMap<>();
    for (int i : sorted(given, orders)) {
      Object key = groups.isPresent() ? given.get(i).get(groups.get()) : "";
      Optional<BigDecimal> now = Numbers.of(given.get(i).get(values));
      BigDecimal previous = before.get(key);
      added.put(i, added(now, previous));
      now.ifPresent(number -> before.put(key, number));
    }
    List<List<@Nullable Object>> all = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      List<@Nullable Object> row = new ArrayList<@Nullable Object>(given.get(i));
      row.addAll(java.util.Objects.requireNonNull(added.get(i)));
      all.add(row);
    }
    return new Rows(names, types, all);
  }

  private static List<Integer> sorted(List<List<@Nullable Object>> rows, int by) {
    return IntStream.range(0, rows.size())
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> new Ranked(rows.get(i).get(by))))
        .toList();
  }

  private static List<@Nullable Object> added(
      Optional<BigDecimal> now, @Nullable BigDecimal previous) {
    List<@Nullable Object> three = new ArrayList<>();
    three.add(previous == null ? null : Numbers.plain(previous));
    if (now.isEmpty() || previous == null) {
      three.add(null);
      three.add(null);
      return three;
    }
    BigDecimal change = now.get().subtract(previous);
    three.add(Numbers.plain(change));
    three.add(Numbers.plain(Numbers.percent(change, previous)));
    return three;
  }

  /// Numbers by size, texts by their letters, nothing first.
  private record Ranked(@Nullable Object value) implements Comparable<Ranked> {

    @Override
    public int compareTo(Ranked other) {
      if (value == null || other.value == null) {
        return Boolean.compare(value != null, other.value != null);
      }
      if (value instanceof Number && other.value instanceof Number) {
        return new BigDecimal(value.toString()).compareTo(new BigDecimal(other.value.toString()));
      }
      return value.toString().compareTo(other.value.toString());
    }
  }
}
