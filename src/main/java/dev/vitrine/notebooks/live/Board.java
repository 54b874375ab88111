package dev.vitrine.notebooks.live;

import dev.vitrine.json.Json;
import dev.vitrine.notebooks.book.Cell;
import dev.vitrine.notebooks.book.CellType;
import dev.vitrine.notebooks.book.Notebook;
import dev.vitrine.notebooks.book.NotebookFault;
import dev.vitrine.notebooks.graph.Graph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of an open notebook: its cells, their graph, what their last runs came to, and who
/// watches. All watchers are told the same in the same order.
///
/// Its own lock guards everything; nothing that waits is done under it.
final class Board {

  private final Map<String, CellState> states = new HashMap<>();
  private final Set<Watcher> watchers = new LinkedHashSet<>();
  private Notebook book;
  private Graph graph;
  private boolean closed;

  Board(Notebook book, Graph graph) {
    this.book = book;
    this.graph = graph;
    blockAll();
  }

  synchronized Notebook book() {
    return book;
  }

  synchronized Graph graph() {
    return graph;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized void close() {
    closed = true;
  }

  /// @throws NotebookFault when it is closed: who comes now finds it no more
  synchronized void requireOpen() {
    if (closed) {
      throw NotebookFault.noNotebook();
    }
  }

  synchronized void watch(Watcher watcher) {
    watchers.add(watcher);
  }

  synchronized void leave(Watcher watcher) {
    watchers.remove(watcher);
  }

  synchronized boolean isWatched() {
    return !watchers.isEmpty();
  }

  synchronized void tell(String event) {
    watchers.forEach(watcher -> watcher.tell(event));
  }

  /// Nobody watches any more.
  synchronized void dismiss() {
    List.copyOf(watchers).forEach(Watcher::gone);
    watchers.clear();
  }

  /// All of it, as a request for it is answered.
  synchronized Map<String, @Nullable Object> json() {
    return Json.object(
        "id", book.id(),
        "name", book.name(),
        "db_conn_string", book.connection().orElse(null),
        "cells", cellsJson());
  }

  private List<Map<String, @Nullable Object>> cellsJson() {
    return book.cells().stream().map(this::json).toList();
  }

  private Map<String, @Nullable Object> json(Cell cell) {
    return CellJson.whole(cell, state(cell.id()), graph);
  }

  /// Only under the lock.
  CellState state(String cell) {
    return states.computeIfAbsent(cell, _ -> new CellState());
  }

  /// @throws NotebookFault `NOT_FOUND`
  synchronized Cell require(String cell) {
    return book.cell(cell).orElseThrow(NotebookFault::noCell);
  }

  /// The statement whose rows are a cell's result.
  synchronized Optional<CellState.Rows> rows(String cell) {
    return state(cell).rows;
  }

  // What was changed and is on the disk.

  /// Takes the next text and marks what it makes stale.
  ///
  /// @param changed cells that were changed themselves
  /// @return the graph as it was
  synchronized Graph take(Notebook next, Graph nextGraph, Set<String> changed) {
    Graph old = graph;
    book = next;
    graph = nextGraph;
    Set<String> stale = graph.staleAfter(old, changed);
    next.cells().stream()
        .filter(cell -> stale.contains(cell.id()))
        .forEach(cell -> state(cell.id()).stale = true);
    return old;
  }

  synchronized void created(Cell cell, int index, Graph old) {
    tell(Events.created(cell.id(), json(cell), index));
    tellProblems(old);
  }

  synchronized void edited(String cellId, Graph old) {
    tell(Events.updated(cellId, CellJson.brief(require(cellId), graph)));
    Optional<String> problem = graph.problem(cellId);
    if (problem.isPresent()) {
      block(cellId, problem.get());
    } else {
      CellState state = state(cellId);
      if (state.status != Status.RUNNING) {
        state.unblock();
      }
      tell(Events.status(cellId, state.status));
    }
    tellProblems(old, cellId);
  }

  synchronized void deleted(String cellId, Graph old) {
    states.remove(cellId);
    tell(Events.deleted(cellId));
    tellProblems(old);
  }

  /// @param changed cells that are others than before; what runs of them goes on
  synchronized void restored(Set<String> changed) {
    states.keySet().retainAll(book.cells().stream().map(Cell::id).toList());
    changed.stream()
        .filter(cell -> state(cell).status != Status.RUNNING)
        .forEach(cell -> states.put(cell, new CellState()));
    blockAll();
    tell(Events.restored(cellsJson(), book.name()));
  }

  private void blockAll() {
    book.cells().forEach(cell -> graph.problem(cell.id()).ifPresent(why -> block(cell.id(), why)));
  }

  private void block(String cell, String why) {
    state(cell).block(why);
    tell(Events.error(cell, why));
    tell(Events.status(cell, Status.BLOCKED));
  }

  /// Cells that a change elsewhere keeps from running, or lets run again.
  ///
  /// @param but cells of which that was told
  private void tellProblems(Graph old, String... but) {
    for (Cell cell : book.cells()) {
      Optional<String> now = graph.problem(cell.id());
      if (now.equals(old.problem(cell.id())) || List.of(but).contains(cell.id())) {
        continue;
      }
      if (now.isPresent()) {
        block(cell.id(), now.get());
      } else {
        state(cell.id()).unblock();
        tell(Events.status(cell.id(), Status.IDLE));
      }
    }
  }

  // What runs.

  synchronized void makeAllStale() {
    states.values().forEach(state -> state.stale = true);
  }

  /// The cells that a run of this one takes, in order: what it depends on and is stale, itself, and
  /// what depends on it.
  synchronized List<Cell> plan(String cellId) {
    if (book.cell(cellId).isEmpty()) {
      return List.of();
    }
    Set<String> wanted = new LinkedHashSet<>(List.of(cellId));
    wanted.addAll(graph.descendants(cellId));
    Set<String> all = new LinkedHashSet<>(wanted);
    graph.ancestors(wanted).stream().filter(cell -> state(cell).stale).forEach(all::add);
    all.forEach(cell -> state(cell).stale = true);
    return graph.ordered(all).stream().flatMap(cell -> book.cell(cell).stream()).toList();
  }

  /// Why a cell of a plan cannot run now.
  ///
  /// @param failed cells of the plan that did not end well
  synchronized Optional<String> obstacle(String cell, Set<String> failed) {
    return graph.obstacle(cell, failed);
  }

  synchronized void blocked(String cell, String why) {
    if (book.cell(cell).isPresent()) {
      block(cell, why);
    }
  }

  synchronized void begin(String cell) {
    CellState state = state(cell);
    state.begin();
    state.stale = false;
  }

  synchronized void ended(String cellId, Ended ended) {
    Optional<Cell> cell = book.cell(cellId);
    if (cell.isEmpty()) {
      states.remove(cellId);
      return;
    }
    CellState state = state(cellId);
    state.end(ended);
    tell(Events.status(cellId, state.status));
    ended.error().ifPresent(why -> tell(Events.error(cellId, why)));
    tell(Events.updated(cellId, CellJson.brief(cell.get(), graph)));
  }

  /// Python is gone, and with it all that its cells defined.
  synchronized void pythonEnded(String why) {
    Set<String> lost = new HashSet<>();
    for (Cell cell : book.cells()) {
      if (cell.type() == CellType.PYTHON) {
        lost.add(cell.id());
        lost.addAll(graph.descendants(cell.id()));
      }
    }
    lost.forEach(cell -> state(cell).stale = true);
    tell(Events.kernel(why));
  }
}
