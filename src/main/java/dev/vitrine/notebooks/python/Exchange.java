package dev.vitrine.notebooks.python;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One request to a kernel, from its sending to its answer or the kernel's end. Everything but
/// [#interrupt] happens on one thread.
final class Exchange {

  /// How it ended.
  sealed interface Ending {}

  /// @param stop what was asked for before the answer came
  record Answered(Map<?, ?> answer, Stop stop) implements Ending {}

  /// The kernel did not listen and was killed.
  record Killed(Stop stop) implements Ending {}

  /// The kernel ended by itself or was closed.
  record Died() implements Ending {}

  /// Why a kernel was told to stop.
  enum Stop {
    NONE,
    INTERRUPT,
    TIMEOUT
  }

  private final Child child;
  private final long id;
  private final Duration grace;
  private final Outputs outputs;
  private final long deadline;
  private long killAt = Long.MAX_VALUE;
  private Stop stop = Stop.NONE;
  private boolean wasInterrupted;
  private volatile boolean interruptWanted;

  Exchange(Child child, long id, Duration timeout, Duration grace, Consumer<Output> sink) {
    this.child = child;
    this.id = id;
    this.grace = grace;
    this.outputs = new Outputs(sink);
    this.deadline = System.nanoTime() + timeout.toNanos();
  }

  /// From any thread.
  void interrupt() {
    interruptWanted = true;
    child.nudge();
  }

  /// @param kind `Q` for a run, whose output has a new allowance, `C` for the rest
  Ending ask(char kind, Map<String, ?> request) {
    child.listen();
    try {
      child.send(kind, Wire.write(request));
      return await();
    } catch (IOException gone) {
      return new Died();
    } finally {
      child.ignore();
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Ending await() throws IOException {
    while (true) {
      Frame frame = next();
      if (frame != null && frame.kind() == Frame.GONE) {
        return new Died();
      }
      Optional<Map<?, ?>> answer = frame == null ? Optional.empty() : answer(frame);
      if (answer.isPresent()) {
        outputs.end();
        return new Answered(answer.get(), stop);
      }
      if (isPastPatience()) {
        child.close();
        return new Killed(stop);
      }
    }
  }

  private @Nullable Frame next() {
    try {
      return child.next(Math.min(deadlineNow(), killAt) - System.nanoTime());
    } catch (InterruptedException interrupted) {
      wasInterrupted = true;
      interruptWanted = true;
      return null;
    }
  }

  private long deadlineNow() {
    return stop == Stop.NONE ? deadline : Long.MAX_VALUE;
  }

  private Optional<Map<?, ?>> answer(Frame frame) {
    if (frame.kind() == 'J') {
      return Wire.read(frame).filter(this::isOurs);
    }
    outputs.take(frame);
    return Optional.empty();
  }

  private boolean isOurs(Map<?, ?> answer) {
    return answer.get("id") instanceof Number number && number.longValue() == id;
  }

  /// Asks the kernel to stop when it is time, and says when its time to do so is over too.
  private boolean isPastPatience() throws IOException {
    long now = System.nanoTime();
    if (stop == Stop.NONE && (interruptWanted || now - deadline >= 0)) {
      stop = interruptWanted ? Stop.INTERRUPT : Stop.TIMEOUT;
      killAt = now + grace.toNanos();
      child.interrupt();
    }
    return stop != Stop.NONE && now - killAt >= 0;
  }
}
