package dev.vitrine.notebooks.live;

import dev.vitrine.kernel.Caller;
import dev.vitrine.notebooks.book.Notebook;
import dev.vitrine.notebooks.book.NotebookFault;
import dev.vitrine.notebooks.book.NotebookFault.Kind;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// An open notebook: what it shows, who watches, what runs. All of that takes the [Board]'s lock
/// alone, under which nothing waits; [Changes] may.
public final class Desk {

  private final Tools tools;
  private final Board board;
  private final Runner runner;
  private final Changes changes;
  private final CompletableFuture<Void> gone = new CompletableFuture<>();

  // under the board's lock
  private int users;
  private long touched;

  /// May wait for Python.
  Desk(String owner, Notebook book, Tools tools) {
    Analysis analysis = new Analysis(tools.kernels());
    this.tools = tools;
    this.board = new Board(book, analysis.graph(book.cells()));
    this.runner = new Runner(board, tools);
    this.changes = new Changes(owner, tools, analysis, board, runner);
  }

  /// Someone uses it, until [#exit].
  ///
  /// @return false when it is closed
  boolean enter(long now) {
    synchronized (board) {
      boolean isOpen = !board.isClosed();
      if (isOpen) {
        users++;
        touched = now;
      }
      return isOpen;
    }
  }

  void exit() {
    synchronized (board) {
      users--;
    }
  }

  long touched() {
    synchronized (board) {
      return touched;
    }
  }

  /// Whether nobody would miss it in memory.
  boolean isUnused() {
    synchronized (board) {
      return users == 0 && !board.isWatched() && runner.isIdle();
    }
  }

  /// From now on nobody enters, unless it is used.
  ///
  /// @return whether it is closed by this
  boolean retire() {
    synchronized (board) {
      boolean now = !board.isClosed() && isUnused();
      if (now) {
        board.close();
      }
      return now;
    }
  }

  /// Gives up everything that is not on the disk. May wait.
  void release() {
    synchronized (board) {
      board.close();
      runner.close();
      board.dismiss();
    }
    tools.databases().close(board.book().id());
    tools.shelf().forget(board.book().id());
  }

  /// Completed when it has been released, and may be opened anew.
  CompletableFuture<Void> gone() {
    return gone;
  }

  public Changes changes() {
    return changes;
  }

  public void watch(Watcher watcher) {
    synchronized (board) {
      board.requireOpen();
      board.watch(watcher);
    }
  }

  public void leave(Watcher watcher) {
    board.leave(watcher);
  }

  /// All of it, as a request for it is answered.
  public Map<String, @Nullable Object> json() {
    return board.json();
  }

  public boolean has(String cell) {
    return board.book().cell(cell).isPresent();
  }

  /// A page of the rows of a cell's statement.
  ///
  /// @throws NotebookFault `NOT_FOUND` for a cell that has none
  public Map<String, @Nullable Object> page(String cell, int partition) {
    board.require(cell);
    CellState.Rows rows =
        board
            .rows(cell)
            .orElseThrow(() -> new NotebookFault(Kind.NOT_FOUND, "The cell has no result"));
    return tools.tables().page(rows, partition);
  }

  /// Runs a cell and what depends on it, behind what runs or waits already.
  public void run(Caller caller, String cellId) {
    synchronized (board) {
      board.requireOpen();
      board.require(cellId);
      runner.add(caller, cellId);
    }
  }

  /// Stops what runs and forgets what waits.
  public void interrupt() {
    synchronized (board) {
      runner.interrupt();
    }
  }

  /// Begins with fresh variables: stops what runs, ends Python, and makes every cell stale.
  public void restart() {
    synchronized (board) {
      board.requireOpen();
      runner.interrupt();
      runner.endPython();
      board.makeAllStale();
    }
  }
}
