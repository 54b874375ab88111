package dev.vitrine.prismiq;

import dev.vitrine.prismiq.Schemas.Checked;
import dev.vitrine.querybuilder.check.Finding;
import dev.vitrine.querybuilder.model.Direction;
import dev.vitrine.querybuilder.model.QueryDefinition;
import dev.vitrine.querybuilder.model.Sort;
import dev.vitrine.querybuilder.model.TimeSeries;
import dev.vitrine.querybuilder.render.BuiltQuery;
import dev.vitrine.querybuilder.render.UnsupportedQuery;
import dev.vitrine.querybuilder.rows.Gaps;
import dev.vitrine.querybuilder.rows.Rows;
import dev.vitrine.results.Remembered;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Queries from their check to their rows.
@Singleton
final class Questions {

  private final Schemas schemas;
  private final Places places;
  private final Runs runs;
  private final PrismiqConfig config;
  private final Clock clock;
  private final Remembered<Key, Kept> answers;

  /// All that an answer depends on.
  private record Key(
      Place place,
      String user,
      String tenant,
      String sql,
      List<@Nullable Object> values,
      long most) {}

  /// @param at when it was kept, in seconds since 1970
  private record Kept(Answer answer, double at) {}

  /// @param cachedAt when it was kept, in seconds since 1970
  record Given(Answer answer, Optional<Double> cachedAt, boolean fromCache) {}

  Questions(Schemas schemas, Places places, Runs runs, PrismiqConfig config, Clock clock) {
    this.schemas = schemas;
    this.places = places;
    this.runs = runs;
    this.config = config;
    this.clock = clock;
    this.answers =
        new Remembered<>(
            config.resultsBytes(), config.resultsKept(), kept -> kept.answer().bytes(), clock);
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /// The statement of a query.
  ///
  /// @throws Refused 400 when something is wrong with it
  BuiltQuery build(Asker asker, QueryDefinition query) {
    Checked checked = schemas.check(asker, query);
    requireNone(checked.findings());
    try {
      return places.of(asker).dialect().builder(today()).build(query, checked.schema());
    } catch (UnsupportedQuery unsupported) {
      throw Refused.badRequest(unsupported.text());
    }
  }

  private static void requireNone(List<Finding> findings) {
    if (!findings.isEmpty()) {
      throw Refused.badRequest(
          findings.stream()
              .map(finding ->
                  finding.message() + finding.suggestion().map(words -> ". " + words).orElse(""))
              .collect(Collectors.joining("; ", "Query validation failed: ", "")));
    }
  }

  Answer run(Asker asker, QueryDefinition query) {
    return execute(asker, query, false).answer();
  }

  /// @param anew whether it is to run even if its answer is known
  Given execute(Asker asker, QueryDefinition query, boolean anew) {
    long most =
        query
            .limit()
            .map(limit -> Math.min(limit, config.maxRows()))
            .orElse((long) config.maxRows());
    BuiltQuery built = build(asker, query.withLimit(most + 1));
    Place place = places.of(asker);
    Key key =
        new Key(place, asker.caller().user(), asker.tenant(), built.sql(), built.values(), most);
    Optional<Kept> known = anew ? Optional.empty() : answers.get(key);
    if (known.isPresent()) {
      return new Given(
          filled(known.get().answer(), query, built), Optional.of(known.get().at()), true);
    }
    Answer answer = runs.run(asker.caller(), place, built.sql(), built.values(), most);
    double now = clock.millis() / 1000.0;
    answers.put(key, new Kept(answer, now));
    return new Given(
        filled(answer, query, built), anew ? Optional.of(now) : Optional.empty(), false);
  }

  private Answer filled(Answer answer, QueryDefinition query, BuiltQuery built) {
    Optional<TimeSeries> series = query.timeSeries().filter(TimeSeries::fillMissing);
    if (series.isEmpty() || answer.rowCount() == 0) {
      return answer;
    }
    Rows rows =
        Gaps.filled(
            answer.values(),
            built.columns(),
            series.get().interval(),
            series.get().fillValue(),
            order(query, series.get()),
            config.maxRows());
    boolean cut = rows.rows().size() > config.maxRows();
    return answer.with(
        cut
            ? new Rows(rows.columns(), rows.types(), rows.rows().subList(0, config.maxRows()))
            : rows,
        cut || answer.truncated());
  }

  private static Gaps.Order order(QueryDefinition query, TimeSeries series) {
    if (query.orderBy().isEmpty()) {
      return Gaps.Order.OLDEST_FIRST;
    }
    Sort first = query.orderBy().getFirst();
    if (!first.column().equals(series.name()) && !first.column().equals(series.dateColumn())) {
      return Gaps.Order.OTHER;
    }
    return first.direction() == Direction.DESC ? Gaps.Order.NEWEST_FIRST : Gaps.Order.OLDEST_FIRST;
  }
}
