package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.Handle;
import dev.vitrine.statements.Context;
import dev.vitrine.statements.Parameters;
import dev.vitrine.statements.State;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import dev.vitrine.statements.Submission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One-row INSERTs, each with a cancel at its heels: what is called canceled left nothing, what is
/// called succeeded left its row. `-Dvitrine.race.rounds=` makes it longer or shorter.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class CancelRaceTest {

  private static final int ROUNDS = Integer.getInteger("vitrine.race.rounds", 10_000);
  private static final int RACERS = 8;
  private static final Caller CALLER =
      new Caller("ADMIN", List.of(Caller.ADMIN_ROLE), Caller.ADMIN_ROLE, Caller.Method.INTERNAL);

  /// What one round was told.
  private record Told(
      int row, State.Status status, Statements.CancelOutcome cancel, String state) {}

  @Test
  void canceledMeansNoRowAndSucceededMeansOne() throws Exception {
    try (RealServer server = RealServer.start()) {
      server.api().submit("create table race (i int)");

      List<Told> all = race(server.statements());

      Set<Integer> rows = new HashSet<>();
      List<List<String>> table = rows(server.api());
      table.forEach(row -> rows.add(Integer.parseInt(row.getFirst())));
      assertThat(table).hasSameSizeAs(rows);
      for (Told told : all) {
        assertThat(told.status())
            .as(told.state())
            .isIn(State.Status.CANCELED, State.Status.SUCCEEDED);
        assertThat(rows.contains(told.row()))
            .as("row of %s", told)
            .isEqualTo(told.status() == State.Status.SUCCEEDED);
        if (told.cancel() == Statements.CancelOutcome.CANCELED) {
          assertThat(told.status()).isEqualTo(State.Status.CANCELED);
        }
        if (told.cancel() == Statements.CancelOutcome.ALREADY_FINISHED) {
          assertThat(told.status()).isEqualTo(State.Status.SUCCEEDED);
        }
      }
      assertThat(all).hasSize(ROUNDS);
    }
  }

  private static List<List<String>> rows(Api api) {
    Api.Answer first = api.submit("select i from race");
    List<List<String>> rows = new ArrayList<>();
    for (int page = 0; page < ((Number) first.at("partitions")).intValue(); page++) {
      rows.addAll(api.get(first.handle(), "?partition=" + page).data());
    }
    return rows;
  }

  private static List<Told> race(Statements statements) throws Exception {
    AtomicInteger next = new AtomicInteger();
    List<Told> all = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Told>>> racers = new ArrayList<>();
      for (int i = 0; i < RACERS; i++) {
        racers.add(threads.submit(() -> racer(statements, next)));
      }
      for (Future<List<Told>> racer : racers) {
        all.addAll(racer.get());
      }
    }
    return all;
  }

  private static List<Told> racer(Statements statements, AtomicInteger next) throws Exception {
    List<Told> told = new ArrayList<>();
    for (int row = next.getAndIncrement(); row < ROUNDS; row = next.getAndIncrement()) {
      told.add(round(statements, row));
    }
    return told;
  }

  /// The latch opens when the statement is taken in; a few turns of the canceller spread the cancel
  /// over the statement's life.
  private static Told round(Statements statements, int row) throws Exception {
    Handle handle = statements.submit(insert(row)).handle();
    CyclicBarrier start = new CyclicBarrier(2);
    var outcome = new java.util.concurrent.CompletableFuture<Statements.CancelOutcome>();
    Thread canceller =
        Thread.ofVirtual()
            .start(() -> {
              try {
                start.await();
                turn(ThreadLocalRandom.current().nextInt(120_000));
                outcome.complete(statements.cancel(CALLER, handle).get());
              } catch (Exception failed) {
                outcome.completeExceptionally(failed);
              }
            });
    start.await();
    Statement ended = statements.awaitEnd(CALLER, handle, Duration.ofMinutes(1)).get();
    canceller.join();
    return new Told(row, ended.state().status(), outcome.get(), ended.state().toString());
  }

  private static void turn(int times) {
    for (int i = 0; i < times; i++) {
      Thread.onSpinWait();
    }
  }

  private static Submission insert(int row) {
    return new Submission(
        CALLER,
        "insert into race values (" + row + ")",
        new Context("COMPUTE_WH", "VITRINE", "PUBLIC", Caller.ADMIN_ROLE),
        Parameters.of(Map.of()),
        new TreeMap<>(),
        Optional.empty(),
        Optional.empty(),
        Submission.Mode.WAITS,
        false);
  }
}
