package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Frame.Field;
import dev.vitrine.visualise.scale.Scale;
import dev.vitrine.visualise.scale.ScalePlan;
import dev.vitrine.visualise.sql.Capability;
import dev.vitrine.visualise.sql.SqlDialect;
import dev.vitrine.visualise.stat.Aggregation;
import dev.vitrine.visualise.stat.Base;
import dev.vitrine.visualise.stat.Base.Item;
import dev.vitrine.visualise.stat.Base.Use;
import dev.vitrine.visualise.stat.Statistic;
import dev.vitrine.visualise.stat.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes the SQL of a layer, in aligned form: its main axis is `pos1` whichever it was.
final class LayerQuery {

  /// @param work what fetches the layer's rows
  /// @param warnings what the reader of the picture should know
  record Fetch(Work work, List<String> warnings) {}

  private final LayerPlan layer;
  private final Coordinates coordinates;
  private final Map<String, ScalePlan> plans;
  private final Map<String, Scale> bins;
  private final SqlDialect dialect;
  private final Local local;
  private final int mostRows;

  LayerQuery(LayerPlan layer, Context context) {
    this.layer = layer;
    this.coordinates = context.coordinates();
    this.plans = context.plans();
    this.bins = context.bins();
    this.dialect = context.dialect();
    this.local = context.local();
    this.mostRows = context.mostRows();
  }

  /// What all layers share.
  record Context(
      Coordinates coordinates,
      Map<String, ScalePlan> plans,
      Map<String, Scale> bins,
      SqlDialect dialect,
      Local local,
      int mostRows) {}

  Fetch fetch() {
    Optional<Statistic> statistic =
        Statistics.of(layer, new Calculations(layer, plans, coordinates, mostRows));
    if (layer.aggregate().isPresent()) {
      return aggregated();
    }
    if (statistic.isEmpty() && layer.placed()) {
      return new Fetch(new Work.Rows(new PlacedRows(layer, plans).frame()), List.of());
    }
    if (statistic.isEmpty()) {
      return new Fetch(select(), List.of());
    }
    Base base = base();
    List<String> lost =
        base.items().stream()
            .filter(item -> item.use() == Use.MEASURE)
            .map(Item::aesthetic)
            .filter(name -> !name.equals("weight") && !Names.isPosition(name))
            .toList();
    Work work = run(base, statistic.get().needs(), statistic.get()::begin);
    return new Fetch(work, lost(lost, "summarises rows", "text"));
  }

  private Fetch aggregated() {
    Base base = base();
    Aggregation aggregation =
        new Aggregates(coordinates, layer, base.items()).read(layer.aggregate().orElseThrow());
    if (aggregation.functions().isEmpty()) {
      return new Fetch(select(), List.of());
    }
    new TemporalSums(coordinates, layer, plans).check(aggregation, base);
    Work work = run(base, aggregation.needs(base), where -> aggregated(aggregation, where));
    return new Fetch(work, lost(aggregation.dropped(base), "aggregates", "function"));
  }

  private Work aggregated(Aggregation aggregation, Base base) {
    List<String> keys = keys(base, aggregation.kept());
    if (aggregation.explodes()) {
      keys.add(base.dialect().name(aggregation.label()));
    }
    String groups = base.dialect().name("__groups");
    return new Work.Query("SELECT * FROM (" + aggregation.sql(base) + ") AS " + groups, keys);
  }

  /// Where the data are, if the engine can; else on the local engine.
  private Work run(Base base, Set<Capability> needs, Function<Base, Work> begin) {
    return dialect.can(needs) ? begin.apply(base) : local.load(base, begin);
  }

  private List<String> lost(List<String> aesthetics, String does, String need) {
    return aesthetics.stream()
        .map(name ->
            "Layer "
                + (layer.index() + 1)
                + " "
                + does
                + ", so that '"
                + coordinates.user(layer.aligned(name))
                + "' is left out: it would need a "
                + need)
        .toList();
  }

  private List<String> keys(Base base, List<String> also) {
    return base.items().stream()
        .filter(item -> item.use() != Use.MEASURE || also.contains(item.aesthetic()))
        .map(item -> base.dialect().name(item.name()))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /// Rows as they are.
  private Work select() {
    return new Work.Query(base().query(), List.of());
  }

  private Base base() {
    List<String> select = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    layer.mappings().forEach((aesthetic, mapped) -> add(aesthetic, mapped, select, items));
    for (int i = 0; i < layer.partition().size(); i++) {
      Field field = layer.partition().get(i);
      String column = dialect.name(ColumnSql.SOURCE) + "." + dialect.name(field.name());
      select.add(dialect.comparable(column, field.type()) + " AS " + dialect.name(Names.group(i)));
      items.add(new Item(Names.group(i), "", Use.GROUP, field.type()));
    }
    String columns = select.isEmpty() ? "1 AS " + dialect.name("__one") : String.join(", ", select);
    String where = layer.filter().map(filter -> " WHERE (" + filter + ")").orElse("");
    String query =
        "SELECT "
            + columns
            + " FROM ("
            + layer.source()
            + ") AS "
            + dialect.name(ColumnSql.SOURCE)
            + where;
    return new Base(dialect, query, items);
  }

  private void add(String aesthetic, Mapped mapped, List<String> select, List<Item> items) {
    if (layer.isUnscaled(aesthetic)) {
      addUnscaled(aesthetic, (Mapped.Placed) mapped, select, items);
      return;
    }
    String family = Names.family(aesthetic);
    ScalePlan plan = Objects.requireNonNull(plans.get(family));
    ColumnSql sql = new ColumnSql(dialect, mapped, plan, Optional.ofNullable(bins.get(family)));
    boolean late = targets().contains(aesthetic);
    String aligned = layer.aligned(aesthetic);
    String column = Names.column(aligned);
    select.add((late ? sql.raw() : sql.expression()) + " AS " + dialect.name(column));
    items.add(new Item(column, aligned, use(aesthetic, mapped, late, sql), sql.type()));
  }

  private void addUnscaled(
      String aesthetic, Mapped.Placed placed, List<String> select, List<Item> items) {
    String column = Names.column(aesthetic);
    select.add(
        dialect.name(ColumnSql.SOURCE)
            + "."
            + dialect.name(placed.column())
            + " AS "
            + dialect.name(column));
    Use use = placed.type().isDiscrete() ? Use.GROUP : Use.MEASURE;
    items.add(new Item(column, aesthetic, use, placed.type()));
  }

  private Set<String> targets() {
    return Set.copyOf(Aggregates.explicitTargets(coordinates, layer));
  }

  private Use use(String aesthetic, Mapped mapped, boolean late, ColumnSql sql) {
    if (late || aesthetic.equals("weight")) {
      return Use.MEASURE;
    }
    boolean position = Names.isPosition(aesthetic);
    if (mapped instanceof Mapped.Constant && !position) {
      return Use.GROUP;
    }
    if (!sql.isCategory()) {
      return Use.MEASURE;
    }
    return position ? Use.CATEGORY : Use.GROUP;
  }
}
