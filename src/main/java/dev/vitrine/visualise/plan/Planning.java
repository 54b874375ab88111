package dev.vitrine.visualise.plan;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.scale.Kind;
import dev.vitrine.visualise.scale.Scale;
import dev.vitrine.visualise.scale.ScalePlan;
import dev.vitrine.visualise.scale.ScalePlanner;
import dev.vitrine.visualise.scale.Training;
import dev.vitrine.visualise.sql.SqlDialect;
import dev.vitrine.visualise.syntax.Chart;
import dev.vitrine.visualise.syntax.Chart.Layer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The order of work: the columns of the sources → names resolved → kinds of scales → extents where
/// bins need them → one query a layer → positions → scales trained → a [Picture].
public final class Planning {

  private final Chart chart;
  private final int mostRows;
  private final Sources sources;
  private final SqlDialect dialect;
  private final Local local;
  private final Coordinates coordinates;
  private final ScaleClauses clauses;
  private final Facets facets;
  private final List<String> warnings = new ArrayList<>();
  private Optional<Faceting> faceting = Optional.empty();

  private Planning(Chart chart, Sources sources, SqlDialect dialect, int mostRows, Local local) {
    this.chart = chart;
    this.mostRows = mostRows;
    this.sources = sources;
    this.dialect = dialect;
    this.local = local;
    this.coordinates = Coordinates.of(chart);
    this.clauses = ScaleClauses.of(coordinates, chart.scales());
    this.facets = Facets.of(coordinates, chart);
  }

  /// Checks what can be checked without data.
  ///
  /// @param mostRows that a chart may have; one more is fetched, to know that there are more
  /// @param mostLoaded rows of a layer that may be fetched to work on
  /// @throws dev.vitrine.kernel.SqlError `VISUALISE_INVALID`
  public static Stage start(
      Chart chart, Sources sources, SqlDialect dialect, int mostRows, long mostLoaded) {
    Validation.errors(chart).stream()
        .findFirst()
        .ifPresent(error -> {
          throw error;
        });
    return new Planning(chart, sources, dialect, mostRows, new Local(mostLoaded)).schemas();
  }

  /// Only DRAW has columns to look up; what PLACE says is known.
  private Stage schemas() {
    List<Stage.Query> queries = new ArrayList<>();
    Map<Integer, LayerPlan> placed = new LinkedHashMap<>();
    for (int i = 0; i < chart.layers().size(); i++) {
      switch (chart.layers().get(i)) {
        case Layer.Place place -> placed.put(i, new Placement(coordinates, i, place).bind(dialect));
        case Layer.Draw draw ->
            queries.add(
                new Stage.Query(dialect.columns(source(draw, i)), "columns of layer " + (i + 1)));
      }
    }
    int columns = queries.size();
    for (int i = 0; i < chart.layers().size(); i++) {
      if (chart.layers().get(i) instanceof Layer.Draw draw) {
        queries.addAll(WrittenSql.checks(draw, i + 1, source(draw, i), dialect));
      }
    }
    return new Stage.Fetch(queries, frames -> bind(placed, frames.subList(0, columns)));
  }

  private String source(Layer.Draw draw, int index) {
    return sources.of(draw.from(), index + 1, draw.at());
  }

