package dev.vitrine.statements;

import dev.vitrine.statements.Event.Commit;
import dev.vitrine.statements.Event.Fail;
import dev.vitrine.statements.Event.Start;
import dev.vitrine.statements.Event.Stop;
import dev.vitrine.statements.Event.Succeed;
import dev.vitrine.statements.State.Canceled;
import dev.vitrine.statements.State.Committing;
import dev.vitrine.statements.State.Ended;
import dev.vitrine.statements.State.Failed;
import dev.vitrine.statements.State.Problem;
import dev.vitrine.statements.State.Running;
import dev.vitrine.statements.State.StopCause;
import dev.vitrine.statements.State.Stopping;
import dev.vitrine.statements.State.Submitted;
import dev.vitrine.statements.State.Succeeded;
import java.time.Instant;
import java.util.Optional;

/// The life of a statement as pure functions. An event that a state does not take leaves it as it
/// is: so the first ending wins, and no order of racing events makes two.
final class Transitions {

  private Transitions() {}

  static State apply(State state, Event event) {
    return switch (state) {
      case Submitted submitted -> queued(submitted, event);
      case Running running -> running(running, event);
      case Stopping stopping -> stopping(stopping, event);
      case Committing committing -> committing(committing, event);
      case Ended ended -> ended;
    };
  }

  private static State queued(Submitted state, Event event) {
    return switch (event) {
      case Start start -> new Running(state.created(), start.at());
      case Stop stop ->
          stopped(state.created(), Optional.empty(), stop.at(), stop.cause(), stop.problem());
      case Fail fail -> new Failed(state.created(), Optional.empty(), fail.at(), fail.problem());
      case Commit _, Succeed _ -> state;
    };
  }

  private static State running(Running state, Event event) {
    return switch (event) {
      case Stop stop when stop.reads() ->
          stopped(
              state.created(),
              Optional.of(state.started()),
              stop.at(),
              stop.cause(),
              stop.problem());
      case Stop stop ->
          new Stopping(state.created(), state.started(), stop.cause(), stop.problem());
      case Commit _ -> new Committing(state.created(), state.started());
      case Succeed succeed -> new Succeeded(state.created(), state.started(), succeed.at());
      case Fail fail -> failed(state.created(), state.started(), fail);
      case Start _ -> state;
    };
  }

  /// A stop that came after the last effect changes nothing that happened: it succeeded.
  private static State stopping(Stopping state, Event event) {
    return switch (event) {
      case Succeed succeed -> new Succeeded(state.created(), state.started(), succeed.at());
      case Fail fail ->
          stopped(
              state.created(),
              Optional.of(state.started()),
              fail.at(),
              state.cause(),
              state.problem());
      case Start _, Stop _, Commit _ -> state;
    };
  }

  private static State committing(Committing state, Event event) {
    return switch (event) {
      case Succeed succeed -> new Succeeded(state.created(), state.started(), succeed.at());
      case Fail fail -> failed(state.created(), state.started(), fail);
      case Start _, Stop _, Commit _ -> state;
    };
  }

  private static Failed failed(Instant created, Instant started, Fail fail) {
    return new Failed(created, Optional.of(started), fail.at(), fail.problem());
  }

  private static Ended stopped(
      Instant created, Optional<Instant> started, Instant at, StopCause cause, Problem problem) {
    return switch (cause) {
      case CANCEL -> new Canceled(created, started, at);
      case TIMEOUT, SHUTDOWN -> new Failed(created, started, at, problem);
    };
  }
}
