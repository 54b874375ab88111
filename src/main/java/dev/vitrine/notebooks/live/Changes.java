package dev.vitrine.notebooks.live;

import dev.vitrine.kernel.Caller;
import dev.vitrine.notebooks.book.Cell;
import dev.vitrine.notebooks.book.CellType;
import dev.vitrine.notebooks.book.Notebook;
import dev.vitrine.notebooks.book.NotebookFault;
import dev.vitrine.notebooks.book.NotebookFault.Kind;
import dev.vitrine.notebooks.book.Shelf.Change;
import dev.vitrine.notebooks.graph.Graph;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Changes of an open notebook, one after the other; each is on the disk before anyone is told of
/// it. They may wait, for the disk, for names of hosts, for Python; what runs goes on meanwhile.
public final class Changes {

  private final String owner;
  private final Tools tools;
  private final Analysis analysis;
  private final Board board;
  private final Runner runner;
  private final ReentrantLock turn = new ReentrantLock();

  Changes(String owner, Tools tools, Analysis analysis, Board board, Runner runner) {
    this.owner = owner;
    this.tools = tools;
    this.analysis = analysis;
    this.board = board;
    this.runner = runner;
  }

  private <T> T changed(Supplier<T> change) {
    turn.lock();
    try {
      board.requireOpen();
      return change.get();
    } finally {
      turn.unlock();
    }
  }

  /// Keeps the next text and tells of it.
  ///
  /// @param changed cells that are changed themselves
  /// @param tell under the board's lock, when it has that text; with the graph as it was
  private void settle(Notebook next, Set<String> changed, Change change, Consumer<Graph> tell) {
    Graph graph = analysis.graph(next.cells());
    tools.shelf().save(owner, next, change);
    synchronized (board) {
      tell.accept(board.take(next, graph, changed));
    }
  }

  /// Makes an empty cell.
  ///
  /// @param after the cell that it follows; empty for the end
  /// @return its id
  public String create(CellType type, Optional<String> after) {
    return changed(() -> {
      Notebook book = board.book();
      tools.bounds().requireRoomForACell(book);
      int before = after.map(book::indexOf).orElse(book.cells().size() - 1);
      if (after.isPresent() && before < 0) {
        throw new NotebookFault(Kind.NOT_FOUND, "after_cell_id not found");
      }
      Cell cell = new Cell(UUID.randomUUID().toString(), type, "");
      settle(
          book.withCellAt(before + 1, cell),
          Set.of(),
          Change.OTHER,
          old -> board.created(cell, before + 1, old));
      return cell.id();
    });
  }

  /// Gives a cell another text. It does not run.
  public void edit(String cellId, String code) {
    changed(() -> {
      Cell cell = board.require(cellId);
      if (cell.code().equals(code)) {
        board.edited(cellId, board.graph());
      } else {
        Notebook book = board.book();
        tools.bounds().requireRoom(book, cell, code);
        settle(
            book.withCode(cellId, code),
            Set.of(cellId),
            Change.text(cellId),
            old -> board.edited(cellId, old));
      }
      return cellId;
    });
  }

  public void delete(String cellId) {
    changed(() -> {
      board.require(cellId);
      settle(
          board.book().withoutCell(cellId),
          Set.of(cellId),
          Change.OTHER,
          old -> {
            runner.drop(cellId);
            board.deleted(cellId, old);
          });
      return cellId;
    });
  }

  public void rename(String name) {
    changed(() -> {
      String stripped = tools.bounds().name(name);
      settle(
          board.book().withName(stripped),
          Set.of(),
          Change.OTHER,
          _ -> board.tell(Events.renamed(stripped)));
      return stripped;
    });
  }

  /// Sets where its statements run. Whether it can be reached is told to those who watch.
  ///
  /// @param written blank for nowhere
  public void connect(Caller caller, String written) {
    changed(() -> {
      Notebook book = board.book();
      Optional<String> connection = tools.databases().take(caller, book, written);
      settle(book.withConnection(connection), statements(book), Change.OTHER, _ -> {});
      tools.databases().close(book.id()); // after that, so that nobody opens the old one again
      runner.tryConnection(caller);
      return connection;
    });
  }

  private static Set<String> statements(Notebook book) {
    Set<String> ids = new HashSet<>();
    book.cells().stream()
        .filter(cell -> cell.type().isStatement())
        .forEach(cell -> ids.add(cell.id()));
    return ids;
  }

  /// Takes back the cells and the name of an earlier version; its connection stays. What runs or
  /// waits of a cell that was not there is stopped.
  public void restore(Notebook version) {
    changed(() -> {
      Notebook book = board.book();
      Set<String> changed = new HashSet<>();
      version.cells().stream()
          .filter(cell -> !book.cells().contains(cell))
          .forEach(cell -> changed.add(cell.id()));
      Set<String> removed = new HashSet<>();
      book.cells().forEach(cell -> removed.add(cell.id()));
      version.cells().forEach(cell -> removed.remove(cell.id()));
      settle(
          book.withName(version.name()).withCells(version.cells()),
          changed,
          Change.OTHER,
          _ -> {
            removed.forEach(runner::drop);
            board.restored(changed);
          });
      return changed;
    });
  }

  /// Deletes it; then it is to be released.
  void remove() {
    changed(() -> {
      String id = board.book().id();
      tools.shelf().delete(owner, id);
      synchronized (board) {
        board.close();
        board.tell(Events.removed(id));
      }
      return id;
    });
  }
}
