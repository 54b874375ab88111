package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.frame.ValueOrder;
import dev.vitrine.visualise.stat.Base.Item;
import dev.vitrine.visualise.stat.Base.Use;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The columns that split a statistic's rows into groups. NULL is a group as any other.
record Keys(Base base, List<Item> items) {

  static final Comparator<List<Value>> ORDER = Keys::compare;

  Keys {
    items = List.copyOf(items);
  }

  /// All groups, but for what the measures show.
  static Keys without(Base base, Measure... measures) {
    List<String> used = List.of(measures).stream().map(Measure::aesthetic).toList();
    return new Keys(
        base,
        base.items().stream()
            .filter(item -> item.use() == Use.GROUP && !used.contains(item.aesthetic()))
            .toList());
  }

  /// Also one group for each place of an axis, if anything is mapped to it.
  Keys with(String axis) {
    List<Item> all = new ArrayList<>(items);
    base.items().stream()
        .filter(item -> item.aesthetic().equals(axis) && !all.contains(item))
        .forEach(all::add);
    return new Keys(base, all);
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  List<String> names() {
    return items.stream().map(base::name).toList();
  }

  /// The names with more after them, as a list in SQL.
  String list(String... more) {
    List<String> all = new ArrayList<>(names());
    all.addAll(List.of(more));
    return String.join(", ", all);
  }

  List<Value> values(Frame frame, int row) {
    List<Value> values = new ArrayList<>(items.size());
    items.forEach(item -> values.add(frame.column(item.name()).value(row)));
    return values;
  }

  /// The keys of these rows, as the first columns of a result.
  Map<String, Column> columns(Frame frame, int[] rows) {
    Map<String, Column> columns = new LinkedHashMap<>();
    items.forEach(item -> columns.put(item.name(), frame.column(item.name()).take(rows)));
    return columns;
  }

  /// SQL that is true where the keys of two tables are the same.
  String same(String left, String right) {
    return names().stream()
        .map(name -> base.dialect().same(left + "." + name, right + "." + name))
        .collect(Collectors.joining(" AND "));
  }

  private static int compare(List<Value> a, List<Value> b) {
    for (int i = 0; i < a.size(); i++) {
      int order = ValueOrder.NATURAL.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
