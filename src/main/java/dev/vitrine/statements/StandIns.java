package dev.vitrine.statements;

import java.util.function.Consumer;

/// Executors that work while others wait for locks: without them those who wait could keep the one
/// from running who would let them go on. One comes for each that waits, as long as it waits.
final class StandIns {

  /// Whoever waits beyond these keeps its executor.
  private static final int MOST = 256;

  private final Consumer<StandIns> starter;
  private final Runnable waker;
  private int blocked;
  private int standing;

  /// @param starter starts an executor that works until [#leaves]
  /// @param waker lets idle executors look whether they are still wanted
  StandIns(Consumer<StandIns> starter, Runnable waker) {
    this.starter = starter;
    this.waker = waker;
  }

  void run(Runnable wait) {
    if (comes()) {
      starter.accept(this);
    }
    try {
      wait.run();
    } finally {
      returned();
      waker.run();
    }
  }

  private synchronized boolean comes() {
    blocked++;
    boolean wanted = standing < Math.min(blocked, MOST);
    standing += wanted ? 1 : 0;
    return wanted;
  }

  private synchronized void returned() {
    blocked--;
  }

  synchronized boolean isSurplus() {
    return standing > blocked;
  }

  /// Asked by a stand-in after each statement.
  synchronized boolean leaves() {
    boolean surplus = isSurplus();
    standing -= surplus ? 1 : 0;
    return surplus;
  }
}
