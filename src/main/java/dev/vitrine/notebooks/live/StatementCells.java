package dev.vitrine.notebooks.live;

import dev.vitrine.dialect.Script;
import dev.vitrine.dialect.StatementKind;
import dev.vitrine.json.Json;
import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.notebooks.book.Cell;
import dev.vitrine.notebooks.book.CellType;
import dev.vitrine.notebooks.book.NotebookFault;
import dev.vitrine.notebooks.book.NotebooksConfig;
import dev.vitrine.notebooks.graph.Template;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.statements.Context;
import dev.vitrine.statements.Parameters;
import dev.vitrine.statements.State;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import dev.vitrine.statements.Submission;
import dev.vitrine.visualise.Visualise;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs SQL and chart cells, each as a statement of its caller.
@Singleton
final class StatementCells {

  static final String VEGA_LITE = "application/vnd.vegalite.v6+json";

  /// A quicker statement has no progress to tell.
  private static final Duration PAUSE = Duration.ofMillis(250);

  private static final Duration LONGEST_PROBE = Duration.ofSeconds(30);

  private final Statements statements;
  private final Tables tables;
  private final NotebooksConfig config;

  StatementCells(Statements statements, Tables tables, NotebooksConfig config) {
    this.statements = statements;
    this.tables = tables;
    this.config = config;
  }

  /// A statement that a cell wants to run.
  ///
  /// @param filled its text with values bound
  record Wanted(Caller caller, Cell cell, Place place, Template.Filled filled) {}

  /// Runs it to its end on this thread, which only waits.
  Ended run(Wanted wanted, Sink sink, Stop stop) {
    Cell cell = wanted.cell();
    if (cell.type() == CellType.CHART && !isChart(cell.code())) {
      return Ended.failed("Query must contain VISUALISE clause");
    }
    try {
      Statement taken = statements.submit(submission(wanted));
      Handle handle = taken.handle();
      sink.running(words(taken));
      stop.by(() -> {
        var _ = statements.cancel(wanted.caller(), handle);
      });
      return answer(wanted, ended(wanted.caller(), taken, sink), sink);
    } catch (SqlError refused) {
      return Ended.failed("Database error: " + told(wanted, refused.text(), refused.position()));
    }
  }

  /// Why a connection does not answer; empty when it does.
  Optional<String> unreachable(Caller caller, Supplier<Place> place) {
    try {
      Cell probe = new Cell("probe", CellType.SQL, "SELECT 1");
      Template.Filled filled = Template.of(probe.code()).fill(Map.of());
      Wanted wanted = new Wanted(caller, probe, place.get(), filled);
      Statement ended =
          statements
              .awaitEnd(caller, statements.submit(submission(wanted)).handle(), LONGEST_PROBE)
              .join();
      return switch (ended.state()) {
        case State.Succeeded _ -> Optional.empty();
        case State.Failed failed -> Optional.of(failed.problem().message());
        case State.Canceled _, State.Live _ -> Optional.of("it does not answer");
      };
    } catch (SqlError refused) {
      return Optional.of(refused.text());
    } catch (NotebookFault fault) {
      return Optional.of(fault.text());
    }
  }

  private static boolean isChart(String sql) {
    return Visualise.split(sql, Escapes.STANDARD).isPresent();
  }

  private Submission submission(Wanted wanted) {
    String sql = wanted.filled().sql().text();
    int count = isChart(sql) ? 1 : Math.max(1, Script.split(sql, Escapes.STANDARD).size());
    Place place = wanted.place();
    return new Submission(
        wanted.caller(),
        sql,
        new Context(place.warehouse(), place.database(), place.schema(), wanted.caller().role()),
        Parameters.of(
            Map.of("SQL_DIALECT", "DUCKDB", "MULTI_STATEMENT_COUNT", Integer.toString(count))),
        wanted.filled().bindings(),
        Optional.of(config.cellTimeout()),
        Optional.empty(),
        Submission.Mode.WAITS,
        false);
  }

  private Statement ended(Caller caller, Statement taken, Sink sink) {
    Map<String, @Nullable Object> told = Map.of(); // so that whoever waits hears at least once
    Statement now = wait(caller, taken.handle());
    while (!now.hasEnded()) {
      Map<String, @Nullable Object> words = words(now);
      if (!words.equals(told)) {
        sink.progress(words);
        told = words;
      }
      now = wait(caller, taken.handle());
    }
    return now;
  }

