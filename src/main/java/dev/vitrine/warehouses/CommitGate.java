package dev.vitrine.warehouses;

/// Asked once, when a write is done and before it is committed.
@FunctionalInterface
public interface CommitGate {

  CommitGate OPEN = () -> true;

  /// True: commit, a cancel comes too late from now on. False: roll back.
  boolean enter();
}
