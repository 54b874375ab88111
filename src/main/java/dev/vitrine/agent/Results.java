package dev.vitrine.agent;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.repository.AgentQueryRow;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.results.ResultStore;
import dev.vitrine.results.encode.CellFormat;
import dev.vitrine.results.encode.Encoding;
import dev.vitrine.results.encode.Format;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import io.micronaut.http.HttpStatus;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/// What a question's SQL gave, read by its handle.
@Singleton
final class Results {

  private static final Encoding ARRAYS =
      Encoding.of(Format.JSON_ARRAYS, CellFormat.defaults().withNullForNoNumber());
  private static final Encoding CSV = Encoding.of(Format.CSV, CellFormat.defaults());

  /// A result and how to read it.
  private record Held(Statement statement, ResultInfo info) {}

  private final Statements statements;
  private final ResultStore store;
  private final AgentConfig config;
  private final Json json;
  private final ExecutorService readers;

  Results(
      Statements statements,
      ResultStore store,
      AgentConfig config,
      Json json,
      @Named(TaskExecutors.BLOCKING) ExecutorService readers) {
    this.statements = statements;
    this.store = store;
    this.config = config;
    this.json = json;
    this.readers = readers;
  }

  /// A page of rows, from 1, as JSON: `columns, rows, total_rows, page, page_size, total_pages` and
  /// what else there is to say before them. A chart has no rows.
  ///
  /// @throws Refusal 400 for a page that is not there, 410 for a result that is kept no more
  byte[] page(AgentQueryRow row, long page, Map<String, @Nullable Object> before) {
    Held held = held(row);
    ResultInfo info = row.chart() ? new ResultInfo(List.of(), List.of(), true) : held.info();
    long size = config.pageSize();
    long pages = (info.rows() + size - 1) / size;
    if (page < 1 || page > Math.max(pages, 1)) {
      throw Refusal.badRequest("There is no page " + page + ": there are " + pages);
    }
    before.put("columns", info.columns().stream().map(Column::name).toList());
    before.put("total_rows", info.rows());
    before.put("page", page);
    before.put("page_size", size);
    before.put("total_pages", pages);
    before.put("row_limit_reached", info.rows() >= config.maxRows());
    if (row.chart()) {
      before.put("chart_url", "/api/queries/" + row.id() + "/chart");
    }
    Handle handle = held.statement().handle();
    byte[] rows = store.rows(handle, info, (page - 1) * size, page * size, ARRAYS, inline(handle));
    return json.with(before, "rows", rows);
  }

  /// All rows as CSV, in pieces as the client takes them.
  ///
  /// @throws Refusal 413 with the number of rows when they are too many
  Publisher<byte[]> csv(AgentQueryRow row, boolean safe) {
    Held held = held(row);
    if (row.chart()) {
      throw Refusal.badRequest("Query " + row.id() + " draws a chart: it has no rows to export");
    }
    long rows = held.info().rows();
    if (rows > config.exportRows()) {
      throw Refusal.of(
              HttpStatus.REQUEST_ENTITY_TOO_LARGE,
              "The result has %d rows; an export has %d at most"
                  .formatted(rows, config.exportRows()))
          .with("total_rows", rows)
          .with("limit", config.exportRows());
    }
    Handle handle = held.statement().handle();
    return store.stream(handle, held.info(), CSV.withCsvSafe(safe), inline(handle))
        .publisher(readers);
  }

  /// The Vega-Lite document of a chart.
  ///
  /// @throws Refusal 404 when the SQL draws none
  String chart(AgentQueryRow row) {
    if (!row.chart()) {
      throw Refusal.of(
          HttpStatus.NOT_FOUND, "Query " + row.id() + " draws no chart: ask for one in words");
    }
    Held held = held(row);
    Handle handle = held.statement().handle();
    byte[] rows =
        store.firstRows(handle, held.info(), 1, Encoding.of(Format.JSON_ROWS), inline(handle));
    int column = held.info().columns().stream().map(Column::name).toList().indexOf("SPEC");
    return json.cell(rows, column);
  }

  private Supplier<byte[]> inline(Handle handle) {
    return () -> statements.inlineResult(handle);
  }

  private Held held(AgentQueryRow row) {
    String handle = row.handle();
    if (handle == null || !Status.SUCCESS.isOf(row)) {
      throw Refusal.badRequest(
              "Query " + row.id() + " has no results: its status is " + row.status())
          .with("query_id", row.id())
          .with("status", row.status());
    }
    try {
      Statement statement = statements.get(executor(row), Handle.parse(handle));
      ResultInfo info =
          statement.result().orElseGet(() -> new ResultInfo(List.of(), List.of(), true));
      return new Held(statement, info);
    } catch (SqlError gone) {
      if (gone.code() == ErrorCode.RESULT_EXPIRED || gone.code() == ErrorCode.STATEMENT_NOT_FOUND) {
        throw Refusal.of(
            HttpStatus.GONE,
            "The results of query " + row.id() + " are kept no more: run it again");
      }
      throw gone;
    }
  }

  /// Who ran it: whether the asker may see it was decided when the question was found.
  private static Caller executor(AgentQueryRow row) {
    String user = row.executor() == null ? row.owner() : row.executor();
    return new Caller(user, List.of(), "", Caller.Method.INTERNAL);
  }
}