  /// Until it has ended, for a moment at most.
  private Statement wait(Caller caller, Handle handle) {
    try {
      return statements.awaitEnd(caller, handle, PAUSE).join();
    } catch (SqlError error) {
      if (error.code() != ErrorCode.TOO_MANY_REQUESTS) {
        throw error;
      }
      pause();
      return statements.get(caller, handle);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, @Nullable Object> words(Statement statement) {
    Statement.Progress progress = statement.progress();
    return Json.object(
        "handle", statement.handle().toString(),
        "state", statement.state().status().name(),
        "percent", progress.percent() < 0 ? null : progress.percent(),
        "rows", progress.rows(),
        "step", progress.step(),
        "queuePosition",
            statement.queuePosition().isPresent() ? statement.queuePosition().getAsInt() : null);
  }

  private Ended answer(Wanted wanted, Statement ended, Sink sink) {
    return switch (ended.state()) {
      case State.Succeeded _ -> succeeded(wanted, ended, sink);
      case State.Failed failed -> {
        sink.text("stdout", said(wanted));
        yield Ended.failed(
            "Database error: "
                + told(wanted, failed.problem().message(), failed.problem().position()));
      }
      case State.Canceled _ -> Ended.stopped();
      case State.Live _ -> throw new IllegalStateException("it has ended");
    };
  }

  private Ended succeeded(Wanted wanted, Statement whole, Sink sink) {
    Statement last =
        whole.children().isEmpty()
            ? whole
            : statements.get(wanted.caller(), whole.children().getLast());
    if (last.chart()) {
      sink.text("stdout", said(wanted));
      sink.output(VEGA_LITE, tables.spec(last));
      return Ended.WELL;
    }
    Optional<ResultInfo> info = last.result().filter(result -> hasRows(last, result));
    sink.text("stdout", said(wanted) + counted(last, info.map(ResultInfo::rows).orElse(0L)));
    info.filter(result -> result.rows() > 0)
        .ifPresent(result -> sink.output("application/json", tables.shown(last, result)));
    return info.isPresent()
        ? Ended.with(new CellState.Rows(last.handle(), wanted.caller()))
        : Ended.WELL;
  }

  private static String counted(Statement statement, long rows) {
    String changed =
        statement
            .counts()
            .map(counts ->
                "Changed %d row(s)\n"
                    .formatted(counts.inserted() + counts.updated() + counts.deleted()))
            .orElse("");
    return changed + "Returned " + rows + " row(s)\n";
  }

  private static String said(Wanted wanted) {
    List<@Nullable Object> values = wanted.filled().values();
    return "Executing: "
        + wanted.cell().code().strip()
        + "\n"
        + (values.isEmpty() ? "" : "Parameters: " + Shown.list(values) + "\n");
  }

  /// Whether a result has rows of its own: the counts and words with which other statements are
  /// answered are none here.
  private static boolean hasRows(Statement statement, ResultInfo info) {
    String text = statement.submission().text();
    StatementKind kind = StatementKind.of(Lexer.tokens(text, Escapes.STANDARD));
    return switch (kind.group()) {
      case QUERY -> true;
      case DML -> statement.counts().isEmpty() && !isOnly(info, "number of rows merged");
      case DDL, TRANSACTION, SESSION -> false;
      case OTHER -> !isOnly(info, "status");
    };
  }

  private static boolean isOnly(ResultInfo info, String column) {
    return info.columns().size() == 1 && info.columns().getFirst().name().equals(column);
  }

  /// A message whose place is one in the cell's text.
  private static String told(Wanted wanted, String message, Optional<Position> position) {
    if (position.isEmpty()) {
      return message;
    }
    Position sent = position.get();
    String text = wanted.filled().sql().text();
    int offset = 0;
    for (int line = 1; line < sent.line(); line++) {
      offset = text.indexOf('\n', offset) + 1;
    }
    int origin = wanted.filled().sql().origin(offset + sent.column());
    return message.replace(words(sent), words(Position.at(wanted.cell().code(), origin)));
  }

  private static String words(Position position) {
    return "line " + position.line() + " at position " + position.column();
  }
}
