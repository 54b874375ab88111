package dev.vitrine.notebooks.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which cell depends on which: who reads a name depends on who defines it. Immutable.
public final class Graph {

  private final List<String> cells;
  private final Map<String, Facts> facts;

  /// Of each name that has a name of its own, the cells that define it.
  private final SortedMap<String, List<String>> definers = new TreeMap<>();

  /// Of each cell, by the name that it reads.
  private final Map<String, SortedMap<String, List<String>>> sources = new HashMap<>();

  private final Map<String, Set<String>> children = new HashMap<>();
  private final Map<String, String> problems = new LinkedHashMap<>();

  private Graph(Map<String, Facts> facts) {
    this.cells = List.copyOf(facts.keySet());
    this.facts = Map.copyOf(facts);
    facts.forEach((cell, said) ->
        said.defines()
            .forEach(name -> definers.computeIfAbsent(name, _ -> new ArrayList<>()).add(cell)));
    cells.forEach(this::connect);
    findDoubles();
    findCircles();
    facts.forEach((cell, said) -> said.error().ifPresent(why -> problems.put(cell, why)));
  }

  /// @param facts by cell, in the notebook's order
  public static Graph of(Map<String, Facts> facts) {
    return new Graph(new LinkedHashMap<>(facts));
  }

  private void connect(String cell) {
    SortedMap<String, List<String>> found = new TreeMap<>();
    for (String name : facts(cell).reads()) {
      List<String> others = definers(name, cell).stream().filter(id -> !id.equals(cell)).toList();
      if (!others.isEmpty()) {
        found.put(name, others);
      }
      others.forEach(
          other -> children.computeIfAbsent(other, _ -> new LinkedHashSet<>()).add(cell));
    }
    sources.put(cell, found);
  }

  private List<String> definers(String name, String reader) {
    List<String> named = definers.get(name);
    if (named != null) {
      return named;
    }
    return name.equals(Facts.RESULT) ? unnamedAbove(reader).stream().toList() : List.of();
  }

  private Optional<String> unnamedAbove(String reader) {
    return cells.subList(0, cells.indexOf(reader)).reversed().stream()
        .filter(cell -> facts(cell).unnamed())
        .findFirst();
  }

  private void findDoubles() {
    definers.forEach((name, cells) -> {
      if (cells.size() > 1) {
        String why =
            "Multiple definitions: '%s' is defined in the cells %s; define it in one of them"
                .formatted(name, String.join(", ", cells));
        cells.forEach(cell -> problems.merge(cell, why, (one, two) -> one + "; " + two));
      }
    });
  }

  /// Cells from which they are reached again.
  private void findCircles() {
    Map<String, Set<String>> below = new HashMap<>();
    cells.forEach(cell -> below.put(cell, descendants(cell)));
    for (String cell : cells) {
      Set<String> mine = below.getOrDefault(cell, Set.of());
      if (mine.contains(cell)) {
        List<String> circle =
            mine.stream()
                .filter(other -> below.getOrDefault(other, Set.of()).contains(cell))
                .sorted(Comparator.comparingInt(cells::indexOf))
                .toList();
        String why =
            "Circular dependency detected among the cells "
                + String.join(", ", circle)
                + ": each needs what another defines";
        problems.merge(cell, why, (one, two) -> one + "; " + two);
      }
    }
  }

  public Facts facts(String cell) {
    return facts.getOrDefault(cell, Facts.NONE);
  }

  /// The names that a cell gives to others: what it defines, and the name of its nameless result
  /// where nobody else has that name.
  public List<String> writes(String cell) {
    List<String> writes = new ArrayList<>(facts(cell).defines());
    if (facts(cell).unnamed() && !definers.containsKey(Facts.RESULT)) {
      writes.add(Facts.RESULT);
    }
    return writes;
  }

  /// Of what a cell reads, the cells that define it; names that no cell defines are left out.
  public SortedMap<String, List<String>> sources(String cell) {
    return sources.getOrDefault(cell, new TreeMap<>());
  }

  /// The cells that it depends on directly.
  public Set<String> parents(String cell) {
    Set<String> parents = new LinkedHashSet<>();
    sources(cell).values().forEach(parents::addAll);
    return parents;
  }

  /// All names that cells define, the one of nameless results too where there are any.
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(definers.keySet());
    if (facts.values().stream().anyMatch(Facts::unnamed)) {
      names.add(Facts.RESULT);
    }
    return names;
  }

  /// All that depends on a cell, itself only where it is part of a circle.
  public Set<String> descendants(String cell) {
    Set<String> found = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(children.getOrDefault(cell, Set.of()));
    while (!open.isEmpty()) {
      String next = open.removeLast();
      if (found.add(next)) {
        open.addAll(children.getOrDefault(next, Set.of()));
      }
    }
    return found;
  }

  /// All that these cells depend on.
  public Set<String> ancestors(Collection<String> of) {
    Set<String> found = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(of);
    while (!open.isEmpty()) {
      for (String parent : parents(open.removeLast())) {
        if (found.add(parent)) {
          open.add(parent);
        }
      }
    }
    return found;
  }

  /// Why a cell cannot run: it takes part in a circle, defines what another one defines, or is
  /// wrong in itself. Empty for one that can.
  public Optional<String> problem(String cell) {
    return Optional.ofNullable(problems.get(cell));
  }

  /// Why a cell cannot run beside others: what is wrong with it, or with one that it depends on.
  ///
  /// @param failed cells that did not end well
  public Optional<String> obstacle(String cell, Set<String> failed) {
    return problem(cell)
        .or(() ->
            sources(cell).entrySet().stream()
                .flatMap(source ->
                    source.getValue().stream()
                        .filter(parent -> failed.contains(parent) || problem(parent).isPresent())
                        .map(parent ->
                            "Not run: the cell %s, which defines '%s', failed"
                                .formatted(parent, source.getKey())))
                .findFirst());
  }

  /// The cells that would come to something else than before.
  ///
  /// @param changed those whose text is another
  public Set<String> staleAfter(Graph before, Set<String> changed) {
    Set<String> stale = new LinkedHashSet<>(changed);
    changed.forEach(cell -> stale.addAll(before.descendants(cell)));
    for (String cell : cells) {
      if (changed.contains(cell) || !sources(cell).equals(before.sources(cell))) {
        stale.add(cell);
        stale.addAll(descendants(cell));
      }
    }
    return stale;
  }

  /// These cells, each behind those that it depends on, else in the notebook's order; those of a
  /// circle in any.
  public List<String> ordered(Collection<String> some) {
    List<String> ordered = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    cells.stream().filter(some::contains).forEach(cell -> visit(cell, some, seen, ordered));
    return ordered;
  }

  /// Without recursion: notebooks may be long chains.
  private void visit(
      String start, Collection<String> some, Set<String> seen, List<String> ordered) {
    List<String> path = new ArrayList<>(List.of(start));
    while (!path.isEmpty()) {
      String cell = path.getLast();
      seen.add(cell);
      Optional<String> first =
          parents(cell).stream()
              .filter(parent -> some.contains(parent) && !seen.contains(parent))
              .findFirst();
      if (first.isPresent()) {
        path.add(first.get());
      } else {
        path.removeLast();
        if (!ordered.contains(cell)) {
          ordered.add(cell);
        }
      }
    }
  }
}