  private Stage bind(Map<Integer, LayerPlan> placed, List<Frame> frames) {
    List<Schema> schemas = frames.stream().map(Schema::of).toList();
    facets.check(schemas);
    Iterator<Schema> next = schemas.iterator();
    List<LayerPlan> named = new ArrayList<>();
    for (int i = 0; i < chart.layers().size(); i++) {
      named.add(
          switch (chart.layers().get(i)) {
            case Layer.Place _ -> Objects.requireNonNull(placed.get(i));
            case Layer.Draw draw -> bound(draw, i, next.next());
          });
    }
    List<LayerPlan> layers = PlacedTypes.adapted(named);
    faceting = facets.layout(layers);
    Map<String, ScalePlan> plans = plans(layers);
    layers.stream()
        .filter(layer -> layer.geom() == Geom.TILE)
        .forEach(new Tiles(coordinates, plans)::check);
    new MapRules(coordinates, plans).check(layers);
    Orientation orientation = new Orientation(plans);
    List<LayerPlan> oriented = layers.stream().map(orientation::orient).toList();
    List<ScalePlan> binned =
        plans.values().stream().filter(plan -> plan.kind() == Kind.BINNED).toList();
    if (binned.isEmpty()) {
      return fetchLayers(oriented, plans, Map.of());
    }
    Extents extents = new Extents(dialect, coordinates, oriented, plans);
    return new Stage.Fetch(
        extents.queries(),
        answers -> fetchLayers(oriented, plans, bins(binned, extents.read(answers))));
  }

  private LayerPlan bound(Layer.Draw draw, int index, Schema schema) {
    return new LayerBinder(coordinates, index, draw, schema)
        .bind(facets.inherited(schema, chart.mappings()), source(draw, index));
  }

  private Map<String, ScalePlan> plans(List<LayerPlan> layers) {
    Map<String, List<Type>> types = new LinkedHashMap<>();
    clauses.axes().forEach(axis -> types.put(axis, new ArrayList<>()));
    for (LayerPlan layer : layers) {
      layer
          .mappings()
          .forEach((name, mapped) -> {
            if (!layer.isUnscaled(name)) {
              List<Type> family = types.computeIfAbsent(Names.family(name), _ -> new ArrayList<>());
              if (!layer.isDiagonal() || !Names.isPosition(name)) {
                family.add(mapped.type());
              }
            }
          });
    }
    Map<String, ScalePlan> plans = new TreeMap<>();
    types.forEach((family, list) -> plans.put(family, plan(family, list)));
    return plans;
  }

  private ScalePlan plan(String family, Collection<Type> types) {
    ScalePlan plan =
        new ScalePlanner(family, shown(family), Names.isPosition(family))
            .plan(types, clauses.find(family));
    return coordinates.meets(family) ? plan.closed() : plan;
  }

  /// A facet as the clause or the layout calls it.
  private String shown(String family) {
    if (Names.isFacet(family)) {
      return clauses
          .find(family)
          .map(Chart.ScaleClause::aesthetic)
          .or(() -> faceting.map(found -> found.user(family)))
          .orElse(coordinates.user(family));
    }
    return coordinates.user(family);
  }

  private static Map<String, Scale> bins(List<ScalePlan> binned, Map<String, double[]> extents) {
    Map<String, Scale> bins = new LinkedHashMap<>();
    for (ScalePlan plan : binned) {
      double[] extent = extents.getOrDefault(plan.family(), new double[] {Double.NaN, Double.NaN});
      bins.put(plan.family(), Training.bins(plan, extent[0], extent[1]));
    }
    return bins;
  }

  private Stage fetchLayers(
      List<LayerPlan> layers, Map<String, ScalePlan> plans, Map<String, Scale> bins) {
    LayerQuery.Context context =
        new LayerQuery.Context(coordinates, plans, bins, dialect, local, mostRows);
    List<LayerWork> works = new ArrayList<>();
    for (LayerPlan layer : layers) {
      LayerQuery.Fetch fetch = new LayerQuery(layer, context).fetch();
      warnings.addAll(fetch.warnings());
      works.add(LayerWork.of(layer, fetch.work()));
    }
    return advance(works, plans, bins);
  }

  /// All layers ask together, until none has a question left.
  private Stage advance(
      List<LayerWork> works, Map<String, ScalePlan> plans, Map<String, Scale> bins) {
    List<Stage.Query> queries =
        works.stream()
            .filter(work -> !work.isDone())
            .map(work -> work.question(dialect, mostRows + 1L))
            .toList();
    if (queries.isEmpty()) {
      return new Stage.Finished(picture(works, plans, bins), asked(works));
    }
    return new Stage.Fetch(
        queries, frames -> advance(answered(works, queries, frames), plans, bins));
  }

