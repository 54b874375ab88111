package dev.vitrine.pipeline;

import dev.vitrine.dialect.Rewritten;
import dev.vitrine.visualise.syntax.Chart;
import dev.vitrine.visualise.syntax.Chart.Layer;
import dev.vitrine.visualise.syntax.Chart.Source;
import java.util.List;
import java.util.Optional;

/// Tables of connections that a chart and its layers read, fetched into a session.
///
/// @param session of the engine that draws
record RemoteSources(RemoteTables tables, String session) {

  private static final String FROM = "FROM ";

  Chart in(Chart chart) {
    return new Chart(
        chart.mappings(),
        in(chart.from()),
        chart.layers().stream().map(this::in).toList(),
        chart.scales(),
        chart.facet(),
        chart.projection(),
        chart.labels(),
        chart.overridden(),
        chart.at());
  }

  private Layer in(Layer layer) {
    return layer instanceof Layer.Draw draw
        ? new Layer.Draw(
            draw.geom(),
            draw.mappings(),
            in(draw.from()),
            draw.remappings(),
            draw.settings(),
            draw.filter(),
            draw.partitionBy(),
            draw.orderBy(),
            draw.at())
        : layer;
  }

  private Optional<Source> in(Optional<Source> source) {
    return source.map(from -> from instanceof Source.Table table ? in(table) : from);
  }

  private Source in(Source.Table table) {
    Rewritten read = Rewritten.unchanged(FROM + table.text());
    Rewritten local = tables.fetched(session, read);
    if (local == read) {
      return table;
    }
    String name = local.text().substring(FROM.length()).split(" ", 2)[0];
    return new Source.Table(List.of(name), name, table.at());
  }
}
