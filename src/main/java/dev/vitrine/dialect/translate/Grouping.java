package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Span;
import dev.vitrine.kernel.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds columns that a grouped query reads and does not group by. Columns are noted as they are
/// read; whatever turns out to be part of a key or of an aggregate's argument is forgotten again.
final class Grouping {

  private record Read(String sql, String name, Span span) {}

  private final Set<String> keys;
  private final Map<String, String> shown;
  private final List<Read> pending = new ArrayList<>();
  private int aggregates;

  /// @param shown what stands for a key that is not grouped by as it is written
  Grouping(Set<String> keys, Map<String, String> shown) {
    this.keys = new HashSet<>(keys);
    this.shown = Map.copyOf(shown);
  }

  /// A group's value where it is no argument of an aggregate.
  Typed value(Typed made) {
    String one = aggregates > 0 ? null : shown.get(made.sql());
    return one == null ? made : made.at(one);
  }

  /// Whether rows are grouped by what the engine's SQL says.
  boolean isKey(String sql) {
    return keys.contains(sql);
  }

  int enterAggregate() {
    aggregates++;
    return mark();
  }

  void leaveAggregate(int mark) {
    aggregates--;
    forget(mark);
  }

  void read(String sql, String name, Span span) {
    if (!keys.contains(sql)) {
      pending.add(new Read(sql, name, span));
    }
  }

  int mark() {
    return pending.size();
  }

  /// What was read since `mark` is covered by an aggregate.
  void forget(int mark) {
    pending.subList(mark, pending.size()).clear();
  }

  /// An expression was made of what was read since `mark`.
  void made(String sql, int mark) {
    if (keys.contains(sql)) {
      forget(mark);
    }
  }

  /// @throws dev.vitrine.kernel.SqlError `NOT_IN_GROUP_BY` for the first that is left
  void check(Problems problems) {
    if (!pending.isEmpty()) {
      Read first = pending.getFirst();
      throw problems.at(
          first.span(),
          ErrorCode.NOT_IN_GROUP_BY,
          "'"
              + first.name()
              + "' in select clause is neither an aggregate nor in the group by clause.");
    }
  }
}