  private static List<LayerWork> answered(
      List<LayerWork> works, List<Stage.Query> queries, List<Frame> frames) {
    List<LayerWork> next = new ArrayList<>();
    int answer = 0;
    for (LayerWork work : works) {
      next.add(
          work.isDone() ? work : work.answered(queries.get(answer).sql(), frames.get(answer++)));
    }
    return next;
  }

  private static List<List<String>> asked(List<LayerWork> works) {
    return works.stream().map(LayerWork::asked).toList();
  }

  private Picture picture(
      List<LayerWork> works, Map<String, ScalePlan> before, Map<String, Scale> bins) {
    checkRows(works);
    Set<String> grouping = grouping(before);
    List<LayerRows> rows =
        works.stream()
            .map(work -> LayerRows.of(work.layer(), work.rows(), grouping))
            .map(new Typed(before)::apply)
            .toList();
    List<LayerPlan> layers = works.stream().map(LayerWork::layer).toList();
    Map<String, ScalePlan> plans = new TreeMap<>(before);
    Families.missing(rows, plans)
        .forEach((family, types) -> plans.put(family, plan(family, types)));
    Positioning positioning = new Positioning(plans);
    Finishing finishing = new Finishing(coordinates, plans);
    List<LayerRows> placed = rows.stream().map(finishing::apply).map(positioning::apply).toList();
    Titles titles = Titles.of(coordinates, chart.labels(), placed);
    Map<String, Scale> scales = new Families(placed).train(plans, bins);
    Radar.check(coordinates, scales);
    List<LayerRows> bounded =
        placed.stream()
            .map(new Bounds(scales)::apply)
            .map(new Diagonals(coordinates, scales)::apply)
            .toList();
    warnings.addAll(Validation.warnings(chart));
    warnings.addAll(Unused.warnings(coordinates, chart, layers));
    warnings.addAll(Unused.ofClauses(coordinates, chart, placed));
    warnings.addAll(SpaceWarnings.of(coordinates, chart));
    warnings.addAll(Unused.ofData(coordinates, placed, scales));
    warnings.addAll(new FacetWarnings(chart, faceting).written());
    PictureMaker maker = new PictureMaker(coordinates, chart, scales, titles, warnings);
    return faceting
        .map(found -> panels(maker, found, bounded))
        .orElseGet(() -> maker.make(bounded, Optional.empty()));
  }

  private Picture panels(PictureMaker maker, Faceting found, List<LayerRows> rows) {
    Panels panels = new Panels(rows, facets.settings().repeats(), mostRows);
    List<LayerRows> spread = panels.spread(found.variables());
    int all = found.variables().stream().mapToInt(panels::count).reduce(1, Math::multiplyExact);
    FacetWarnings.crowded(all).ifPresent(warnings::add);
    Faceting counted =
        new Faceting(found.grid(), found.written(), found.free(), facets.columns(all));
    return maker.make(spread, Optional.of(counted));
  }

  private void checkRows(List<LayerWork> works) {
    long rows = works.stream().mapToLong(work -> work.rows().rows()).sum();
    if (rows > mostRows) {
      throw new SqlError(
          ErrorCode.CHART_TOO_LARGE,
          "the chart has more than "
              + mostRows
              + " rows, the most that it may have; aggregate or sample in the SQL part, use FILTER, or"
              + " SETTING aggregate",
          chart.at());
    }
  }

  /// Aesthetics whose values are categories.
  private static Set<String> grouping(Map<String, ScalePlan> plans) {
    Set<String> grouping = new LinkedHashSet<>();
    plans.forEach((family, plan) -> {
      boolean category =
          plan.kind().hasLevels()
              || plan.kind() == Kind.BINNED
              || (plan.kind() == Kind.IDENTITY && plan.type().isDiscrete());
      if (category && !Names.isContent(family)) {
        grouping.add(family);
      }
    });
    return grouping;
  }
}
