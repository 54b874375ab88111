package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.functions.Family.Rule;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Functions by name.
final class Registry {

  static final int ANY = Integer.MAX_VALUE;

  /// @param least arguments
  /// @param bare may be called without brackets
  record Entry(String name, int least, int most, Kind kind, boolean bare, Rule rule) {
    boolean aggregate() {
      return kind == Kind.AGGREGATE;
    }
  }

  /// What a function is applied to: one row, the rows of a group or a window, or a window alone.
  enum Kind {
    SCALAR,
    AGGREGATE,
    WINDOW
  }

  private final Map<String, Entry> entries = new HashMap<>();

  /// A function with this many arguments.
  void scalar(String name, int count, Rule rule) {
    scalar(name, count, count, rule);
  }

  void scalar(String name, int least, int most, Rule rule) {
    entries.put(name, new Entry(name, least, most, Kind.SCALAR, false, rule));
  }

  /// A function that may be called without brackets.
  void bare(String name, int most, Rule rule) {
    entries.put(name, new Entry(name, 0, most, Kind.SCALAR, true, rule));
  }

  /// A function over the rows of a group or a window.
  void aggregate(String name, int least, int most, Rule rule) {
    entries.put(name, new Entry(name, least, most, Kind.AGGREGATE, false, rule));
  }

  /// A function that takes a window only.
  void window(String name, int least, int most, Rule rule) {
    entries.put(name, new Entry(name, least, most, Kind.WINDOW, false, rule));
  }

  /// Another name for a function.
  void alias(String name, String of) {
    Entry entry = entries.get(of);
    if (entry == null) {
      throw new IllegalStateException("no function " + of);
    }
    entries.put(name, new Entry(name, entry.least, entry.most, entry.kind, entry.bare, entry.rule));
  }

  Optional<Entry> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  Set<String> names() {
    return new TreeSet<>(entries.keySet());
  }
}
