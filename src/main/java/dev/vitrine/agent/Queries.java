package dev.vitrine.agent;

import dev.vitrine.agent.guard.Checked;
import dev.vitrine.agent.model.ModelFailure;
import dev.vitrine.agent.model.Usage;
import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.repository.AgentQueryRepository;
import dev.vitrine.repository.AgentQueryRow;
import io.micronaut.http.HttpStatus;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The questions: asked, kept, found again. Each belongs to who asked it; administrators see all.
@Singleton
final class Queries {

  /// What a list is narrowed to; empty texts stand for any.
  record Filter(Optional<Status> status, String search, boolean favourite) {}

  /// Newest first.
  record Page(List<AgentQueryRow> rows, long total) {}

  private final AgentQueryRepository repository;
  private final Generator generator;
  private final AnswerCache cache;
  private final Aftermath aftermath;
  private final AgentConfig config;
  private final Json json;
  private final Clock clock;

  Queries(
      AgentQueryRepository repository,
      Generator generator,
      AnswerCache cache,
      Aftermath aftermath,
      AgentConfig config,
      Json json,
      Clock clock) {
    this.repository = repository;
    this.generator = generator;
    this.cache = cache;
    this.aftermath = aftermath;
    this.config = config;
    this.json = json;
    this.clock = clock;
  }

  /// Finds SQL for a question and keeps both.
  ///
  /// @param wanted whether it is to be a chart; empty: as the question sounds
  /// @throws Refusal 400 for what is no question, 503 when the model is out of reach
  AgentQueryRow ask(Caller caller, String question, Optional<Boolean> wanted, Stages stages) {
    checkQuestion(question);
    boolean chart = wanted.orElseGet(() -> ChartWish.in(question));
    try {
      Generated found =
          cache
              .find(caller, question, chart)
              .orElseGet(() -> {
                Generated made = generator.generate(caller, question, chart, stages);
                cache.keep(caller, question, chart, made);
                return made;
              });
      return repository.save(row(caller, question, found, null));
    } catch (ModelFailure failure) {
      AgentQueryRow kept = repository.save(row(caller, question, failed(failure), null));
      if (failure.kind() == ModelFailure.Kind.BROKEN) {
        return kept;
      }
      throw Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, failure.text())
          .with("query_id", kept.id())
          .with("status", kept.status())
          .retryAfter(failure.retryAfter());
    } catch (SqlError unread) {
      if (unread.code() == ErrorCode.TOO_MANY_REQUESTS) {
        throw unread;
      }
      throw Refusal.of(
          HttpStatus.SERVICE_UNAVAILABLE, "The tables could not be read: " + unread.text());
    }
  }

  private static Generated failed(ModelFailure failure) {
    return Generated.failed(failure.text(), Optional.empty(), "model", List.of(), Usage.NONE);
  }

  private void checkQuestion(String question) {
    if (question.length() > config.questionLength()) {
      throw Refusal.badRequest(
          "natural_language_query has more than %d characters".formatted(config.questionLength()));
    }
    if (question.chars().anyMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c))) {
      throw Refusal.badRequest("natural_language_query holds control characters");
    }
  }

  private AgentQueryRow row(
      Caller caller, String question, Generated found, @Nullable Long origin) {
    Status status = found.sql().isPresent() ? Status.NOT_EXECUTED : Status.FAILED_GENERATION;
    return new AgentQueryRow(
        null,
        caller.user(),
        question,
        found.written().orElse(null),
        found.sql().map(Checked::chart).orElse(false),
        status.word(),
        found.source(),
        json.text(found.sql().map(Checked::tables).orElse(List.of())),
        json.text(found.examples().stream().map(match -> match.example().question()).toList()),
        found.repaired(),
        found.usage().prompt(),
        found.usage().completion(),
        "[]",
        null,
        null,
        null,
        null,
        found.failure().orElse(null),
        false,
        origin,
        null,
        now(),
        null);
  }

  /// A new question of the same words and SQL, to be run anew.
  ///
  /// @param source why it is run: `rerun`, `schedule` or `template`
  /// @param schedule whose run it is
  AgentQueryRow again(Caller caller, AgentQueryRow before, String source, @Nullable Long schedule) {
    return repository.save(
        new AgentQueryRow(
            null,
            caller.user(),
            before.question(),
            before.sqlText(),
            before.chart(),
            Status.NOT_EXECUTED.word(),
            source,
            before.tables(),
            before.examples(),
            before.repaired(),
            0,
            0,
            before.bindings(),
            null,
            null,
            null,
            null,
            null,
            false,
            before.id(),
            schedule,
            now(),
            null));
  }

  /// SQL that a template gives, with values for its placeholders.
  AgentQueryRow ofTemplate(Caller caller, String question, Checked sql, String bindings) {
    return repository.save(
        new AgentQueryRow(
            null,
            caller.user(),
            question,
            sql.sql(),
            sql.chart(),
            Status.NOT_EXECUTED.word(),
            "template",
            json.text(sql.tables()),
            "[]",
            false,
            0,
            0,
            bindings,
            null,
            null,
            null,
            null,
            null,
            false,
            null,
            null,
            now(),
            null));
  }

  /// @throws Refusal 404 when there is none, 403 for another's
  AgentQueryRow get(Caller caller, long id) {
    AgentQueryRow row = repository.findById(id).orElseThrow(() -> Refusal.notFound("Query " + id));
    if (!row.owner().equals(caller.user()) && !caller.isAdmin()) {
      throw Refusal.forbidden("Query " + id + " is not yours");
    }
    return aftermath.of(row);
  }

  Page list(Caller caller, Filter filter, int page, int size) {
    String owner = caller.isAdmin() ? "" : caller.user();
    String status = filter.status().map(Status::word).orElse("");
    String search = filter.search().isBlank() ? "" : pattern(filter.search().strip());
    List<AgentQueryRow> rows =
        repository.page(owner, status, search, filter.favourite(), size, (long) (page - 1) * size);
    return new Page(rows, repository.total(owner, status, search, filter.favourite()));
  }

  private static String pattern(String words) {
    String plain =
        words.toLowerCase(Locale.ROOT).replace("!", "!!").replace("%", "!%").replace("_", "!_");
    return "%" + plain + "%";
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "1m")
  void forgetOld() {
    repository.forget(now().minus(config.historyKept()));
  }

  /// Keeps or no longer keeps it among the favourites.
  AgentQueryRow favour(Caller caller, long id, boolean favourite) {
    get(caller, id);
    repository.favour(id, favourite);
    return get(caller, id);
  }

  /// As exactly as the state database keeps it.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
