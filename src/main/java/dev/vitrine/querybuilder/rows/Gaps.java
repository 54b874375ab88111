package dev.vitrine.querybuilder.rows;

import dev.vitrine.querybuilder.model.Interval;
import dev.vitrine.querybuilder.render.BuiltQuery.ResultColumn;
import dev.vitrine.querybuilder.render.BuiltQuery.Role;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Gives a time series a row for every bucket between its first and its last, and for every group
/// in each. The first column is the bucket.
public final class Gaps {

  private static final List<String> NUMBERS = List.of("int", "float", "Decimal");

  private final Rows rows;
  private final List<ResultColumn> columns;
  private final Interval interval;
  private final @Nullable Object fill;

  private Gaps(Rows rows, List<ResultColumn> columns, Interval interval, @Nullable Object fill) {
    this.rows = rows;
    this.columns = columns;
    this.interval = interval;
    this.fill = fill;
  }

  /// How the rows come.
  public enum Order {
    OLDEST_FIRST,
    NEWEST_FIRST,
    /// By something else than time: new rows follow those that are there.
    OTHER
  }

  /// @param fill what stands in numbers of buckets without rows
  /// @param most rows at which it ends; one more when there would be more
  public static Rows filled(
      Rows rows,
      List<ResultColumn> columns,
      Interval interval,
      @Nullable Object fill,
      Order order,
      int most) {
    return new Gaps(rows, columns, interval, fill).run(order, most);
  }

  private Rows run(Order order, int most) {
    boolean newestFirst = order == Order.NEWEST_FIRST;
    TreeMap<LocalDateTime, List<List<@Nullable Object>>> buckets =
        newestFirst ? new TreeMap<>(Comparator.reverseOrder()) : new TreeMap<>();
    List<List<@Nullable Object>> timeless = new ArrayList<>();
    for (List<@Nullable Object> row : rows.rows()) {
      Object bucket = row.getFirst();
      if (bucket == null) {
        timeless.add(row);
      } else {
        buckets.computeIfAbsent(moment(bucket), _ -> new ArrayList<>()).add(row);
      }
    }
    if (buckets.isEmpty()) {
      return rows;
    }
    addEmpty(buckets, newestFirst, most);
    Set<List<@Nullable Object>> groups = new LinkedHashSet<>();
    for (List<@Nullable Object> row : rows.rows()) {
      groups.add(group(row));
    }
    List<List<@Nullable Object>> all = new ArrayList<>();
    for (Map.Entry<LocalDateTime, List<List<@Nullable Object>>> entry : buckets.entrySet()) {
      add(all, entry.getKey(), entry.getValue(), groups);
      if (all.size() > most) {
        break;
      }
    }
    all.addAll(timeless);
    if (order == Order.OTHER) {
      Set<List<@Nullable Object>> own = Collections.newSetFromMap(new IdentityHashMap<>());
      own.addAll(rows.rows());
      all.removeIf(own::contains);
      all.addAll(0, rows.rows());
    }
    return new Rows(rows.columns(), rows.types(), all.subList(0, Math.min(all.size(), most + 1)));
  }

  private void addEmpty(
      NavigableMap<LocalDateTime, List<List<@Nullable Object>>> buckets,
      boolean newestFirst,
      int most) {
    LocalDateTime last = newestFirst ? buckets.firstKey() : buckets.lastKey();
    LocalDateTime at = newestFirst ? buckets.lastKey() : buckets.firstKey();
    while (at.isBefore(last) && buckets.size() <= most) {
      at = interval.next(at);
      buckets.computeIfAbsent(at, _ -> new ArrayList<>());
    }
  }

  private static LocalDateTime moment(Object value) {
    String text =
        String.valueOf(value).replace(' ', 'T').replaceFirst("(Z|[+-]\\d\\d:?\\d\\d)$", "");
    return LocalDateTime.parse(text.indexOf('T') < 0 ? text + "T00:00:00" : text);
  }

  private List<@Nullable Object> group(List<@Nullable Object> row) {
    List<@Nullable Object> group = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      if (columns.get(i).role() == Role.GROUP) {
        group.add(row.get(i));
      }
    }
    return group;
  }

  private boolean hasGroups() {
    return columns.stream().anyMatch(column -> column.role() == Role.GROUP);
  }

  /// Rows that are there stay as they are; those of groups that are missing follow.
  private void add(
      List<List<@Nullable Object>> all,
      LocalDateTime bucket,
      List<List<@Nullable Object>> present,
      Set<List<@Nullable Object>> groups) {
    all.addAll(present);
    if (hasGroups()) {
      List<List<@Nullable Object>> there = present.stream().map(this::group).toList();
      for (List<@Nullable Object> group : groups) {
        if (!there.contains(group)) {
          all.add(empty(bucket, group));
        }
      }
    } else if (present.isEmpty()) {
      all.add(empty(bucket, List.of()));
    }
  }

  private List<@Nullable Object> empty(LocalDateTime bucket, List<@Nullable Object> group) {
    List<@Nullable Object> row = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < columns.size(); i++) {
      row.add(
          switch (columns.get(i).role()) {
            case BUCKET -> Moments.text(bucket);
            case GROUP -> group.get(next++);
            case AGGREGATE, PLAIN -> NUMBERS.contains(rows.types().get(i)) ? fill : null;
          });
    }
    return row;
  }
}
