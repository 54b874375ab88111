package dev.vitrine.notebooks.live;

import dev.vitrine.json.Json;
import dev.vitrine.kernel.Caller;
import dev.vitrine.notebooks.book.Cell;
import dev.vitrine.notebooks.book.CellType;
import dev.vitrine.notebooks.book.Notebook;
import dev.vitrine.notebooks.book.NotebookFault;
import dev.vitrine.notebooks.book.NotebookFault.Kind;
import dev.vitrine.notebooks.book.Shelf.Change;
import dev.vitrine.notebooks.graph.Graph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An open notebook: its cells, what their last runs came to, and who watches. Every change is on
/// the disk before anyone is told of it, and all watchers are told the same in the same order.
///
/// Its own lock guards everything; nothing that waits is done under it.
public final class Desk {

  private final String owner;
  private final Tools tools;
  private final Analysis analysis;
  private final Runner runner;
  private final Map<String, CellState> states = new HashMap<>();
  private final Set<Watcher> watchers = new LinkedHashSet<>();
  private Notebook book;
  private Graph graph;
  private boolean closed;
  private long touched;

  Desk(String owner, Notebook book, Tools tools) {
    this.owner = owner;
    this.tools = tools;
    this.book = book;
    this.analysis = new Analysis(tools.kernels());
    this.graph = analysis.graph(book.cells());
    this.runner = new Runner(this, tools);
    book.cells().forEach(cell -> states.put(cell.id(), new CellState()));
    book.cells().forEach(cell -> graph.problem(cell.id()).ifPresent(why -> block(cell.id(), why)));
  }

  String owner() {
    return owner;
  }

  synchronized Notebook book() {
    return book;
  }

  synchronized Graph graph() {
    return graph;
  }

  synchronized void touch(long now) {
    touched = now;
  }

