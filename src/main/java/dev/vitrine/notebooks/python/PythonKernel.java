package dev.vitrine.notebooks.python;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.notebooks.python.Exchange.Answered;
import dev.vitrine.notebooks.python.Exchange.Died;
import dev.vitrine.notebooks.python.Exchange.Ending;
import dev.vitrine.notebooks.python.Exchange.Killed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A [Kernel] in a process of its own. Its lock stands for the process's one train of thought; what
/// stops a run does not take it.
final class PythonKernel implements Kernel {

  private static final Duration SHORT = Duration.ofSeconds(20);

  private final PythonConfig config;
  private final Births births;
  private final ReentrantLock turn = new ReentrantLock();
  private final AtomicLong requests = new AtomicLong();
  private volatile Child child;
  private volatile @Nullable Exchange running;
  private volatile @Nullable String end;
  private volatile long lastUsed = System.nanoTime();
  private volatile boolean closed;

  /// Makes the process of a kernel.
  interface Births {
    /// One that is ready.
    ///
    /// @throws SqlError when there can be none
    Child next();
  }

  PythonKernel(PythonConfig config, Births births) {
    this.config = config;
    this.births = births;
    this.child = births.next();
  }

  @Override
  public CellRun run(String cellId, String code, Duration timeout, Consumer<Output> sink) {
    if (!takeTurn()) {
      return CellRun.of(CellRun.State.INTERRUPTED, "the cell was interrupted before it ran");
    }
    try {
      Child process = child;
      if (!process.isAlive()) {
        return CellRun.of(CellRun.State.DEAD, death(process));
      }
      Ending ending =
          ask(process, timeout, sink, 'Q', Map.of("op", "run", "cell", cellId, "code", code));
      return switch (ending) {
        case Answered answered -> Told.answered(answered, timeout);
        case Killed killed -> Told.killed(killed, timeout, config.interruptGrace());
        case Died _ -> CellRun.of(CellRun.State.DEAD, death(process));
      };
    } finally {
      turn.unlock();
    }
  }

  private boolean takeTurn() {
    try {
      turn.lockInterruptibly();
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Ending ask(
      Child process, Duration timeout, Consumer<Output> sink, char kind, Map<String, ?> request) {
    long id = requests.incrementAndGet();
    Map<String, Object> numbered = new LinkedHashMap<>(request);
    numbered.put("id", id);
    Exchange exchange = new Exchange(process, id, timeout, config.interruptGrace(), sink);
    running = exchange;
    try {
      return exchange.ask(kind, numbered);
    } finally {
      running = null;
      lastUsed = System.nanoTime();
      if (!process.isAlive()) {
        process.close();
      }
    }
  }

  @Override
  public void setTable(
      String name, List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
    List<Object> told = new ArrayList<>(rows.size());
    for (List<? extends @Nullable Object> row : rows) {
      told.add(Wire.listToPython(row));
    }
    request(Map.of("op", "define", "name", name, "columns", columns, "rows", told));
  }

  @Override
  public Map<String, @Nullable Object> values(Collection<String> names) {
    Map<?, ?> answer = request(Map.of("op", "values", "names", List.copyOf(names)));
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    if (answer.get("values") instanceof Map<?, ?> told) {
      told.forEach((name, value) -> values.put(String.valueOf(name), Wire.fromPython(value)));
    }
    return values;
  }

  @Override
  public void forget(Collection<String> names) {
    request(Map.of("op", "forget", "names", List.copyOf(names)));
  }

  private Map<?, ?> request(Map<String, ?> request) {
    if (!takeTurn()) {
      throw new SqlError(ErrorCode.INTERRUPTED, "waiting for Python was interrupted");
    }
    try {
      Child process = child;
      if (process.isAlive()
          && ask(process, SHORT, _ -> {}, 'C', request) instanceof Answered answered) {
        return succeeded(answered.answer());
      }
      throw new SqlError(ErrorCode.INTERRUPTED, death(process));
    } finally {
      turn.unlock();
    }
  }

  private static Map<?, ?> succeeded(Map<?, ?> answer) {
    if ("success".equals(answer.get("state"))) {
      return answer;
    }
    throw new SqlError(ErrorCode.BAD_REQUEST, "Python refused: " + answer.get("error"));
  }

  private String death(Child process) {
    String told = end;
    return told != null ? told : Told.death(process.epitaph(), config);
  }

  @Override
  public void interrupt() {
    Exchange exchange = running;
    if (exchange != null) {
      exchange.interrupt();
    }
  }

  @Override
  public boolean isAlive() {
    return child.isAlive();
  }

  @Override
  public Optional<String> epitaph() {
    Child process = child;
    return process.isAlive() ? Optional.empty() : Optional.of(death(process));
  }

  @Override
  public void restart() {
    end = "the kernel was restarted while the cell ran; all variables are lost";
    child.close();
    turn.lock();
    try {
      if (closed) {
        throw new SqlError(ErrorCode.INTERRUPTED, "the kernel is closed");
      }
      child = births.next();
      lastUsed = System.nanoTime();
      end = null;
    } finally {
      turn.unlock();
    }
  }

  boolean isClosed() {
    return closed;
  }

  /// Clears away what is left of a process that ended while nobody used it.
  void bury() {
    if (!isAlive()) {
      child.close();
    }
  }

  /// Ends a process that was not used for so long; says whether it did.
  boolean retire(Duration idle) {
    boolean isIdle = isAlive() && running == null && System.nanoTime() - lastUsed > idle.toNanos();
    if (!isIdle || !turn.tryLock()) {
      return false;
    }
    try {
      end =
          "the Python process was not used for "
              + Told.span(idle)
              + " and was ended: all variables are lost";
      child.close();
      return true;
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    end = "the kernel was closed";
    child.close();
  }
}
