package dev.vitrine.driver;

import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.security.ExpiringMap;
import dev.vitrine.statements.Statement;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// What became of requests: a driver that repeats one keeps its `requestId` and means the same
/// statement; one that gives up names it too, sometimes before the statement has come.
@Singleton
final class Submitted {

  private static final int REMEMBERED = 100_000;
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final Duration ABORT_KEPT = Duration.ofMinutes(1);

  /// @param user whose request it is
  record Key(String user, String requestId) {}

  private final ExpiringMap<Key, CompletableFuture<Handle>> requests;
  private final ExpiringMap<Key, Boolean> aborted;
  private final Clock clock;

  Submitted(Clock clock) {
    this.clock = clock;
    this.requests = new ExpiringMap<>(clock, REMEMBERED);
    this.aborted = new ExpiringMap<>(clock, REMEMBERED);
  }

  /// The statement that this request named before, or the one that `submit` takes in.
  ///
  /// @return its handle; another caller's at the same time waits for the first one's
  /// @throws SqlError what the first one was refused with
  Handle once(Key key, Supplier<Statement> submit) {
    CompletableFuture<Handle> mine = new CompletableFuture<>();
    Optional<CompletableFuture<Handle>> before = putIfAbsent(key, mine);
    if (before.isPresent()) {
      return join(before.get());
    }
    try {
      Handle handle = submit.get().handle();
      mine.complete(handle);
      return handle;
    } catch (RuntimeException refused) {
      requests.remove(key);
      mine.completeExceptionally(refused);
      throw refused;
    }
  }

  private synchronized Optional<CompletableFuture<Handle>> putIfAbsent(
      Key key, CompletableFuture<Handle> mine) {
    Optional<CompletableFuture<Handle>> before = requests.get(key);
    if (before.isEmpty()) {
      requests.put(key, mine, clock.instant().plus(KEPT));
    }
    return before;
  }

  private static Handle join(CompletableFuture<Handle> first) {
    try {
      return first.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof SqlError error) {
        throw error.saying(error.text());
      }
      throw failed;
    }
  }

  /// The request's statement, when it has come.
  Optional<Handle> find(Key key) {
    return requests.get(key).filter(CompletableFuture::isDone).map(Submitted::join);
  }

  /// The request is not wanted any more, though it may not have come yet.
  void abort(Key key) {
    aborted.put(key, Boolean.TRUE, clock.instant().plus(ABORT_KEPT));
  }

  boolean isAborted(Key key) {
    return aborted.get(key).isPresent();
  }
}
