package dev.vitrine.notebooks.live;

import dev.vitrine.kernel.Caller;
import dev.vitrine.notebooks.book.Cell;
import dev.vitrine.notebooks.graph.Graph;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the cells of one notebook, one after the other, on a thread that it takes while there is
/// something to run. Its fields are guarded by the board's lock.
final class Runner {

  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  private record Request(Caller caller, String cell) {}

  private record Current(String cell, Stop stop) {}

  private final Board board;
  private final Tools tools;
  private final KernelSeat python;
  private final CellWork work;
  private final ArrayDeque<Request> waiting = new ArrayDeque<>();
  private boolean busy;
  private boolean closed;

  /// Python is to be ended before the next run.
  private boolean anew;

  /// Rises with each interrupt: a plan that began before it goes no further.
  private long interrupts;

  private @Nullable Current current;

  Runner(Board board, Tools tools) {
    this.board = board;
    this.tools = tools;
    this.python = new KernelSeat(board.book().id(), tools.kernels());
    this.work = new CellWork(board, tools, python);
  }

  boolean isIdle() {
    return !busy && waiting.isEmpty();
  }

  /// A cell that waits already is not added again.
  void add(Caller caller, String cell) {
    if (waiting.stream().noneMatch(request -> request.cell().equals(cell))) {
      waiting.add(new Request(caller, cell));
    }
    wake();
  }

  private void wake() {
    if (!busy) {
      busy = true;
      tools.threads().execute(this::work);
    }
  }

  void interrupt() {
    interrupts++;
    waiting.clear();
    Current running = current;
    if (running != null) {
      tools.threads().execute(running.stop().ask());
    }
  }

  /// The cell is going to be deleted.
  void drop(String cell) {
    waiting.removeIf(request -> request.cell().equals(cell));
    Current running = current;
    if (running != null && running.cell().equals(cell)) {
      tools.threads().execute(running.stop().ask());
    }
  }

  /// Python begins anew before anything else runs.
  void endPython() {
    anew = true;
    wake();
  }

  void close() {
    closed = true;
    interrupt();
    tools.threads().execute(python::end);
  }

  /// Tells those who watch whether the notebook's connection can be reached.
  void tryConnection(Caller caller) {
    tools
        .threads()
        .execute(() -> {
          Optional<String> connection = board.book().connection();
          Optional<String> error =
              connection.isEmpty()
                  ? Optional.empty()
                  : tools
                      .statements()
                      .unreachable(caller, () -> tools.databases().place(caller, board.book()));
          board.tell(Events.connection(connection, error));
        });
  }

  private void work() {
    Optional<Request> next = next();
    while (next.isPresent()) {
      Request request = next.get();
      try {
        run(request);
      } catch (RuntimeException failure) {
        LOG.error("a run of the notebook {} failed", board.book().id(), failure);
      }
      next = next();
    }
  }

  private Optional<Request> next() {
    while (true) {
      beginAnew();
      synchronized (board) {
        if (!anew) {
          Optional<Request> next = closed ? Optional.empty() : Optional.ofNullable(waiting.poll());
          busy = next.isPresent();
          return next;
        }
      }
    }
  }

  private void beginAnew() {
    boolean wanted;
    synchronized (board) {
      wanted = anew;
      anew = false;
    }
    if (wanted && python.end()) {
      board.pythonEnded("Python was restarted: all variables are lost");
    }
  }

  private void run(Request request) {
    work.findLostPython();
    long began;
    List<Cell> plan;
    Graph graph;
    synchronized (board) {
      began = interrupts;
      plan = board.plan(request.cell());
      graph = board.graph();
    }
    work.tidyPython(graph);
    Set<String> failed = new HashSet<>();
    for (Cell planned : plan) {
      Optional<Cell> cell = board.book().cell(planned.id());
      if (cell.isEmpty() || !step(request.caller(), cell.get(), failed, began)) {
        failed.add(planned.id());
      }
    }
  }

  /// @return whether those that depend on it can run
  private boolean step(Caller caller, Cell cell, Set<String> failed, long began) {
    Stop stop = new Stop();
    synchronized (board) {
      if (interrupts != began) {
        return false;
      }
      Optional<String> obstacle = board.obstacle(cell.id(), failed);
      if (obstacle.isPresent()) {
        board.blocked(cell.id(), obstacle.get());
        return false;
      }
      board.begin(cell.id());
      current = new Current(cell.id(), stop);
    }
    Telling sink = new Telling(board, cell.id());
    if (!cell.type().isStatement()) {
      sink.begun(); // a statement's is told with its handle
    }
    Ended ended = work.ended(caller, cell, sink, stop);
    synchronized (board) {
      current = null;
      stop.over();
      sink.begun();
      board.ended(cell.id(), ended);
    }
    return ended.isWell();
  }
}
