package dev.vitrine.statements;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Those who want to hear of one kind of event. Thread-safe.
final class Bells {

  @SuppressWarnings("CollectionUndefinedEquality") // each bell is itself and no other
  private final Set<CompletableFuture<Void>> bells = ConcurrentHashMap.newKeySet();

  void add(CompletableFuture<Void> bell) {
    bells.add(bell);
  }

  @SuppressWarnings("CollectionUndefinedEquality")
  void remove(CompletableFuture<Void> bell) {
    bells.remove(bell);
  }

  void ring() {
    for (CompletableFuture<Void> bell : bells) {
      bell.complete(null);
    }
  }

  int count() {
    return bells.size();
  }
}
