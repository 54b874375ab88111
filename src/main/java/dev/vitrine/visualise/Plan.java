package dev.vitrine.visualise;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.plan.Names;
import dev.vitrine.visualise.plan.Picture;
import dev.vitrine.visualise.plan.Planning;
import dev.vitrine.visualise.plan.Sources;
import dev.vitrine.visualise.plan.Stage;
import dev.vitrine.visualise.sql.SqlDialect;
import dev.vitrine.visualise.syntax.Chart;
import dev.vitrine.visualise.vegalite.VegaLite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// From a chart to its document, one query at a time: [#start], then [#next] with the rows of each
/// [Step.Need], or [#loaded] after a [Step.Load], until [Step.Done]. A query that several layers
/// share is asked for once.
///
/// For one thread at a time.
public final class Plan {

  private final Limits limits;
  private final Map<Stage.Query, Frame> answers = new HashMap<>();
  private Stage stage;
  private Optional<Stage.Query> asked = Optional.empty();

  private Plan(Stage stage, Limits limits) {
    this.stage = stage;
    this.limits = limits;
  }

  /// @param dialect of the engine that will run the queries
  /// @throws SqlError `VISUALISE_INVALID` when the chart cannot be drawn whatever the data are
  public static Plan of(Chart chart, ChartSource source, SqlDialect dialect, Limits limits) {
    Sources sources =
        new Sources(dialect, source.table(), chart.from(), source.with(), source.builtins());
    return new Plan(
        Planning.start(chart, sources, dialect, limits.rows(), limits.loaded()), limits);
  }

  /// The first step.
  public Step start() {
    return step();
  }

  /// @param rows of the need before
  /// @throws SqlError `VISUALISE_INVALID` when the chart does not fit the data; `CHART_TOO_LARGE`
  public Step next(Frame rows) {
    return answer(false, rows);
  }

  /// The rows of the load before are in their table.
  ///
  /// @param rows how many
  /// @throws SqlError `CHART_TOO_LARGE`
  public Step loaded(long rows) {
    if (rows > limits.loaded()) {
      throw new SqlError(
          ErrorCode.CHART_TOO_LARGE,
          "the engine that has the data cannot work out the statistic of a layer, and that it has"
              + " more than "
              + limits.loaded()
              + " rows, the most that are fetched to do so here; aggregate or sample in the SQL part,"
              + " or use FILTER");
    }
    return answer(true, new Frame(0, Map.of()));
  }

  private Step answer(boolean load, Frame rows) {
    Stage.Query query =
        asked
            .filter(known -> known.isLoad() == load)
            .orElseThrow(() -> new IllegalStateException("that was not asked for"));
    answers.put(query, rows);
    asked = Optional.empty();
    return step();
  }

  private Step step() {
    while (stage instanceof Stage.Fetch fetch) {
      for (Stage.Query query : fetch.queries()) {
        if (!answers.containsKey(query.key())) {
          asked = Optional.of(query.key());
          return query.isLoad()
              ? new Step.Load(query.sql(), query.what(), query.table())
              : new Step.Need(query.sql(), query.what(), query.where());
        }
      }
      List<Frame> frames =
          fetch.queries().stream()
              .map(query -> Objects.requireNonNull(answers.get(query.key())))
              .toList();
      stage = fetch.then().apply(frames);
    }
    return done((Stage.Finished) stage);
  }

  private Step done(Stage.Finished finished) {
    Picture picture = finished.picture();
    String spec = VegaLite.write(picture, limits.bytes());
    return new Step.Done(spec, metadata(picture), layers(finished));
  }

  private static List<Step.LayerSql> layers(Stage.Finished finished) {
    List<Step.LayerSql> layers = new ArrayList<>();
    for (Picture.Layer layer : finished.picture().layers()) {
      layers.add(new Step.LayerSql(layer.geom().shown(), finished.sql().get(layers.size())));
    }
    return layers;
  }

  private static Metadata metadata(Picture picture) {
    Picture.Layer first = picture.layers().getFirst();
    List<String> columns =
        first.frame().names().stream()
            .filter(Names::isAesthetic)
            .map(Names::aestheticOf)
            .filter(name -> !Names.isOffset(name))
            .sorted(Names.ORDER)
            .map(picture::user)
            .toList();
    return new Metadata(first.frame().rows(), columns, picture.layers().size(), picture.warnings());
  }
}