  synchronized long touched() {
    return touched;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /// Whether nobody would miss it in memory.
  synchronized boolean isUnused() {
    return watchers.isEmpty() && runner.isIdle();
  }

  /// How many watch.
  public synchronized int watchers() {
    return watchers.size();
  }

  public synchronized void watch(Watcher watcher) {
    watchers.add(watcher);
  }

  public synchronized void leave(Watcher watcher) {
    watchers.remove(watcher);
  }

  synchronized void tell(String event) {
    watchers.forEach(watcher -> watcher.tell(event));
  }

  /// All of it, as a request for it is answered.
  public synchronized Map<String, @Nullable Object> json() {
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

  CellState state(String cell) {
    return states.computeIfAbsent(cell, _ -> new CellState());
  }

  /// The statement whose rows are a cell's result.
  ///
  /// @throws NotebookFault `NOT_FOUND` for a cell that has none
  public synchronized Map<String, @Nullable Object> page(String cell, int partition) {
    require(cell);
    return state(cell)
        .rows
        .map(rows -> tools.tables().page(rows, partition))
        .orElseThrow(() -> new NotebookFault(Kind.NOT_FOUND, "The cell has no result"));
  }

  public synchronized boolean has(String cell) {
    return book.cell(cell).isPresent();
  }

  private Cell require(String cell) {
    return book.cell(cell).orElseThrow(NotebookFault::noCell);
  }

  /// Makes an empty cell.
  ///
  /// @param after the cell that it follows; empty for the end
  /// @return its id
  public synchronized String create(CellType type, Optional<String> after) {
    tools.bounds().requireRoomForACell(book);
    int before = after.map(book::indexOf).orElse(book.cells().size() - 1);
    if (after.isPresent() && before < 0) {
      throw new NotebookFault(Kind.NOT_FOUND, "after_cell_id not found");
    }
    Cell cell = new Cell(UUID.randomUUID().toString(), type, "");
    Graph old = settle(book.withCellAt(before + 1, cell), Set.of(), Change.OTHER);
    tell(Events.created(cell.id(), json(cell), before + 1));
    tellProblems(old);
    return cell.id();
  }

  /// Gives a cell another text. It does not run.
  public synchronized void edit(String cellId, String code) {
    Cell cell = require(cellId);
    if (!cell.code().equals(code)) {
      tools.bounds().requireRoom(book, cell, code);
    }
    Graph old = graph;
    if (!cell.code().equals(code)) {
      old = settle(book.withCode(cellId, code), Set.of(cellId), Change.text(cellId));
    }
    tell(Events.updated(cellId, CellJson.brief(require(cellId), graph)));
    Optional<String> problem = graph.problem(cellId);
    CellState state = state(cellId);
    if (problem.isPresent()) {
      block(cellId, problem.get());
    } else {
      if (state.status != Status.RUNNING) {
        state.status = Status.IDLE;
        state.error = Optional.empty();
      }
      tell(Events.status(cellId, state.status));
    }
    tellProblems(old, cellId);
  }

  public synchronized void delete(String cellId) {
    require(cellId);
    runner.drop(cellId);
    Graph old = settle(book.withoutCell(cellId), Set.of(cellId), Change.OTHER);
    states.remove(cellId);
    tell(Events.deleted(cellId));
    tellProblems(old);
  }

  public synchronized void rename(String name) {
    String stripped = tools.bounds().name(name);
    settle(book.withName(stripped), Set.of(), Change.OTHER);
    tell(Events.renamed(stripped));
  }

  /// Sets where its statements run. Whether it can be reached is told to those who watch.
  ///
  /// @param written blank for nowhere
  public synchronized void connect(Caller caller, String written) {
    Optional<String> connection = tools.databases().take(caller, book, written);
    tools.databases().close(book.id());
    settle(book.withConnection(connection), statements(), Change.OTHER);
    runner.tryConnection(caller);
  }

  private Set<String> statements() {
    Set<String> ids = new HashSet<>();
    book.cells().stream()
        .filter(cell -> cell.type().isStatement())
        .forEach(cell -> ids.add(cell.id()));
    return ids;
  }

  /// Takes back the cells and the name of an earlier version; its connection stays.
  public synchronized void restore(Notebook version) {
    Set<String> changed = new HashSet<>();
    version.cells().stream()
        .filter(cell -> !book.cells().contains(cell))
        .forEach(cell -> changed.add(cell.id()));
    settle(book.withName(version.name()).withCells(version.cells()), changed, Change.OTHER);
    states.keySet().retainAll(book.cells().stream().map(Cell::id).toList());
    changed.forEach(cell -> states.put(cell, new CellState()));
    book.cells().forEach(cell -> graph.problem(cell.id()).ifPresent(why -> block(cell.id(), why)));
    tell(Events.restored(cellsJson(), book.name()));
  }

  /// Keeps the next text and finds out what it makes stale.
  ///
  /// @return the graph as it was
  private Graph settle(Notebook next, Set<String> changed, Change change) {
    tools.shelf().save(owner, next, change);
    Graph old = graph;
    book = next;
    graph = analysis.graph(next.cells());
    Set<String> stale = graph.staleAfter(old, changed);
    next.cells().stream()
        .filter(cell -> stale.contains(cell.id()))
        .forEach(cell -> state(cell.id()).stale = true);
    return old;
  }

  private void block(String cell, String why) {
    CellState state = state(cell);
    state.status = Status.BLOCKED;
    state.error = Optional.of(why);
    state.stale = true;
    tell(Events.error(cell, why));
    tell(Events.status(cell, Status.BLOCKED));
  }

  /// Cells that a change elsewhere keeps from running, or lets run again.
  ///
  /// @param but cells of which that was told
  private void tellProblems(Graph old, String... but) {
    for (Cell cell : book.cells()) {
      Optional<String> now = graph.problem(cell.id());
      Optional<String> before = old.problem(cell.id());
      if (now.equals(before) || List.of(but).contains(cell.id())) {
        continue;
      }
      if (now.isPresent()) {
        block(cell.id(), now.get());
      } else {
        CellState state = state(cell.id());
        state.status = Status.IDLE;
        state.error = Optional.empty();
        tell(Events.status(cell.id(), Status.IDLE));
      }
    }
  }

  /// Runs a cell and what depends on it, behind what runs or waits already.
  public synchronized void run(Caller caller, String cellId) {
    require(cellId);
    runner.add(caller, cellId);
  }

  /// Stops what runs and forgets what waits.
  public synchronized void interrupt() {
    runner.interrupt();
  }

  /// Begins with fresh variables: stops what runs, ends Python, and makes every cell stale.
  public synchronized void restart() {
    runner.interrupt();
    runner.endPython();
    states.values().forEach(state -> state.stale = true);
  }

  // What the runner says; each under the lock.

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
    state.status = ended.isWell() ? Status.SUCCESS : Status.ERROR;
    state.error = ended.error();
    state.rows = ended.rows();
    state.stale |= !ended.isWell();
    tell(Events.status(cellId, state.status));
    ended.error().ifPresent(why -> tell(Events.error(cellId, why)));
    tell(Events.updated(cellId, CellJson.brief(cell.get(), graph)));
  }

  /// Python is gone, and with it all that its cells defined.
  synchronized void pythonEnded(Optional<String> why) {
    for (Cell cell : book.cells()) {
      if (cell.type() == CellType.PYTHON) {
        state(cell.id()).stale = true;
        graph.descendants(cell.id()).forEach(id -> state(id).stale = true);
      }
    }
    why.ifPresent(reason -> tell(Events.kernel(reason)));
  }

  synchronized Optional<CellState.Rows> rows(String cell) {
    return state(cell).rows;
  }

  /// Gives up everything that is not on the disk.
  ///
  /// @param removed whether the notebook itself is gone
  synchronized void close(boolean removed) {
    closed = true;
    if (removed) {
      tell(Events.removed(book.id()));
    }
    runner.close();
    tools.databases().close(book.id());
    tools.shelf().forget(book.id());
    List.copyOf(watchers).forEach(Watcher::gone);
    watchers.clear();
  }
}
