package dev.vitrine.notebooks.live;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.notebooks.book.Cell;
import dev.vitrine.notebooks.book.Notebook;
import dev.vitrine.notebooks.book.NotebookFault;
import dev.vitrine.notebooks.graph.Graph;
import dev.vitrine.notebooks.graph.Template;
import dev.vitrine.notebooks.graph.TemplateFault;
import dev.vitrine.notebooks.python.CellRun;
import dev.vitrine.notebooks.python.Output;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What running a cell of each kind means. For the notebook's one thread that runs cells.
final class CellWork {

  private static final Logger LOG = LoggerFactory.getLogger(CellWork.class);

  private static final int MOST_INTERRUPTS = 20;
  private static final Duration BETWEEN_INTERRUPTS = Duration.ofMillis(500);

  private final Board board;
  private final Tools tools;
  private final KernelSeat python;

  CellWork(Board board, Tools tools, KernelSeat python) {
    this.board = board;
    this.tools = tools;
    this.python = python;
  }

  /// Python may have ended by itself while nothing ran.
  void findLostPython() {
    python.lost().ifPresent(this::lose);
  }

  private void lose(String why) {
    boolean _ = python.end();
    board.pythonEnded(why);
  }

  /// Takes away variables that no cell defines any more.
  void tidyPython(Graph graph) {
    try {
      python.keepOnly(graph.names());
    } catch (SqlError lost) {
      lose(lost.text());
    }
  }

  /// Runs it to its end.
  Ended ended(Caller caller, Cell cell, Sink sink, Stop stop) {
    try {
      return switch (cell.type()) {
        case SQL, CHART -> statement(caller, cell, sink, stop);
        case PYTHON -> python(cell, sink, stop);
        case MARKDOWN -> {
          sink.output("text/markdown", cell.code());
          yield Ended.WELL;
        }
      };
    } catch (TemplateFault fault) {
      return Ended.failed(fault.text());
    } catch (NotebookFault fault) {
      return Ended.failed(fault.text());
    } catch (SqlError error) {
      boolean expired = error.code() == ErrorCode.RESULT_EXPIRED;
      return Ended.failed(
          "Execution failed: "
              + error.text()
              + (expired ? ": run the cell again that it is the result of" : ""));
    } catch (RuntimeException failure) {
      LOG.error("a cell of the notebook {} failed", board.book().id(), failure);
      return Ended.failed("Execution failed: " + failure.getClass().getSimpleName());
    }
  }

  private Ended statement(Caller caller, Cell cell, Sink sink, Stop stop) {
    Place place = place(caller);
    Template template = Template.of(cell.code());
    Template.Filled filled = template.fill(values(cell, template));
    return tools
        .statements()
        .run(new StatementCells.Wanted(caller, cell, place, filled), sink, stop);
  }

  /// Of the connection as it is now: who opened an earlier one while it was changed closes it.
  private Place place(Caller caller) {
    while (true) {
      Notebook book = board.book();
      Place place = tools.databases().place(caller, book);
      if (board.book().connection().equals(book.connection())) {
        return place;
      }
      tools.databases().close(book.id());
    }
  }

  private Map<String, @Nullable Object> values(Cell cell, Template template) {
    Map<String, @Nullable Object> values = new HashMap<>();
    List<String> ofPython = new ArrayList<>();
    for (String name : template.names()) {
      Optional<CellState.Rows> rows = rows(cell, name);
      if (rows.isPresent()) {
        values.put(name, tools.tables().value(name, rows.get()));
      } else {
        ofPython.add(name);
      }
    }
    values.putAll(python.values(ofPython));
    return values;
  }

  /// The result that a cell reads under this name, if it is one.
  private Optional<CellState.Rows> rows(Cell cell, String name) {
    return board.graph().sources(cell.id()).getOrDefault(name, List.of()).stream()
        .findFirst()
        .flatMap(board::rows);
  }

  private Ended python(Cell cell, Sink sink, Stop stop) {
    if (!tools.kernels().isAvailable()) {
      return Ended.failed("Python cells cannot run here: " + tools.kernels().unavailableReason());
    }
    findLostPython();
    Graph graph = board.graph();
    for (String name : graph.sources(cell.id()).keySet()) {
      rows(cell, name)
          .filter(rows -> !python.holds(name, rows.handle()))
          .ifPresent(rows -> give(name, rows, sink));
    }
    // on a thread of its own: where it was asked already, this one has to go on to be over
    stop.by(() -> tools.threads().execute(() -> stopPython(stop)));
    if (stop.isAsked()) {
      return Ended.stopped();
    }
    CellRun run =
        python.run(
            cell.id(),
            cell.code(),
            graph.facts(cell.id()).defines(),
            tools.config().cellTimeout(),
            output -> told(output, sink));
    return ended(run, stop);
  }

  /// An interrupt that comes before the code has begun is lost: it is repeated until the run is
  /// over.
  private void stopPython(Stop stop) {
    for (int i = 0; i < MOST_INTERRUPTS; i++) {
      synchronized (board) {
        if (stop.isOver()) {
          return;
        }
        python.interrupt();
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_INTERRUPTS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void give(String name, CellState.Rows rows, Sink sink) {
    Tables.Table table = tools.tables().variable(rows);
    python.put(name, rows.handle(), table);
    if (table.inAll() > table.rows().size()) {
      sink.text(
          "stdout",
          "%s holds the first %d of %d rows\n".formatted(name, table.rows().size(), table.inAll()));
    }
  }

  private static void told(Output output, Sink sink) {
    switch (output) {
      case Output.Stream(String name, String text) -> sink.text(name, text);
      case Output.Data(String mimeType, Object data) -> sink.output(mimeType, data);
    }
  }

  private Ended ended(CellRun run, Stop stop) {
    Optional<String> lost = python.lost();
    lost.ifPresent(this::lose);
    String also = lost.isPresent() ? "; Python was ended and all variables are lost" : "";
    return switch (run.state()) {
      case SUCCESS -> Ended.WELL;
      case ERROR -> Ended.failed(run.error().orElse("Execution failed"));
      case INTERRUPTED -> Ended.failed(Ended.INTERRUPTED + also);
      case TIMEOUT ->
          Ended.failed(
              "Timed out after " + tools.config().cellTimeout().toSeconds() + " seconds" + also);
      case DEAD ->
          Ended.failed(
              stop.isAsked()
                  ? Ended.INTERRUPTED + also
                  : "Execution failed: " + run.error().or(() -> lost).orElse("Python ended"));
    };
  }
}
