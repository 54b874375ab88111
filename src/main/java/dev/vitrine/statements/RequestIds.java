package dev.vitrine.statements;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.repository.StatementRecord;
import dev.vitrine.repository.StatementRepository;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// A request id names one statement of its caller: whoever sends it again, at once or after a
/// crash, gets that statement and no second run.
final class RequestIds {

  private record Key(String user, String requestId) {}

  private record Known(Handle handle, String digest) {}

  private final StatementRepository repository;
  private final StatementRows rows;
  private final StateWriter writer;

  /// Requests being taken in right now; later ones find the row.
  private final Map<Key, CompletableFuture<Known>> arriving = new ConcurrentHashMap<>();

  RequestIds(StatementRepository repository, StatementRows rows, StateWriter writer) {
    this.repository = repository;
    this.rows = rows;
    this.writer = writer;
  }

  /// The statement of this request id: the one that it named before, or what `admit` makes, once.
  ///
  /// @throws SqlError `REQUEST_ID_REUSED` when it named something else before
  Handle once(Submission submission, String requestId, Supplier<Handle> admit) {
    Key key = new Key(submission.caller().user(), requestId);
    String digest = StatementRows.digest(submission);
    CompletableFuture<Known> mine = new CompletableFuture<>();
    CompletableFuture<Known> first = arriving.putIfAbsent(key, mine);
    if (first != null) {
      return same(join(first), digest, requestId);
    }
    try {
      Handle handle = stored(key, digest).orElseGet(admit);
      mine.complete(new Known(handle, digest));
      return handle;
    } catch (RuntimeException refused) {
      mine.completeExceptionally(refused);
      throw refused;
    } finally {
      arriving.remove(key);
    }
  }

  private static Known join(CompletableFuture<Known> first) {
    try {
      return first.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof SqlError error) {
        throw error.saying(error.text());
      }
      throw failed;
    }
  }

  private Optional<Handle> stored(Key key, String digest) {
    return repository
        .findByOwnerAndRequestId(key.user(), key.requestId())
        .flatMap(row -> stored(row, digest, key.requestId()));
  }

  private Optional<Handle> stored(StatementRecord row, String digest, String requestId) {
    Handle handle =
        same(
            new Known(Handle.parse(row.handle()), String.valueOf(row.requestDigest())),
            digest,
            requestId);
    if (leftNothing(row)) {
      writer.change(() -> repository.releaseRequest(row.handle())).join();
      return Optional.empty();
    }
    return Optional.of(handle);
  }

  /// A run that a stop of the server cut off, and of which nothing became permanent, may run again.
  private boolean leftNothing(StatementRecord row) {
    return rows.state(row) instanceof State.Failed failed
        && failed.problem().code() == ErrorCode.INTERRUPTED
        && repository.findByParentOrderByOrdinal(row.handle()).stream()
            .noneMatch(child -> child.writes() && rows.state(child) instanceof State.Succeeded);
  }

  private static Handle same(Known known, String digest, String requestId) {
    if (!known.digest().equals(digest)) {
      throw new SqlError(
          ErrorCode.REQUEST_ID_REUSED,
          "requestId "
              + requestId
              + " named another statement before: send a new one with a new statement");
    }
    return known.handle();
  }
}
