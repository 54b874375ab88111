package dev.vitrine.warehouses;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// An engine whose SQL is a script, for tests of what stands before an engine:
///
/// - `ROWS 5` gives five rows of one column N; `ROWS 5 HOLD` then waits until it is stopped
/// - `HOLD` waits until it is stopped, `HOLD name` until [#release]
/// - `CHANGE 3` changes three rows, `CHANGE 3 HOLD name` waits before its gate
/// - `FAIL message` fails with code COMPILATION
public final class FakeEngine implements Engine {

  private static final Column COLUMN = Column.of("N", SqlType.fixed(38, 0));

  private final Map<Handle, CountDownLatch> stops = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> holds = new ConcurrentHashMap<>();
  private final Map<Handle, Outcome> outcomes = new ConcurrentHashMap<>();
  private final Map<String, Settings> sessions = new ConcurrentHashMap<>();
  private final Set<Handle> early = ConcurrentHashMap.newKeySet();
  private final BufferAllocator allocator = new RootAllocator();

  /// Lets the statements go on that hold under this name, now or later.
  public void release(String name) {
    latch(name).countDown();
  }

  private CountDownLatch latch(String name) {
    return holds.computeIfAbsent(name, _ -> new CountDownLatch(1));
  }

  @Override
  public Journal journal(String session) {
    return Journal.NONE;
  }

  @Override
  public Outcome run(Run run, RowSink sink, CommitGate gate) {
    CountDownLatch stop = new CountDownLatch(1);
    stops.put(run.handle(), stop);
    try {
      if (early.remove(run.handle())) {
        throw canceled();
      }
      run.session().ifPresent(this::settings);
      return play(run, List.of(run.sql().split(" ")), stop, sink, gate);
    } finally {
      stops.remove(run.handle());
    }
  }

  private Outcome play(
      Run run, List<String> words, CountDownLatch stop, RowSink sink, CommitGate gate) {
    int count =
        words.size() > 1 && words.get(1).matches("[0-9]+") ? Integer.parseInt(words.get(1)) : 0;
    return switch (words.getFirst()) {
      case "ROWS" -> rows(words, count, stop, sink);
      case "CHANGE" -> change(run, words, count, stop, gate);
      case "HOLD" -> {
        hold(words.size() > 1 ? words.get(1) : "", stop);
        yield new Outcome.Done();
      }
      default -> throw new SqlError(ErrorCode.COMPILATION, run.sql());
    };
  }

  private Outcome rows(List<String> words, int count, CountDownLatch stop, RowSink sink) {
    sink.columns(List.of(COLUMN));
    for (int from = 0; from < count; from += 2048) {
      batch(from, Math.min(2048, count - from), sink);
    }
    if (words.contains("HOLD")) {
      hold("", stop);
    }
    return new Outcome.Rows(count);
  }

  private void batch(int from, int count, RowSink sink) {
    try (BigIntVector vector = new BigIntVector("N", allocator)) {
      vector.allocateNew(count);
      for (int i = 0; i < count; i++) {
        vector.set(i, from + i);
      }
      vector.setValueCount(count);
      sink.batch(VectorSchemaRoot.of(vector));
    }
  }

  private Outcome change(
      Run run, List<String> words, int count, CountDownLatch stop, CommitGate gate) {
    int hold = words.indexOf("HOLD");
    if (hold >= 0) {
      hold(words.get(hold + 1), stop);
    }
    if (stop.getCount() == 0 || !gate.enter()) {
      throw canceled();
    }
    Outcome outcome = new Outcome.Changed(count);
    outcomes.put(run.handle(), outcome);
    return outcome;
  }

  /// Without a name only a cancel ends it.
  private void hold(String name, CountDownLatch stop) {
    try {
      while (name.isEmpty() || latch(name).getCount() > 0) {
        if (stop.await(1, java.util.concurrent.TimeUnit.MILLISECONDS)) {
          throw canceled();
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw canceled();
    }
  }

  private static SqlError canceled() {
    return new SqlError(ErrorCode.CANCELED, "SQL execution canceled");
  }

  @Override
  public void cancel(Handle handle) {
    CountDownLatch stop = stops.get(handle);
    if (stop == null) {
      early.add(handle);
    } else {
      stop.countDown();
    }
  }

  @Override
  public Optional<EngineProgress> progress(Handle handle) {
    return Optional.ofNullable(stops.get(handle)).map(_ -> new EngineProgress(-1, 0));
  }

  @Override
  public Optional<Outcome> committed(Handle handle) {
    return Optional.ofNullable(outcomes.get(handle));
  }

  @Override
  public void forget(Handle handle) {
    outcomes.remove(handle);
  }

  @Override
  public void openSession(String session, Settings settings) {
    sessions.put(session, settings);
  }

  @Override
  public void closeSession(String session) {
    sessions.remove(session);
  }

  @Override
  public Settings settings(String session) {
    Settings settings = sessions.get(session);
    if (settings == null) {
      throw new SqlError(ErrorCode.NOT_EXECUTING, "the session is closed: open a new one");
    }
    return settings;
  }

  @Override
  public void close() {
    stops.values().forEach(CountDownLatch::countDown);
    allocator.close();
  }

  @Override
  public boolean isInTransaction(String session) {
    return false;
  }

  @Override
  public RowFeed.Lent lend(RowFeed feed) {
    return new RowFeed.Lent("nothing", () -> {});
  }
}
