package dev.vitrine.statements;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.results.ResultInfo.PartitionInfo;
import dev.vitrine.statements.Statement.Progress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/// Runs texts of a few words: `read`, `write`, `hold` (until released or stopped), `hold write`,
/// `fail`, `bug`, `two children`.
final class ScriptedRunner implements StatementRunner {

  Lane lane = new Lane("TEST", 1, 1);
  boolean remembers = true;
  final Queue<String> ran = new ConcurrentLinkedQueue<>();
  final Set<Handle> committed = ConcurrentHashMap.newKeySet();
  final Set<Handle> discarded = ConcurrentHashMap.newKeySet();
  private final Map<Handle, CountDownLatch> held = new ConcurrentHashMap<>();
  private final CountDownLatch release = new CountDownLatch(1);

  @Override
  public Finished run(Execution execution) {
    String text = execution.submission().text();
    ran.add(text);
    if (text.contains("children")) {
      execution.child("read child", this::run);
      execution.child("write child", this::run);
    }
    if (text.startsWith("hold")) {
      hold(execution);
    }
    if (text.startsWith("fail")) {
      throw new SqlError(ErrorCode.DIVISION_BY_ZERO, "Division by zero");
    }
    if (text.startsWith("bug")) {
      throw new IllegalStateException("a secret detail");
    }
    if (!execution.reads()) {
      commit(execution);
    }
    return finished(text);
  }

  private void hold(Execution execution) {
    CountDownLatch latch = held.computeIfAbsent(execution.handle(), _ -> new CountDownLatch(1));
    try {
      while (!execution.isStopping() && latch.getCount() > 0 && release.getCount() > 0) {
        if (latch.await(5, java.util.concurrent.TimeUnit.MILLISECONDS)) {
          break;
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (execution.isStopping()) {
      throw new SqlError(ErrorCode.CANCELED, "SQL execution canceled");
    }
  }

  private void commit(Execution execution) {
    if (!execution.enterCommit()) {
      throw new SqlError(ErrorCode.CANCELED, "SQL execution canceled");
    }
    committed.add(execution.handle());
  }

  static Finished finished(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ResultInfo info =
        new ResultInfo(
            List.of(Column.of("TEXT", SqlType.TEXT)),
            List.of(new PartitionInfo(0, 1, bytes.length, bytes.length)),
            true);
    return new Finished(Optional.of(info), Optional.of(() -> bytes), false, Optional.empty());
  }

  @Override
  public boolean remembers(Submission submission) {
    return remembers;
  }

  void releaseAll() {
    release.countDown();
  }

  @Override
  public void stop(Handle handle) {
    held.computeIfAbsent(handle, _ -> new CountDownLatch(1)).countDown();
  }

  @Override
  public Progress progress(Handle handle) {
    return new Progress(50, 7, "sql");
  }

  @Override
  public void discard(Handle handle) {
    discarded.add(handle);
  }

  @Override
  public void keepOnly(Set<Handle> known) {
    // keeps nothing beside the records
  }

  @Override
  public Lane lane(Submission submission) {
    return lane;
  }

  @Override
  public boolean reads(Submission submission) {
    return !submission.text().contains("write") && !submission.text().contains("children");
  }

  @Override
  public Optional<Finished> committed(Handle handle, Submission submission) {
    return committed.contains(handle) ? Optional.of(finished(submission.text())) : Optional.empty();
  }

  @Override
  public void forget(Handle handle) {
    committed.remove(handle);
  }
}
