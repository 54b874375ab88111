package dev.vitrine.snowflake.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What names of a script stand for while it is read.
final class Names {

  /// Kinds of names.
  enum Kind {
    VARIABLE,
    CURSOR,
    ROWS,
    EXCEPTION,
    PROCEDURE,
    /// A row that a loop is at.
    ROW
  }

  private final Deque<Map<String, Kind>> scopes = new ArrayDeque<>();

  Names() {
    enter();
  }

  void enter() {
    scopes.push(new HashMap<>());
  }

  void leave() {
    scopes.pop();
  }

  void declare(String name, Kind kind) {
    scopes.element().put(name, kind);
  }

  Optional<Kind> find(String name) {
    return scopes.stream()
        .filter(scope -> scope.containsKey(name))
        .map(scope -> scope.get(name))
        .findFirst();
  }

  boolean is(String name, Kind kind) {
    return find(name).filter(found -> found == kind).isPresent();
  }
}
