package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.sql.SqlDialect;
import dev.vitrine.visualise.syntax.Chart.Layer;
import dev.vitrine.visualise.syntax.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The SQL that users write themselves in a layer: FILTER and ORDER BY. The engine sees it alone
/// first, without rows, so that what it says of it is not mixed up with SQL of ours.
final class WrittenSql {

  private static final Pattern NUMBERED =
      Pattern.compile("(?:^|,)\\s*\\d+\\s*(?:ASC|DESC|NULLS|,|$)", Pattern.CASE_INSENSITIVE);

  private WrittenSql() {}

  /// @param source the layer's rows as a query
  /// @throws dev.vitrine.kernel.SqlError `VISUALISE_INVALID` for an ORDER BY that counts columns
  static List<Stage.Query> checks(Layer.Draw draw, int number, String source, SqlDialect dialect) {
    String none =
        "SELECT 1 AS "
            + dialect.name("one")
            + " FROM ("
            + source
            + ") AS "
            + dialect.name(ColumnSql.SOURCE);
    List<Stage.Query> checks = new ArrayList<>();
    draw.filter()
        .map(filter -> dialect.limited(none + " WHERE (" + filter + ")", 0))
        .ifPresent(sql -> checks.add(new Stage.Query(sql, "FILTER of layer " + number)));
    draw.orderBy()
        .map(order -> none + " ORDER BY " + named(draw, number, order) + "\n")
        .map(order -> dialect.limited(order, 0))
        .ifPresent(sql -> checks.add(new Stage.Query(sql, "ORDER BY of layer " + number)));
    return checks;
  }

  private static String named(Layer.Draw draw, int number, String order) {
    if (NUMBERED.matcher(order).find()) {
      throw Invalid.at(
          draw.at(), "Layer " + number + ": ORDER BY " + order + " counts columns; name them");
    }
    return order;
  }
}
