package dev.vitrine.visualise.syntax;

import dev.vitrine.kernel.Position;
import dev.vitrine.visualise.syntax.Chart.Facet;
import dev.vitrine.visualise.syntax.Chart.Label;
import dev.vitrine.visualise.syntax.Chart.Layer;
import dev.vitrine.visualise.syntax.Chart.Mapping;
import dev.vitrine.visualise.syntax.Chart.Name;
import dev.vitrine.visualise.syntax.Chart.Projection;
import dev.vitrine.visualise.syntax.Chart.Setting;
import dev.vitrine.visualise.syntax.Chart.Source;
import dev.vitrine.visualise.syntax.VisualiseParser.ChartContext;
import dev.vitrine.visualise.syntax.VisualiseParser.ClauseContext;
import dev.vitrine.visualise.syntax.VisualiseParser.DrawContext;
import dev.vitrine.visualise.syntax.VisualiseParser.MappingsContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// Walks ANTLR's tree and makes the records.
final class Parsing {

  private final Place place;
  private final CommonTokenStream tokens;
  private final Constants constants;

  private Parsing(Place place, CommonTokenStream tokens) {
    this.place = place;
    this.tokens = tokens;
    this.constants = new Constants(place);
  }

  static Chart chart(String text, int offset) {
    Place place = new Place(text, offset);
    SyntaxErrors errors = new SyntaxErrors(place);
    VisualiseLexer lexer = new VisualiseLexer(CharStreams.fromString(place.visual()));
    lexer.removeErrorListeners();
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    VisualiseParser parser = new VisualiseParser(tokens);
    parser.removeErrorListeners();
    parser.addErrorListener(errors);
    return new Parsing(place, tokens).chart(parser.chart());
  }

  private Chart chart(ChartContext chart) {
    List<ClauseContext> clauses = chart.clause();
    return new Chart(
        mappings(chart.mappings()),
        Optional.ofNullable(chart.source()).map(this::source),
        clauses.stream().flatMap(clause -> layer(clause).stream()).toList(),
        clauses.stream()
            .filter(clause -> clause.scale() != null)
            .map(clause -> new Scaling(place, constants).scale(clause.scale()))
            .toList(),
        clauses.stream()
            .filter(clause -> clause.facet() != null)
            .map(clause -> facet(clause.facet()))
            .reduce((_, last) -> last),
        clauses.stream()
            .filter(clause -> clause.project() != null)
            .map(clause -> projection(clause.project()))
            .reduce((_, last) -> last),
        clauses.stream().flatMap(clause -> labels(clause).stream()).toList(),
        overridden(clauses),
        place.of(chart));
  }

  /// FACET and PROJECT count once.
  private List<Name> overridden(List<ClauseContext> clauses) {
    List<Name> overridden = new ArrayList<>();
    addButLast(
        clauses.stream().map(ClauseContext::facet).filter(Objects::nonNull).toList(), overridden);
    addButLast(
        clauses.stream().map(ClauseContext::project).filter(Objects::nonNull).toList(), overridden);
    return overridden;
  }

  private void addButLast(List<? extends ParserRuleContext> clauses, List<Name> overridden) {
    clauses.stream()
        .limit(Math.max(0, clauses.size() - 1L))
        .map(clause ->
            new Name(clause.getStart().getText().toUpperCase(Locale.ROOT), place.of(clause)))
        .forEach(overridden::add);
  }

  private Optional<Layer> layer(ClauseContext clause) {
    if (clause.draw() != null) {
      return Optional.of(draw(clause.draw()));
    }
    return Optional.ofNullable(clause.place())
        .map(placed ->
            new Layer.Place(
                Constants.name(placed.geom),
                constants.settings(placed.settings()),
                place.of(placed.geom)));
  }

