package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.sql.SqlDialect;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The rows that a statistic works on: a query, and what its columns are.
///
/// @param query SQL text
public record Base(SqlDialect dialect, String query, List<Item> items) {

  /// @param name the column's name, unquoted
  /// @param aesthetic what it shows, empty for a column of PARTITION BY
  /// @param type of the column in the query
  public record Item(String name, String aesthetic, Use use, Type type) {

    public Item(String name, String aesthetic, Use use) {
      this(name, aesthetic, use, Type.NUMBER);
    }
  }

  /// What a column is to a statistic.
  public enum Use {
    /// Splits the rows into groups.
    GROUP,
    /// A place that is no number.
    CATEGORY,
    /// A number or a time.
    MEASURE
  }

  /// Name of the running number of a row, where a statistic asks for one.
  static final String ROW = "__row";

  public Base {
    items = List.copyOf(items);
  }

  String name(Item item) {
    return dialect.name(item.name());
  }

  String from() {
    return " FROM (" + query + ") AS " + dialect.name("__base");
  }

  /// One row for each group of `keys`.
  String grouped(List<String> keys, String select) {
    String list = String.join(", ", keys);
    return "SELECT " + select + from() + (keys.isEmpty() ? "" : " GROUP BY " + list);
  }

  List<String> names(Predicate<Item> which) {
    return items.stream().filter(which).map(this::name).collect(Collectors.toList());
  }
}
