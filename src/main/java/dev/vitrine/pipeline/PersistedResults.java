package dev.vitrine.pipeline;

import dev.vitrine.kernel.Handle;
import dev.vitrine.results.SmallResults;
import dev.vitrine.results.SmallResults.Small;
import dev.vitrine.snowflake.Moment;
import dev.vitrine.snowflake.Session;
import dev.vitrine.statements.Execution;
import dev.vitrine.statements.StatementRunner.Finished;
import dev.vitrine.statements.Submission;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Results of queries that would come to the same again, as Snowflake reuses them for a day (Using
/// Persisted Query Results): the same text of the same user in the same place under the same
/// parameters, over tables that nobody has changed, without anything that is another thing each
/// time. `USE_CACHED_RESULT = FALSE` runs a query whatever is kept.
final class PersistedResults {

  private static final long MOST_BYTES = 32L << 20;
  private static final Duration LIFE = Duration.ofHours(24);

  /// Parameters that do not show in a result.
  private static final Set<String> UNSEEN =
      Set.of("QUERY_TAG", "STATEMENT_TIMEOUT_IN_SECONDS", "PRIORITY", "MULTI_STATEMENT_COUNT");

  private final SmallResults<Key> results = new SmallResults<>(MOST_BYTES, LIFE);
  private final Counter reused;

  PersistedResults(MeterRegistry meters) {
    reused = Counter.builder("vitrine.statements.reused").register(meters);
  }

  /// All that a result can depend on beside what is stored.
  record Key(
      String text,
      String user,
      String database,
      String schema,
      String role,
      String secondaryRoles,
      String warehouse,
      Map<String, String> parameters,
      long rowLimit) {}

  /// What a statement's result is kept by; empty for one that always runs.
  static Optional<Key> key(Execution execution, String text, Session session) {
    Submission submission = execution.submission();
    boolean alone =
        execution.reads() && submission.bindings().isEmpty() && !session.needsOneConnection();
    if (!alone || !session.parameter("USE_CACHED_RESULT").equalsIgnoreCase("true")) {
      return Optional.empty();
    }
    Map<String, String> parameters = session.parameters();
    parameters.keySet().removeAll(UNSEEN);
    return Optional.of(
        new Key(
            text,
            session.user(),
            session.database(),
            session.schema(),
            session.role(),
            session.secondaryRoles(),
            session.warehouse(),
            parameters,
            submission.parameters().rowLimit()));
  }

  Optional<Finished> find(Key key) {
    return results.find(key).map(this::finished);
  }

  private Finished finished(Small small) {
    reused.increment();
    return new Finished(
        Optional.of(small.info()), Optional.of(small.bytes()::get), false, Optional.empty());
  }

  /// Keeps a result that lies in its statement's record; others are not reused.
  ///
  /// @param handle of the statement that came to it
  /// @param seen before the statement began
  void keep(Key key, Handle handle, Finished finished, Moment seen, Set<String> tables) {
    finished
        .inline()
        .ifPresent(inline ->
            results.keep(
                key,
                new Small(
                    finished.result().orElseThrow().from(handle),
                    inline::bytes,
                    () -> seen.isPresentFor(tables))));
  }
}
