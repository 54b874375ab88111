package dev.vitrine.notebooks.live;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.notebooks.book.Cell;
import dev.vitrine.notebooks.book.NotebookFault;
import dev.vitrine.notebooks.graph.Facts;
import dev.vitrine.notebooks.graph.Graph;
import dev.vitrine.notebooks.graph.Template;
import dev.vitrine.notebooks.graph.TemplateFault;
import dev.vitrine.notebooks.python.CellRun;
import dev.vitrine.notebooks.python.Output;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the cells of one notebook, one after the other, on a thread that it takes while there is
/// something to run. Its fields are guarded by the notebook's lock.
final class Runner {

  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  private static final int MOST_INTERRUPTS = 20;
  private static final Duration BETWEEN_INTERRUPTS = Duration.ofMillis(500);

  private record Request(Caller caller, String cell) {}

  private record Current(String cell, Stop stop) {}

  private final Desk desk;
  private final Tools tools;
  private final KernelSeat python;
  private final ArrayDeque<Request> waiting = new ArrayDeque<>();
  private boolean busy;
  private boolean closed;

  /// Rises with each interrupt: a plan that began before it goes no further.
  private long interrupts;

  private @Nullable Current current;

  Runner(Desk desk, Tools tools) {
    this.desk = desk;
    this.tools = tools;
    this.python = new KernelSeat(desk.book().id(), tools.kernels());
  }

  boolean isIdle() {
    return !busy && waiting.isEmpty();
  }

  /// A cell that waits already is not added again.
  void add(Caller caller, String cell) {
    if (waiting.stream().noneMatch(request -> request.cell().equals(cell))) {
      waiting.add(new Request(caller, cell));
    }
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
      tools.threads().execute(() -> running.stop().ask());
    }
  }

  /// The cell is going to be deleted.
  void drop(String cell) {
    waiting.removeIf(request -> request.cell().equals(cell));
    Current running = current;
    if (running != null && running.cell().equals(cell)) {
      tools.threads().execute(() -> running.stop().ask());
    }
  }

  void endPython() {
    tools.threads().execute(python::end);
  }

  void close() {
    closed = true;
    interrupt();
    endPython();
  }

  /// Tells those who watch whether the notebook's connection can be reached.
  void tryConnection(Caller caller) {
    tools
        .threads()
        .execute(() -> {
          Optional<String> connection = desk.book().connection();
          Optional<String> error =
              connection.isEmpty()
                  ? Optional.empty()
                  : tools
                      .statements()
                      .unreachable(caller, () -> tools.databases().place(caller, desk.book()));
          desk.tell(Events.connection(connection, error));
        });
  }

  private void work() {
    Optional<Request> next = next();
    while (next.isPresent()) {
      Request request = next.get();
      try {
        run(request);
      } catch (RuntimeException failure) {
        LOG.error("a run of the notebook {} failed", desk.book().id(), failure);
      }
      next = next();
    }
  }

  private Optional<Request> next() {
    synchronized (desk) {
      Optional<Request> next = closed ? Optional.empty() : Optional.ofNullable(waiting.poll());
      busy = next.isPresent();
      return next;
    }
  }

  private void run(Request request) {
    if (python.isLost()) {
      python.end();
      desk.pythonEnded(Optional.empty());
    }
    long began;
    List<Cell> plan;
    Graph graph;
    synchronized (desk) {
      began = interrupts;
      plan = desk.plan(request.cell());
      graph = desk.graph();
    }
    python.keepOnly(shared(graph));
    Set<String> failed = new HashSet<>();
    for (Cell planned : plan) {
      Optional<Cell> cell = desk.book().cell(planned.id());
      if (cell.isEmpty() || !step(request.caller(), cell.get(), failed, began)) {
        failed.add(planned.id());
      }
    }
  }

  private static Set<String> shared(Graph graph) {
    Set<String> names = new HashSet<>(graph.names());
    names.add(Facts.RESULT);
    return names;
  }

  /// @return whether those that depend on it can run
  private boolean step(Caller caller, Cell cell, Set<String> failed, long began) {
    Stop stop = new Stop();
    synchronized (desk) {
      if (interrupts != began) {
        return false;
      }
      Optional<String> obstacle = desk.obstacle(cell.id(), failed);
      if (obstacle.isPresent()) {
        desk.blocked(cell.id(), obstacle.get());
        return false;
      }
      desk.begin(cell.id());
      current = new Current(cell.id(), stop);
    }
    Telling sink = new Telling(desk, cell.id());
    Ended ended = ended(caller, cell, sink, stop);
    synchronized (desk) {
      current = null;
      sink.begun();
      desk.ended(cell.id(), ended);
    }
    return ended.isWell();
  }

  private Ended ended(Caller caller, Cell cell, Telling sink, Stop stop) {
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
      return Ended.failed("Execution failed: " + error.text());
    } catch (RuntimeException failure) {
      LOG.error("a cell of the notebook {} failed", desk.book().id(), failure);
      return Ended.failed("Execution failed: " + failure.getClass().getSimpleName());
    }
  }

  private Ended statement(Caller caller, Cell cell, Sink sink, Stop stop) {
    Place place = tools.databases().place(caller, desk.book());
    Template template = Template.of(cell.code());
    Template.Filled filled = template.fill(values(cell, template));
    return tools
        .statements()
        .run(new StatementCells.Wanted(caller, cell, place, filled), sink, stop);
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
    return desk.graph().sources(cell.id()).getOrDefault(name, List.of()).stream()
        .findFirst()
        .flatMap(desk::rows);
  }

  private Ended python(Cell cell, Sink sink, Stop stop) {
    if (!tools.kernels().isAvailable()) {
      return Ended.failed("Python cells cannot run here: " + tools.kernels().unavailableReason());
    }
    Graph graph = desk.graph();
    for (String name : graph.sources(cell.id()).keySet()) {
      rows(cell, name)
          .filter(rows -> !python.holds(name, rows.handle()))
          .ifPresent(rows -> give(name, rows, sink));
    }
    stop.by(() -> stopPython(stop));
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
    return ended(run);
  }

  /// An interrupt that comes before the code has begun is lost: it is repeated until the run is
  /// over.
  private void stopPython(Stop stop) {
    for (int i = 0; i < MOST_INTERRUPTS; i++) {
      synchronized (desk) {
        Current running = current;
        if (running == null || running.stop() != stop) {
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
      case Output.Data(String mimeType, Object data) ->
          sink.output(PythonOutputs.mimeType(mimeType), PythonOutputs.data(mimeType, data));
    }
  }

  private Ended ended(CellRun run) {
    return switch (run.state()) {
      case SUCCESS -> Ended.WELL;
      case ERROR -> Ended.failed(run.error().orElse("Execution failed"));
      case INTERRUPTED -> Ended.stopped();
      case TIMEOUT ->
          Ended.failed(
              "Timed out after %d seconds".formatted(tools.config().cellTimeout().toSeconds()));
      case DEAD -> {
        python.end();
        String why = run.error().orElse("the Python process ended");
        desk.pythonEnded(Optional.of(why));
        yield Ended.failed("Execution failed: " + why);
      }
    };
  }
}
