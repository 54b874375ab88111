package dev.vitrine.notebooks.live;

import org.jspecify.annotations.Nullable;

/// Stops one run, whenever it is asked to: before the run knows how, it is stopped as soon as it
/// does. Safe for any thread.
final class Stop {

  private boolean asked;
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

  void ask() {
    Runnable how;
    synchronized (this) {
      asked = true;
      how = way;
    }
    if (how != null) {
      how.run();
    }
  }

  synchronized boolean isAsked() {
    return asked;
  }
}
