package dev.vitrine.driver;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.pipeline.LiveSessions;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.results.ResultStore;
import dev.vitrine.results.encode.CellFormat;
import dev.vitrine.results.encode.Encoding;
import dev.vitrine.results.encode.Format;
import dev.vitrine.statements.State;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Turns a statement into what its driver is told: rows, an error, or that it still runs.
@Singleton
final class QueryAnswers {

  static final Encoding ROWS =
      Encoding.of(Format.JSON_ROWS, CellFormat.defaults().withBooleans(CellFormat.Booleans.DIGITS));

  private static final ResultInfo SEVERAL =
      new ResultInfo(
          List.of(new Column("multiple statement execution", SqlType.TEXT, false)),
          List.of(),
          false);

  private final Envelope envelope;
  private final ResultStore store;
  private final Statements statements;
  private final LiveSessions live;
  private final Clock clock;

  QueryAnswers(
      Envelope envelope, ResultStore store, Statements statements, LiveSessions live, Clock clock) {
    this.envelope = envelope;
    this.store = store;
    this.statements = statements;
    this.live = live;
    this.clock = clock;
  }

  /// @param async whether the driver asked for the handle at once
  HttpResponse<byte[]> of(DriverSession session, Statement statement, boolean async) {
    return switch (statement.state()) {
      case State.Succeeded _ -> rows(session, statement);
      case State.Failed failed -> failed(statement, failed.problem());
      case State.Canceled _ ->
          failure(
              statement.handle().toString(),
              ErrorCode.CANCELED,
              "000604",
              "SQL execution canceled");
      case State.Live _ -> running(statement, async);
    };
  }

  /// A statement that was refused before it had a handle.
  HttpResponse<byte[]> refused(SqlError error) {
    return failure("", error.code(), shown(error), error.text());
  }

  private static String shown(SqlError error) {
    return new State.Problem(error.code(), error.number(), error.text(), error.position())
        .shownCode();
  }

  private HttpResponse<byte[]> failed(Statement statement, State.Problem problem) {
    Map<String, @Nullable Object> data =
        failure(statement.handle().toString(), problem.code(), problem.shownCode());
    problem
        .position()
        .ifPresent(place -> {
          data.put("line", place.line());
          data.put("pos", place.column());
        });
    return envelope.failure(data, problem.shownCode(), problem.message());
  }

  private HttpResponse<byte[]> failure(
      String queryId, ErrorCode code, String shown, String message) {
    return envelope.failure(failure(queryId, code, shown), shown, message);
  }

  private static Map<String, @Nullable Object> failure(
      String queryId, ErrorCode code, String shown) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("internalError", false);
    data.put("errorCode", shown);
    data.put("age", 0);
    data.put("sqlState", code.sqlState());
    data.put("queryId", queryId);
    data.put("line", -1);
    data.put("pos", -1);
    data.put("type", "COMPILATION");
    return data;
  }

  private HttpResponse<byte[]> running(Statement statement, boolean async) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    String id = statement.handle().toString();
    data.put("getResultUrl", "/queries/" + id + "/result");
    data.put("queryId", id);
    data.put("queryAbortsAfterSecs", 300);
    data.put("progressDesc", null);
    return async
        ? envelope.later(
            data,
            "333334",
            "Asynchronous execution in progress. Use provided query id to perform query monitoring and management.")
        : envelope.later(data, "333333", "Query execution in progress.");
  }

  private HttpResponse<byte[]> rows(DriverSession session, Statement statement) {
    boolean several = statement.result().isEmpty();
    ResultInfo info = statement.result().orElse(SEVERAL);
    Map<String, @Nullable Object> data = data(session, statement, info);
    byte[] rows;
    if (several) {
      data.put("resultIds", joined(statement.children().stream().map(Handle::toString).toList()));
      data.put(
          "resultTypes",
          joined(statement.children().stream().map(child -> type(session, child)).toList()));
      rows =
          "[[\"Multiple statements executed successfully.\"]]".getBytes(StandardCharsets.US_ASCII);
    } else {
      rows =
          info.partitions().isEmpty()
              ? "[]".getBytes(StandardCharsets.US_ASCII)
              : store.encodedPage(statement.handle(), info, 0, ROWS, inline(statement.handle()));
    }
    return envelope.withRows(data, "rowset", rows);
  }

  private static String joined(List<String> texts) {
    return String.join(",", texts);
  }

  private String type(DriverSession session, Handle child) {
    return Integer.toString(
        StatementType.of(statements.get(session.caller(), child).submission().text()));
  }

  private Map<String, @Nullable Object> data(
      DriverSession session, Statement statement, ResultInfo info) {
    boolean several = statement.result().isEmpty();
    LiveSessions.View view = live.view(session.name()).orElseThrow(Refusal::sessionGone);
    Map<String, @Nullable Object> context = SessionValues.context(view);
    long total = several ? 1 : info.rows();
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("parameters", SessionValues.parameters(view));
    data.put("rowtype", RowTypes.of(info.columns()));
    data.put("total", total);
    data.put("returned", total);
    data.put("queryId", statement.handle().toString());
    data.put("databaseProvider", null);
    data.put("finalDatabaseName", context.get("databaseName"));
    data.put("finalSchemaName", context.get("schemaName"));
    data.put("finalWarehouseName", context.get("warehouseName"));
    data.put("finalRoleName", context.get("roleName"));
    data.put("numberOfBinds", statement.submission().bindings().size());
    data.put("arrayBindSupported", true);
    data.put(
        "statementTypeId",
        several ? StatementType.MULTI : StatementType.of(statement.submission().text()));
    data.put("version", 1);
    data.put("sendResultTime", clock.millis());
    data.put("queryResultFormat", "json");
    return data;
  }

  private Supplier<byte[]> inline(Handle handle) {
    return () -> {
      byte[] bytes = statements.inlineResult(handle);
      if (bytes.length == 0) {
        throw new SqlError(ErrorCode.RESULT_EXPIRED, "Result for query " + handle + " has expired");
      }
      return bytes;
    };
  }
}
