package dev.vitrine.visualise.stat;

import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.sql.SqlDialect;
import dev.vitrine.visualise.stat.Base.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rows that a statistic calculates with, as positions; what is missing is left out.
///
/// @param y the other axis, where the statistic has two
record Points(Base base, Keys keys, Measure x, Optional<Measure> y) {

  static final String X = "__x";
  static final String Y = "__y";
  static final String WEIGHT = "__w";

  /// The column itself: engines round the quantiles of decimals to decimals.
  private static final String RAW = "__raw";

  private static final String AESTHETIC = "weight";

  SqlDialect dialect() {
    return base.dialect();
  }

  String name(String column) {
    return dialect().name(column);
  }

  boolean isWeighted() {
    return weight().isPresent();
  }

  private Optional<String> weight() {
    return base.items().stream()
        .filter(item -> item.aesthetic().equals(AESTHETIC))
        .map(Item::name)
        .map(item -> dialect().position(name(item), Type.NUMBER))
        .findFirst();
  }

  /// A query with the keys, [#X], [#Y] and [#WEIGHT].
  String sql() {
    List<String> select = new ArrayList<>(keys.names());
    String place = x.sql(base);
    String where = Measure.finite(dialect(), place);
    select.add(place + " AS " + name(X));
    if (x.type().isNumeric()) {
      select.add(base.name(x.item(base)) + " AS " + name(RAW));
    }
    if (y.isPresent()) {
      String height = y.get().sql(base);
      select.add(height + " AS " + name(Y));
      where += " AND " + Measure.finite(dialect(), height);
    }
    weight().ifPresent(weight -> select.add(known(weight) + " AS " + name(WEIGHT)));
    return "SELECT " + String.join(", ", select) + base.from() + " WHERE " + where;
  }

  private String known(String weight) {
    return "CASE WHEN " + Measure.finite(dialect(), weight) + " THEN " + weight + " END";
  }

  /// Quantiles of [#X], in the precision that the column has.
  List<String> quantiles(double... shares) {
    return dialect().percentiles(name(x.type().isNumeric() ? RAW : X), shares);
  }

  /// The rows as a source behind FROM.
  String table() {
    return "(" + sql() + ") AS " + name("__points");
  }

  /// A query with one row for each group.
  String grouped(List<String> select) {
    List<String> all = new ArrayList<>(keys.names());
    all.addAll(select);
    String by = keys.isEmpty() ? "" : " GROUP BY " + keys.list();
    return "SELECT " + String.join(", ", all) + " FROM " + table() + by;
  }
}
