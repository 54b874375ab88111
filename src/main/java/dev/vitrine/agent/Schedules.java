package dev.vitrine.agent;

import dev.vitrine.kernel.Caller;
import dev.vitrine.repository.AgentQueryRow;
import dev.vitrine.repository.AgentScheduleRepository;
import dev.vitrine.repository.AgentScheduleRow;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Queries that run at certain times.
@Singleton
final class Schedules {

  private static final int LONGEST = 128;

  private final AgentScheduleRepository repository;
  private final Queries queries;
  private final AgentConfig config;
  private final Clock clock;

  Schedules(AgentScheduleRepository repository, Queries queries, AgentConfig config, Clock clock) {
    this.repository = repository;
    this.queries = queries;
    this.config = config;
    this.clock = clock;
  }

  /// `{query_id, cron, zone?, missed?: skip | once}`.
  Map<String, @Nullable Object> make(Caller caller, Fields fields) {
    long query = fields.whole("query_id");
    AgentQueryRow wanted = queries.get(caller, query);
    if (wanted.sqlText() == null || Status.FAILED_GENERATION.isOf(wanted)) {
      throw Refusal.badRequest("Query " + query + " has no SQL that could run");
    }
    String cron = fields.text("cron").strip();
    String zone = fields.optionalText("zone").orElse("UTC");
    String missed = fields.optionalText("missed").orElse("skip");
    if (cron.length() > LONGEST || !Set.of("skip", "once").contains(missed)) {
      throw Refusal.badRequest("missed is skip or once, and cron has some fields only");
    }
    Instant now = now();
    Instant next = Cron.of(cron, zone, now).after(now);
    if (repository.countByOwner(caller.user()) >= config.kept()) {
      throw Refusal.of(HttpStatus.CONFLICT, "You have " + config.kept() + " schedules already");
    }
    return shown(
        repository.save(
            new AgentScheduleRow(
                null,
                caller.user(),
                query,
                cron,
                zone,
                missed,
                true,
                next,
                null,
                null,
                0,
                0,
                now)));
  }

  List<Map<String, @Nullable Object>> list(Caller caller) {
    return repository.findByOwnerOrderById(caller.user()).stream().map(Schedules::shown).toList();
  }

  Map<String, @Nullable Object> one(Caller caller, long id) {
    return shown(get(caller, id));
  }

  private AgentScheduleRow get(Caller caller, long id) {
    AgentScheduleRow row =
        repository.findById(id).orElseThrow(() -> Refusal.notFound("Schedule " + id));
    if (!row.owner().equals(caller.user()) && !caller.isAdmin()) {
      throw Refusal.forbidden("Schedule " + id + " is not yours");
    }
    return row;
  }

  /// Switches it on or off; it goes on with the next time from now.
  Map<String, @Nullable Object> enable(Caller caller, long id, boolean enabled) {
    AgentScheduleRow row = get(caller, id);
    repository.enable(id, enabled, Cron.parsed(row.cron(), row.zone()).after(now()));
    return shown(get(caller, id));
  }

  void remove(Caller caller, long id) {
    get(caller, id);
    repository.deleteById(id);
  }

  private static Map<String, @Nullable Object> shown(AgentScheduleRow row) {
    return Json.map(
        "id", row.id(),
        "query_id", row.query(),
        "owner", row.owner(),
        "cron", row.cron(),
        "zone", row.zone(),
        "missed", row.missed(),
        "enabled", row.enabled(),
        "next_at", QueryJson.time(row.nextAt()),
        "last_at", QueryJson.time(row.lastAt()),
        "last_query_id", row.lastQuery(),
        "runs", row.runs(),
        "missed_runs", row.missedRuns(),
        "created_at", QueryJson.time(row.createdAt()));
  }

  /// As exactly as the state database keeps it.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
