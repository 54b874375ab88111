package dev.vitrine.statements;

import dev.vitrine.repository.StateDatabase;
import dev.vitrine.repository.StatementRecord;
import dev.vitrine.repository.StatementRepository;
import dev.vitrine.statements.LiveStatement.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The only writer of statements' rows: one thread gathers what is due into one transaction,
/// flushes it to the disk, and only then tells those who wait (group commit).
///
/// What nobody waits for lingers [#LINGER_NANOS], also while others are written, so that a quick
/// statement costs one insert and no update, and many share a transaction: handles are random, and
/// each transaction writes every page of an index that it touches. Where [#COMPANY] or more
/// statements are under way, one that is waited for lingers [#BUSY_LINGER_NANOS] for theirs.
final class StateWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StateWriter.class);
  private static final int QUEUED_AT_MOST = 100_000;
  private static final int BATCH = 1_000;
  private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final int COMPANY = 6;
  private static final long BUSY_LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(3);
  private static final long RETRY_MILLIS = 1_000;
  private static final long NEVER = Long.MAX_VALUE;

  private sealed interface Task {}

  /// Brings the row up to the statement's state at the time of writing.
  ///
  /// @param soon it does not linger
  /// @param done who waits for it is told by this, also of a failure; what nobody waits for is
  ///   tried again
  private record Save(LiveStatement live, boolean soon, @Nullable CompletableFuture<Void> done)
      implements Task {}

  /// Any other change, in order with the saves.
  private record Change(Runnable work, CompletableFuture<Void> done) implements Task {}

  private record Stop() implements Task {}

  private final StatementRepository repository;
  private final StateDatabase database;
  private final StatementRows rows;
  private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>(QUEUED_AT_MOST);
  private final Consumer<LiveStatement> settled;
  private final IntSupplier underWay;
  private final long begun = System.nanoTime();

  /// The thread's own: what lingers, and until when.
  private final List<Task> lingering = new ArrayList<>();

  private long due = NEVER;

  private final Thread thread;

  /// @param settled told of each statement whose ending is on the disk
  /// @param underWay how many statements wait or run now
  StateWriter(
      StatementRepository repository,
      StateDatabase database,
      StatementRows rows,
      Consumer<LiveStatement> settled,
      IntSupplier underWay) {
    this.repository = repository;
    this.database = database;
    this.rows = rows;
    this.settled = settled;
    this.underWay = underWay;
    this.thread = Thread.ofPlatform().daemon().name("vitrine-state").start(this::loop);
  }

  /// Saves the statement within [#LINGER_NANOS].
  void saveLater(LiveStatement live) {
    put(new Save(live, false, null));
  }

  /// Saves the statement as soon as one that is waited for.
  void saveSoon(LiveStatement live) {
    put(new Save(live, true, null));
  }

  /// Saves the statement; completes when it would survive a crash.
  CompletableFuture<Void> save(LiveStatement live) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    put(new Save(live, true, done));
    return done;
  }

  /// Makes another change of the state database in order with the saves.
  CompletableFuture<Void> change(Runnable work) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    put(new Change(work, done));
    return done;
  }

  private void put(Task task) {
    try {
      tasks.put(task);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "interrupted while waiting for the state database", interrupted);
    }
  }

  private void loop() {
    boolean open = true;
    while (open) {
      List<Task> batch = gather();
      open = batch.stream().noneMatch(Stop.class::isInstance);
      List<Save> unsaved = write(batch);
      if (!unsaved.isEmpty() && open) {
        tryAgain(unsaved);
      }
    }
  }

  /// An ending that nobody waits for must not be lost to a passing fault of the database.
  private void tryAgain(List<Save> unsaved) {
    try {
      Thread.sleep(RETRY_MILLIS);
      tasks.addAll(unsaved);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException full) {
      LOG.error("{} endings could not be recorded", unsaved.size(), full);
    }
  }

  /// What is to be written next: what does not linger as soon as it may be, what lingers when it is
  /// due or must come before a change.
  private List<Task> gather() {
    List<Task> batch = new ArrayList<>();
    long soon = NEVER;
    try {
      while (batch.size() + lingering.size() < BATCH) {
        Task next = next(Math.min(soon, due));
        if (next == null) {
          break;
        }
        if (isSoon(next)) {
          soon = batch.isEmpty() ? soon() : soon;
          batch.add(next);
        } else {
          due = lingering.isEmpty() ? now() + LINGER_NANOS : due;
          lingering.add(next);
        }
      }
    } catch (InterruptedException interrupted) {
      batch.add(new Stop());
    }
    boolean others = batch.stream().anyMatch(task -> !(task instanceof Save));
    if (others || now() >= due || batch.size() + lingering.size() >= BATCH) {
      batch.addAll(0, lingering);
      lingering.clear();
      due = NEVER;
    }
    return batch;
  }

  /// What has come or comes until then.
  private @Nullable Task next(long until) throws InterruptedException {
    return until == NEVER ? tasks.take() : tasks.poll(until - now(), TimeUnit.NANOSECONDS);
  }

  private long soon() {
    return now() + (underWay.getAsInt() >= COMPANY ? BUSY_LINGER_NANOS : 0);
  }

  /// Nanoseconds since this writer began.
  private long now() {
    return System.nanoTime() - begun;
  }

  private static boolean isSoon(Task task) {
    return switch (task) {
      case Save save -> save.soon();
      case Change _, Stop _ -> true;
    };
  }

  /// Together where that works; where it does not, each alone, so that one bad row harms no other.
  ///
  /// @return the saves that failed and that nobody waits for
  private List<Save> write(List<Task> batch) {
    try {
      commit(batch);
      tell(batch, null);
      return List.of();
    } catch (RuntimeException together) {
      if (batch.size() > 1) {
        LOG.warn("the state database refused {} changes together", batch.size(), together);
        return batch.stream().flatMap(task -> write(List.of(task)).stream()).toList();
      }
      LOG.error("the state database refused a change", together);
      tell(batch, together);
      return batch.getFirst() instanceof Save save && save.done() == null
          ? List.of(save)
          : List.of();
    }
  }

  private void commit(List<Task> batch) {
    if (batch.stream().allMatch(StateWriter::isWritten)) {
      return;
    }
    Map<LiveStatement, StatementRecord> saved = new LinkedHashMap<>();
    database.write(() -> {
      Set<LiveStatement> dirty = new LinkedHashSet<>();
      for (Task task : batch) {
        switch (task) {
          case Save save -> dirty.add(save.live());
          case Change change -> {
            flush(dirty, saved);
            change.work().run();
          }
          case Stop _ -> {}
        }
      }
      flush(dirty, saved);
    });
    database.sync();
    saved.forEach(this::remember);
  }

  private static boolean isWritten(Task task) {
    return task instanceof Save save && save.live().row() == Row.FINAL;
  }

  private void flush(Set<LiveStatement> dirty, Map<LiveStatement, StatementRecord> saved) {
    List<StatementRecord> inserts = new ArrayList<>();
    for (LiveStatement live : dirty) {
      if (live.row() != Row.FINAL) {
        StatementRecord row = rows.record(live);
        if (live.row() == Row.OPEN || saved.containsKey(live)) {
          repository.advance(row);
        } else {
          inserts.add(row);
        }
        saved.put(live, row);
      }
    }
    if (!inserts.isEmpty()) {
      repository.saveAll(inserts);
    }
    dirty.clear();
  }

  private void remember(LiveStatement live, StatementRecord row) {
    if (row.ended() == null) {
      live.row(Row.OPEN);
    } else {
      live.row(Row.FINAL);
      live.dropInline();
      settled.accept(live);
    }
  }

  private static void tell(List<Task> batch, @Nullable RuntimeException failed) {
    for (Task task : batch) {
      CompletableFuture<Void> done =
          switch (task) {
            case Save save -> save.done();
            case Change change -> change.done();
            case Stop _ -> null;
          };
      if (done != null && failed == null) {
        done.complete(null);
      } else if (done != null) {
        done.completeExceptionally(failed);
      }
    }
  }

  @Override
  public void close() {
    put(new Stop());
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
