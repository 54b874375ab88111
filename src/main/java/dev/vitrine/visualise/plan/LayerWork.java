package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.sql.SqlDialect;
import dev.vitrine.visualise.sql.Where;
import dev.vitrine.visualise.stat.Work;
import java.util.ArrayList;
import java.util.List;

/// A layer on its way to its rows: what it asks next, and what it has asked.
///
/// @param asked SQL texts in their order
/// @param where it asks
record LayerWork(LayerPlan layer, Work work, List<String> asked, Where where) {

  LayerWork {
    asked = List.copyOf(asked);
  }

  static LayerWork of(LayerPlan layer, Work work) {
    return new LayerWork(layer, work, List.of(), Where.SOURCE);
  }

  boolean isDone() {
    return work instanceof Work.Rows;
  }

  /// @param source dialect of the engine that has the data
  /// @param mostRows that the layer's rows may be; intermediate answers have bounds of their own
  Stage.Query question(SqlDialect source, long mostRows) {
    SqlDialect dialect = where == Where.LOCAL ? Local.DIALECT : source;
    String number = "layer " + (layer.index() + 1);
    return switch (work) {
      case Work.Ask ask -> query(ask.sql(), ask.what() + " of " + number);
      case Work.Query query ->
          query(dialect.limited(ordered(query, dialect), mostRows), "rows of " + number);
      case Work.Load load ->
          new Stage.Query(load.sql(), "rows to work on of " + number, where, load.table());
      case Work.Rows _ -> throw new IllegalStateException("nothing is asked");
    };
  }

  private Stage.Query query(String sql, String what) {
    return new Stage.Query(sql, what, where, "");
  }

  /// @param answer of a load nothing
  LayerWork answered(String sql, Frame answer) {
    List<String> all = new ArrayList<>(asked);
    all.add(sql);
    return switch (work) {
      case Work.Ask ask -> new LayerWork(layer, ask.then().apply(answer), all, where);
      case Work.Load load -> new LayerWork(layer, load.then(), all, Where.LOCAL);
      case Work.Query _, Work.Rows _ -> new LayerWork(layer, new Work.Rows(answer), all, where);
    };
  }

  Frame rows() {
    if (work instanceof Work.Rows(Frame frame)) {
      return frame;
    }
    throw new IllegalStateException("rows are not known yet");
  }

  /// The user's order names columns of the source, which are out of sight from outside.
  private boolean isNested() {
    return layer.orderBy().isEmpty();
  }

  private String ascending(SqlDialect dialect, String column) {
    return isNested() ? dialect.ascending(column) : dialect.ascendingAlias(column);
  }

  /// The main axis where the geom follows it, the user's order, then the keys, so that the same
  /// data always give the same rows.
  private String ordered(Work.Query query, SqlDialect dialect) {
    List<String> order = new ArrayList<>();
    if (layer.geom().isSorted()) {
      order.add(ascending(dialect, dialect.name(Names.column(Names.X))));
    }
    layer.orderBy().filter(_ -> !Statistics.makesRows(layer)).ifPresent(order::add);
    query.keys().stream()
        .map(key -> ascending(dialect, key))
        .filter(key -> !order.contains(key))
        .forEach(order::add);
    if (order.isEmpty()) {
      return query.sql();
    }
    String rows =
        isNested()
            ? "SELECT * FROM (" + query.sql() + ") AS " + dialect.name("__rows")
            : query.sql();
    return rows + " ORDER BY " + String.join(", ", order);
  }
}
