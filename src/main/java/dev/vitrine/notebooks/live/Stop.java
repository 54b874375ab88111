package dev.vitrine.notebooks.live;

import org.jspecify.annotations.Nullable;

/// Stops one run, whenever it is asked to: before the run knows how, it is stopped as soon as it
/// does. Safe for any thread.
final class Stop {

  private boolean asked;
  private boolean over;
  private @Nullable Runnable way;

  /// How to stop from now on.
  void by(Runnable how) {
    boolean now;
    synchronized (this) {
      way = how;
      now = asked;
    }
    if (now) {
      how.run();
    }
  }

  /// From now on it is to stop.
  ///
  /// @return what stops it, if it knows how already; that may take a while
  synchronized Runnable ask() {
    asked = true;
    Runnable how = way;
    return how == null ? () -> {} : how;
  }

  /// The run is over.
  synchronized void over() {
    over = true;
  }

  synchronized boolean isOver() {
    return over;
  }

  synchronized boolean isAsked() {
    return asked;
  }
}
