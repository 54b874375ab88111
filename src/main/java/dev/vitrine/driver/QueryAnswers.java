package dev.vitrine.driver;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.pipeline.LiveSessions;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.statements.Parameters;
import dev.vitrine.statements.State;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import dev.vitrine.statements.Submission.Mode;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns a statement into what its driver is told: rows, an error, or that it still runs.
@Singleton
final class QueryAnswers {

  private static final List<Column> SEVERAL =
      List.of(new Column("multiple statement execution", SqlType.TEXT, false));
  private static final byte[] NONE = {};
  private static final byte[] NO_ROWS = ascii("[]");
  private static final byte[] DONE = ascii("[[\"Multiple statements executed successfully.\"]]");

  private final Envelope envelope;
  private final EncodedParameters parameters;
  private final ResultParts parts;
  private final Links links;
  private final Statements statements;
  private final LiveSessions live;
  private final DriverConfig config;
  private final Clock clock;

  QueryAnswers(
      Envelope envelope,
      EncodedParameters parameters,
      ResultParts parts,
      Links links,
      Statements statements,
      LiveSessions live,
      DriverConfig config,
      Clock clock) {
    this.envelope = envelope;
    this.parameters = parameters;
    this.parts = parts;
    this.links = links;
    this.statements = statements;
    this.live = live;
    this.config = config;
    this.clock = clock;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// @param address of this server, as the driver knows it
  HttpResponse<byte[]> of(DriverSession session, Statement statement, String address) {
    return switch (statement.state()) {
      case State.Succeeded _ -> kept(session, statement, address);
      case State.Failed failed -> failed(statement, failed.problem());
      case State.Canceled _ ->
          failure(
              statement.handle().toString(),
              ErrorCode.CANCELED,
              "000604",
              "SQL execution canceled");
      case State.Live _ -> running(statement);
    };
  }

  /// A statement that was refused before it had a handle. What may be taken in a moment later has a
  /// status that makes drivers try again.
  HttpResponse<byte[]> refused(SqlError error) {
    HttpResponse<byte[]> answer = failure("", error.code(), shown(error), error.text());
    return switch (error.code()) {
      case TOO_MANY_REQUESTS, SHUTTING_DOWN ->
          Envelope.withStatus(answer, error.code().httpStatus());
      default -> answer;
    };
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

  private HttpResponse<byte[]> running(Statement statement) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    String id = statement.handle().toString();
    data.put("getResultUrl", "/queries/" + id + "/result");
    data.put("queryId", id);
    data.put("queryAbortsAfterSecs", config.detachedAfter().toSeconds());
    data.put("progressDesc", null);
    return statement.submission().mode() == Mode.ASYNC
        ? envelope.later(
            data,
            "333334",
            "Asynchronous execution in progress. Use provided query id to perform query monitoring and management.")
        : envelope.later(data, "333333", "Query execution in progress.");
  }

  /// Rows that cannot be read any more are an error like any other.
  private HttpResponse<byte[]> kept(DriverSession session, Statement statement, String address) {
    try {
      return rows(session, statement, address);
    } catch (SqlError gone) {
      return failure(statement.handle().toString(), gone.code(), shown(gone), gone.text());
    }
  }

  private HttpResponse<byte[]> rows(DriverSession session, Statement statement, String address) {
    LiveSessions.View view = live.view(session.name()).orElseThrow(Refusal::sessionGone);
    if (!statement.children().isEmpty() && submitted(statement).statementCount() != 1) {
      return several(session, statement, view);
    }
    ResultInfo info =
        statement
            .result()
            .orElseThrow(() ->
                new SqlError(ErrorCode.RESULT_EXPIRED, "Statement has no result that is kept"));
    int type = StatementType.of(statement.submission().text());
    boolean arrow = ResultParts.inArrow(session, view, type);
    Map<String, @Nullable Object> data = data(statement, info.columns(), info.rows(), type, view);
    data.put("queryResultFormat", arrow ? "arrow" : "json");
    data.put("chunks", chunks(statement, info, arrow, view, address));
    data.put("chunkHeaders", Map.of());
    data.put("qrmk", "");
    boolean bare = info.rows() == 0 && !(arrow && session.client().isCompiled());
    byte[] rows = bare ? NONE : parts.first(statement, info, arrow, ResultParts.indent(view));
    return arrow
        ? answer(data, view, "rowsetBase64", base64(rows))
        : answer(data, view, "rowset", bare ? NO_ROWS : rows);
  }

  private static byte[] base64(byte[] bytes) {
    byte[] encoded = Base64.getEncoder().encode(bytes);
    byte[] text = new byte[encoded.length + 2];
    text[0] = '"';
    System.arraycopy(encoded, 0, text, 1, encoded.length);
    text[text.length - 1] = '"';
    return text;
  }

  private List<Map<String, Object>> chunks(
      Statement statement, ResultInfo info, boolean arrow, LiveSessions.View view, String address) {
    List<Map<String, Object>> chunks = new ArrayList<>();
    for (int i = 1; i < info.partitions().size(); i++) {
      ResultInfo.PartitionInfo part = info.partitions().get(i);
      String link =
          links.sign(
              new Links.Part(
                  statement.handle(),
                  i,
                  arrow,
                  ResultParts.indent(view),
                  statement.submission().caller().user()));
      Map<String, Object> chunk = new LinkedHashMap<>();
      chunk.put("url", address + ChunkController.PATH + "/" + link);
      chunk.put("rowCount", part.rows());
      chunk.put("uncompressedSize", part.uncompressedBytes());
      chunk.put("compressedSize", part.storedBytes());
      chunks.add(chunk);
    }
    return chunks;
  }

  private static Parameters submitted(Statement statement) {
    return statement.submission().parameters();
  }

  private HttpResponse<byte[]> several(
      DriverSession session, Statement statement, LiveSessions.View view) {
    Map<String, @Nullable Object> data = data(statement, SEVERAL, 1, StatementType.MULTI, view);
    data.put("queryResultFormat", "json");
    data.put("resultIds", joined(statement.children().stream().map(Handle::toString).toList()));
    data.put(
        "resultTypes",
        joined(statement.children().stream().map(child -> type(session, child)).toList()));
    return answer(data, view, "rowset", DONE);
  }

  private HttpResponse<byte[]> answer(
      Map<String, @Nullable Object> data, LiveSessions.View view, String member, byte[] rows) {
    return envelope.with(Map.of(member, rows, "parameters", parameters.of(view)), data);
  }

  private static String joined(List<String> texts) {
    return String.join(",", texts);
  }

  private String type(DriverSession session, Handle child) {
    return Integer.toString(
        StatementType.of(statements.get(session.caller(), child).submission().text()));
  }

  private Map<String, @Nullable Object> data(
      Statement statement, List<Column> columns, long rows, int type, LiveSessions.View view) {
    Map<String, @Nullable Object> context = SessionValues.context(view);
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("rowtype", RowTypes.of(columns));
    data.put("total", rows);
    data.put("returned", rows);
    data.put("queryId", statement.handle().toString());
    data.put("databaseProvider", null);
    data.put("finalDatabaseName", context.get("databaseName"));
    data.put("finalSchemaName", context.get("schemaName"));
    data.put("finalWarehouseName", context.get("warehouseName"));
    data.put("finalRoleName", context.get("roleName"));
    data.put("numberOfBinds", Placeholders.count(statement.submission().text()));
    data.put("arrayBindSupported", type == StatementType.INSERT);
    data.put("statementTypeId", type);
    data.put("version", 1);
    data.put("sendResultTime", clock.millis());
    return data;
  }
}
