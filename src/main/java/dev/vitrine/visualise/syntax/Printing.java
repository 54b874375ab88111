package dev.vitrine.visualise.syntax;

import dev.vitrine.visualise.syntax.Chart.Facet;
import dev.vitrine.visualise.syntax.Chart.Layer;
import dev.vitrine.visualise.syntax.Chart.Mapping;
import dev.vitrine.visualise.syntax.Chart.Name;
import dev.vitrine.visualise.syntax.Chart.Output;
import dev.vitrine.visualise.syntax.Chart.Projection;
import dev.vitrine.visualise.syntax.Chart.Renaming;
import dev.vitrine.visualise.syntax.Chart.ScaleClause;
import dev.vitrine.visualise.syntax.Chart.Setting;
import dev.vitrine.visualise.syntax.Chart.Source;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes a chart in the language: a line for each clause, all names in quotes.
final class Printing {

  private final StringBuilder out = new StringBuilder("VISUALISE");

  private Printing() {}

  static String text(Chart chart) {
    Printing printing = new Printing();
    printing.list(" ", chart.mappings(), Printing::mapping);
    chart.from().ifPresent(source -> printing.out.append(" FROM ").append(source(source)));
    chart.layers().forEach(printing::layer);
    chart.scales().forEach(printing::scale);
    chart.facet().ifPresent(printing::facet);
    chart.projection().ifPresent(printing::projection);
    printing.list(
        "\nLABEL ",
        chart.labels(),
        label -> name(label.name()) + " => " + label.text().map(Printing::string).orElse("NULL"));
    return printing.out.toString();
  }

  private <T> void list(String before, List<T> elements, Function<T, String> text) {
    if (!elements.isEmpty()) {
      out.append(before).append(joined(elements, text));
    }
  }

  private static <T> String joined(List<T> elements, Function<T, String> text) {
    return elements.stream().map(text).collect(Collectors.joining(", "));
  }

  private void layer(Layer layer) {
    switch (layer) {
      case Layer.Draw draw -> draw(draw);
      case Layer.Place place -> {
        out.append("\nPLACE ").append(name(place.geom()));
        settings(place.settings());
      }
    }
  }

  private void draw(Layer.Draw draw) {
    out.append("\nDRAW ").append(name(draw.geom()));
    if (!draw.mappings().isEmpty() || draw.from().isPresent()) {
      out.append(" MAPPING");
      list(" ", draw.mappings(), Printing::mapping);
      draw.from().ifPresent(source -> out.append(" FROM ").append(source(source)));
    }
    list(" REMAPPING ", draw.remappings(), Printing::mapping);
    settings(draw.settings());
    draw.filter().ifPresent(filter -> out.append(" FILTER ").append(filter));
    list(" PARTITION BY ", draw.partitionBy(), Printing::name);
    draw.orderBy().ifPresent(order -> out.append(" ORDER BY ").append(order));
  }

  private void scale(ScaleClause scale) {
    out.append("\nSCALE ");
    scale.kind().ifPresent(kind -> out.append(kind.text()).append(' '));
    out.append(name(scale.aesthetic()));
    scale.from().ifPresent(from -> out.append(" FROM ").append(literal(from)));
    scale.to().ifPresent(to -> out.append(" TO ").append(output(to)));
    scale.via().ifPresent(via -> out.append(" VIA ").append(name(via)));
    settings(scale.settings());
    list(" RENAMING ", scale.renamings(), Printing::renaming);
  }

  private static String output(Output output) {
    return switch (output) {
      case Output.Palette palette -> name(palette.name());
      case Output.Values values -> literal(values.array());
    };
  }

  private static String renaming(Renaming renaming) {
    return renaming.from().map(Printing::literal).orElse("*")
        + " => "
        + renaming.to().map(Printing::string).orElse("NULL");
  }

  private void facet(Facet facet) {
    list("\nFACET ", facet.rows(), Printing::name);
    list(" BY ", facet.columns(), Printing::name);
    settings(facet.settings());
  }

  private void projection(Projection projection) {
    out.append("\nPROJECT");
    list(" ", projection.aesthetics(), Printing::name);
    out.append(" TO ").append(name(projection.kind()));
    settings(projection.settings());
  }

  private void settings(List<Setting> settings) {
    list(" SETTING ", settings, s -> name(s.name()) + " => " + literal(s.value()));
  }

  private static String mapping(Mapping mapping) {
    return switch (mapping) {
      case Mapping.Wildcard _ -> "*";
      case Mapping.Column column -> name(column.column()) + " AS " + name(column.aesthetic());
      case Mapping.Constant constant ->
          literal(constant.value()) + " AS " + name(constant.aesthetic());
    };
  }

  private static String source(Source source) {
    return switch (source) {
      case Source.Table table -> table.text();
      case Source.File file -> string(file.path());
      case Source.Builtin builtin -> builtin.namespace() + ":" + builtin.name();
    };
  }

  private static String name(Name name) {
    return name(name.text());
  }

  private static String name(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  private static String literal(Literal literal) {
    return switch (literal) {
      case Literal.Text(String text) -> string(text);
      case Literal.Numeric(double _, String text) -> text;
      case Literal.Flag(boolean flag) -> Boolean.toString(flag);
      case Literal.Null _ -> "NULL";
      case Literal.Array(List<Literal> elements) -> "(" + joined(elements, Printing::literal) + ")";
    };
  }

  /// A backslash is written twice, so that what follows it is never taken for part of it.
  static String string(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
