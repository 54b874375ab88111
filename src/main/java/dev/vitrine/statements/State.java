package dev.vitrine.statements;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Position;
import java.time.Instant;
import java.util.Optional;

/// Where a statement is; each state holds just what is true in it.
public sealed interface State {

  /// What a client is told.
  enum Status {
    SUBMITTED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELED
  }

  Status status();

  /// When the statement was taken in.
  Instant created();

  /// Not over yet.
  sealed interface Live extends State {}

  /// Over; never changes again.
  sealed interface Ended extends State {
    Instant ended();

    /// Empty when it ended before it ran.
    Optional<Instant> started();
  }

  /// Waits in its warehouse's queue.
  record Submitted(Instant created) implements Live {
    @Override
    public Status status() {
      return Status.SUBMITTED;
    }
  }

  /// Runs.
  record Running(Instant created, Instant started) implements Live {
    @Override
    public Status status() {
      return Status.RUNNING;
    }
  }

  /// Runs, and was asked to stop.
  ///
  /// @param problem what it fails with, where the cause is not a cancel
  record Stopping(Instant created, Instant started, StopCause cause, Problem problem)
      implements Live {
    @Override
    public Status status() {
      return Status.RUNNING;
    }
  }

  /// Its effects are being made permanent: too late to stop.
  record Committing(Instant created, Instant started) implements Live {
    @Override
    public Status status() {
      return Status.RUNNING;
    }
  }

  /// Has a result.
  record Succeeded(Instant created, Instant begun, Instant ended) implements Ended {
    @Override
    public Status status() {
      return Status.SUCCEEDED;
    }

    @Override
    public Optional<Instant> started() {
      return Optional.of(begun);
    }
  }

  /// Has an error.
  record Failed(Instant created, Optional<Instant> started, Instant ended, Problem problem)
      implements Ended {
    @Override
    public Status status() {
      return Status.FAILED;
    }
  }

  /// Was stopped by its caller or an admin.
  record Canceled(Instant created, Optional<Instant> started, Instant ended) implements Ended {
    @Override
    public Status status() {
      return Status.CANCELED;
    }
  }

  /// Why a running statement is asked to stop.
  enum StopCause {
    CANCEL,
    TIMEOUT,
    SHUTDOWN
  }

  /// An error that a client may see.
  ///
  /// @param number of an exception that a script declares; 0 for any other error
  record Problem(ErrorCode code, int number, String message, Optional<Position> position) {
    public Problem(ErrorCode code, String message, Optional<Position> position) {
      this(code, 0, message, position);
    }

    /// The code as a client sees it.
    public String shownCode() {
      return number == 0 ? code.code() : Integer.toString(number);
    }
  }
}