  private Layer draw(DrawContext draw) {
    SqlText sql = new SqlText(tokens);
    boolean remapped = draw.remappings != null;
    boolean own = draw.mappings().size() > (remapped ? 1 : 0);
    MappingsContext mapped = own ? draw.mappings(0) : null;
    return new Layer.Draw(
        Constants.name(draw.geom),
        mappings(mapped),
        Optional.ofNullable(draw.source()).map(this::source),
        remapped ? mappings(draw.remappings) : List.of(),
        constants.settings(draw.settings()),
        Optional.ofNullable(draw.filter).map(sql::of),
        draw.names() == null ? List.of() : names(draw.names()),
        Optional.ofNullable(draw.ordering).map(sql::of),
        place.of(draw.geom));
  }

  private List<Mapping> mappings(@Nullable MappingsContext mappings) {
    List<Mapping> list = new ArrayList<>();
    if (mappings != null) {
      mappings.mapping().forEach(mapping -> list.add(mapping(mapping)));
    }
    return list;
  }

  private Mapping mapping(VisualiseParser.MappingContext mapping) {
    return switch (mapping) {
      case VisualiseParser.ConstantContext constant ->
          new Mapping.Constant(
              constants.plain(constant.plain()),
              Constants.name(constant.aesthetic),
              place.of(mapping),
              place.of(constant.aesthetic));
      case VisualiseParser.MappedContext mapped ->
          new Mapping.Column(
              Constants.name(mapped.column),
              Constants.name(mapped.aesthetic),
              place.of(mapping),
              place.of(mapped.aesthetic));
      case VisualiseParser.ImplicitContext implicit ->
          new Mapping.Column(
              Constants.name(implicit.column), Constants.name(implicit.column), place.of(mapping));
      default -> new Mapping.Wildcard(place.of(mapping));
    };
  }

  private Source source(VisualiseParser.SourceContext source) {
    return switch (source) {
      case VisualiseParser.BuiltinContext builtin ->
          new Source.Builtin(
              builtin.namespace.getText(), builtin.table.getText(), place.of(source));
      case VisualiseParser.FileContext file ->
          new Source.File(Constants.string(file.STRING()), place.of(source));
      case VisualiseParser.TableContext table ->
          new Source.Table(
              table.name().stream().map(Constants::name).toList(),
              String.join(".", table.name().stream().map(SqlText::name).toList()),
              place.of(source));
      default ->
          throw SyntaxErrors.at(
              place.of(source), "templates are not filled in here: name a table behind FROM");
    };
  }

  private List<Name> names(VisualiseParser.NamesContext names) {
    return names.name().stream()
        .map(name -> new Name(Constants.name(name), place.of(name)))
        .toList();
  }

  private Facet facet(VisualiseParser.FacetContext facet) {
    return new Facet(
        names(facet.rows),
        facet.columns == null ? List.of() : names(facet.columns),
        constants.settings(facet.settings()),
        place.of(facet));
  }

  private Projection projection(VisualiseParser.ProjectContext project) {
    return new Projection(
        project.names() == null ? List.of() : names(project.names()),
        new Name(Constants.name(project.kind), place.of(project.kind)),
        project.property().stream().map(this::property).toList(),
        place.of(project));
  }

  private Setting property(VisualiseParser.PropertyContext property) {
    Literal value =
        property.value() == null
            ? new Literal.Text(Constants.name(property.name(1)))
            : constants.value(property.value());
    Position valued =
        property.value() == null ? place.of(property.name(1)) : place.of(property.value());
    return new Setting(Constants.name(property.name(0)), value, place.of(property), valued);
  }

  private List<Label> labels(ClauseContext clause) {
    if (clause.label() == null) {
      return List.of();
    }
    return clause.label().labelled().stream().map(this::label).toList();
  }

  private Label label(VisualiseParser.LabelledContext label) {
    TerminalNode text = label.STRING();
    return new Label(
        Constants.name(label.name()),
        Optional.ofNullable(text).map(Constants::string),
        place.of(label));
  }
}
