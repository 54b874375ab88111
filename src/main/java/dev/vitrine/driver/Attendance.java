package dev.vitrine.driver;

import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.pipeline.LiveSessions;
import dev.vitrine.security.web.OnWire;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/// Who still waits for the statements that clients wait for. One whose clients have all hung up is
/// stopped, unless a retry comes soon; so is one that was told to be asked about again and is not.
/// A session that sets `ABORT_DETACHED_QUERY` to false keeps its statements running.
@Singleton
final class Attendance {

  private static final String ABORT_DETACHED = "ABORT_DETACHED_QUERY";

  /// How many requests wait for a statement, and how often that has changed.
  private record Waiting(int requests, long changes) {
    Waiting and(int more) {
      return new Waiting(requests + more, changes + 1);
    }
  }

  private final Statements statements;
  private final LiveSessions live;
  private final DriverConfig config;
  private final TaskScheduler scheduler;
  private final Map<Handle, Waiting> waiting = new HashMap<>();

  Attendance(
      Statements statements,
      LiveSessions live,
      DriverConfig config,
      @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler) {
    this.statements = statements;
    this.live = live;
    this.config = config;
    this.scheduler = scheduler;
  }

  /// A request that waits for a statement.
  ///
  /// @param told what it is told in the end, be it that the statement still runs
  CompletableFuture<Statement> attended(
      HttpRequest<?> request,
      DriverSession session,
      Handle handle,
      CompletableFuture<Statement> told) {
    Optional<ChannelFuture> closed = OnWire.channel(request).map(Channel::closeFuture);
    if (told.isDone() || closed.isEmpty()) {
      return told;
    }
    Visit visit = new Visit(session, handle, goesOn(session));
    enter(handle);
    ChannelFutureListener hungUp = _ -> visit.leave(config.abandonedAfter());
    closed.get().addListener(hungUp);
    return told.whenComplete((statement, _) -> {
      closed.get().removeListener(hungUp);
      if (statement != null && statement.hasEnded()) {
        forget(handle);
      } else {
        visit.leave(config.detachedAfter());
      }
    });
  }

  private boolean goesOn(DriverSession session) {
    return live.view(session.name())
        .map(view -> view.parameters().get(ABORT_DETACHED))
        .filter("false"::equalsIgnoreCase)
        .isPresent();
  }

  private synchronized void enter(Handle handle) {
    waiting.merge(handle, new Waiting(1, 0), (before, _) -> before.and(1));
  }

  private synchronized void forget(Handle handle) {
    waiting.remove(handle);
  }

  /// What is left when a request has gone; empty when nobody counts any more.
  private synchronized Optional<Waiting> left(Handle handle) {
    return Optional.ofNullable(waiting.computeIfPresent(handle, (_, before) -> before.and(-1)));
  }

  private synchronized boolean remove(Handle handle, Waiting unchanged) {
    return waiting.remove(handle, unchanged);
  }

  private final class Visit {
    private final DriverSession session;
    private final Handle handle;
    private final boolean goesOn;
    private final AtomicBoolean over = new AtomicBoolean();

    Visit(DriverSession session, Handle handle, boolean goesOn) {
      this.session = session;
      this.handle = handle;
      this.goesOn = goesOn;
    }

    /// @param after which the statement is stopped, unless somebody asks for it
    void leave(Duration after) {
      if (over.compareAndSet(false, true)) {
        left(handle)
            .filter(left -> left.requests() == 0)
            .ifPresent(left -> {
              if (goesOn) {
                remove(handle, left);
              } else {
                var _ = scheduler.schedule(after, () -> stop(left));
              }
            });
      }
    }

    private void stop(Waiting left) {
      if (remove(handle, left)) {
        try {
          var _ = statements.cancel(session.caller(), handle);
        } catch (SqlError gone) {
          // it ended, and its time is over
        }
      }
    }
  }
}
