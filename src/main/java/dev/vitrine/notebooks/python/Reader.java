package dev.vitrine.notebooks.python;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.notebooks.python.Exchange.Answered;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads Python text with Python's own parser, in a process that never runs it. That process also
/// tells whether there is a Python and what its sandbox holds.
final class Reader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Reader.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LONGEST = 1 << 20;
  private static final long ASK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final PythonConfig config;
  private final Starter starter;
  private final boolean isStrict;
  private @Nullable Child child;
  private String reason = "";
  private long askedAt;
  private long requests;
  private boolean isKnown;
  private boolean closed;

  /// @param isStrict a sandbox with gaps is none
  Reader(PythonConfig config, Starter starter, boolean isStrict) {
    this.config = config;
    this.starter = starter;
    this.isStrict = isStrict;
  }

  /// Empty where there is a Python.
  synchronized String unavailableReason() {
    boolean isStale = !reason.isEmpty() && System.nanoTime() - askedAt > ASK_AGAIN_NANOS;
    if (!config.enabled()) {
      return "Python cells are switched off (vitrine.notebooks.python.enabled)";
    }
    if (!isKnown || isStale) {
      isKnown = true;
      askedAt = System.nanoTime();
      start();
    }
    return reason;
  }

  void requireAvailable() {
    String why = unavailableReason();
    if (!why.isEmpty()) {
      throw new SqlError(ErrorCode.NOT_SUPPORTED, "Python cells are not available: " + why);
    }
  }

  private void start() {
    try {
      if (closed) {
        throw new StartFault("the server is shutting down", null);
      }
      end();
      Starter.Started started = starter.find();
      child = started.child();
      accept(started.sandbox());
    } catch (StartFault fault) {
      reason = fault.reason();
      LOG.info("Python cells are off: {}", reason);
    }
  }

  /// Lets go of the one before, dead or alive.
  private void end() {
    Child before = child;
    child = null;
    if (before != null) {
      before.close();
    }
  }

  private void accept(Sandbox sandbox) {
    List<String> gaps = sandbox.gaps();
    LOG.info("Python cells run in a sandbox: {}", sandbox);
    reason = "";
    if (!gaps.isEmpty() && isStrict) {
      reason =
          "this system cannot hold Python back as vitrine.notebooks.python.isolation demands: "
              + String.join("; ", gaps);
    }
    if (!gaps.isEmpty()) {
      LOG.warn("the sandbox of Python cells has gaps: {}", gaps);
    }
  }

  /// @throws SqlError where there is no Python
  synchronized Names read(String code) {
    requireAvailable();
    if (code.length() > LONGEST) {
      return refused("a cell of more than " + LONGEST + " characters is not read");
    }
    Child process = child;
    if (process == null || !process.isAlive()) {
      start();
      requireAvailable();
      process = child;
    }
    return process == null ? refused("the reader of Python is gone") : ask(process, code);
  }

  private Names ask(Child process, String code) {
    long id = ++requests;
    Exchange exchange = new Exchange(process, id, PATIENCE, Duration.ZERO, _ -> {});
    if (exchange.ask('C', Map.of("id", id, "code", code)) instanceof Answered answered) {
      return names(answered.answer());
    }
    process.close();
    return refused("this text is too much for Python's parser");
  }

  private static Names names(Map<?, ?> answer) {
    Optional<String> error = Optional.ofNullable(answer.get("error")).map(String::valueOf);
    return new Names(sorted(answer.get("reads")), sorted(answer.get("defines")), error);
  }

  private static SortedSet<String> sorted(@Nullable Object told) {
    SortedSet<String> names = new TreeSet<>();
    if (told instanceof List<?> list) {
      list.forEach(name -> names.add(String.valueOf(name)));
    }
    return names;
  }

  private static Names refused(String why) {
    return new Names(new TreeSet<>(), new TreeSet<>(), Optional.of(why));
  }

  @Override
  public synchronized void close() {
    closed = true;
    isKnown = true;
    reason = "the server is shutting down";
    if (child != null) {
      child.close();
    }
  }
}
