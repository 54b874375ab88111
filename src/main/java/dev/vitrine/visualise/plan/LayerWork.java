package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.sql.SqlDialect;
import dev.vitrine.visualise.stat.Work;
import java.util.ArrayList;
import java.util.List;

/// A layer on its way to its rows: what it asks next, and what it has asked.
///
/// @param asked SQL texts in their order
record LayerWork(LayerPlan layer, Work work, List<String> asked) {

  LayerWork {
    asked = List.copyOf(asked);
  }

  static LayerWork of(LayerPlan layer, Work work) {
    return new LayerWork(layer, work, List.of());
  }

  boolean isDone() {
    return work instanceof Work.Rows;
  }

  /// @param mostRows that the layer's rows may be; intermediate answers have bounds of their own
  Stage.Query question(SqlDialect dialect, long mostRows) {
    String number = "layer " + (layer.index() + 1);
    return switch (work) {
      case Work.Ask ask -> new Stage.Query(ask.sql(), ask.what() + " of " + number);
      case Work.Query query ->
          new Stage.Query(dialect.limited(ordered(query, dialect), mostRows), "rows of " + number);
      case Work.Rows _ -> throw new IllegalStateException("nothing is asked");
    };
  }

  LayerWork answered(String sql, Frame answer) {
    List<String> all = new ArrayList<>(asked);
    all.add(sql);
    return switch (work) {
      case Work.Ask ask -> new LayerWork(layer, ask.then().apply(answer), all);
      case Work.Query _, Work.Rows _ -> new LayerWork(layer, new Work.Rows(answer), all);
    };
  }

  Frame rows() {
    if (work instanceof Work.Rows(Frame frame)) {
      return frame;
    }
    throw new IllegalStateException("rows are not known yet");
  }

  /// The main axis where the geom follows it, the user's order, then the keys, so that the same
  /// data always give the same rows.
  private String ordered(Work.Query query, SqlDialect dialect) {
    List<String> order = new ArrayList<>();
    if (layer.geom().isSorted()) {
      order.add(dialect.name(Names.column(Names.X)));
    }
    layer.orderBy().ifPresent(order::add);
    query.keys().stream().filter(key -> !order.contains(key)).forEach(order::add);
    return order.isEmpty() ? query.sql() : query.sql() + " ORDER BY " + String.join(", ", order);
  }
}
