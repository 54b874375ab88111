package dev.vitrine.ggsqlrest;

import dev.vitrine.dialect.StatementKind;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.results.ResultStore;
import dev.vitrine.results.encode.CellFormat;
import dev.vitrine.results.encode.Encoding;
import dev.vitrine.results.encode.Format;
import dev.vitrine.results.encode.UniqueNames;
import dev.vitrine.statements.State;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a statement that was waited for is answered.
@Singleton
final class Answers {

  /// On every answer that has a statement behind it.
  static final String HANDLE = "X-Statement-Handle";

  /// Rows of one answer; the handle has them all.
  private static final long MOST_ROWS = 10_000;

  private static final Encoding ROWS =
      Encoding.of(Format.JSON_OBJECTS, CellFormat.defaults().withNullForNoNumber());
  private static final Encoding CELLS = Encoding.of(Format.JSON_ROWS);

  private final ResultStore results;
  private final Statements statements;
  private final Queries queries;
  private final Replies replies;

  Answers(ResultStore results, Statements statements, Queries queries, Replies replies) {
    this.results = results;
    this.statements = statements;
    this.queries = queries;
    this.replies = replies;
  }

  /// @param success what it is answered when it succeeded
  HttpResponse<?> of(
      Shape shape, Statement statement, Function<Statement, HttpResponse<?>> success) {
    HttpResponse<?> answer =
        switch (statement.state()) {
          case State.Succeeded _ -> success.apply(statement);
          case State.Failed failed -> replies.failure(Failure.of(failed.problem()));
          case State.Canceled _ ->
              replies.failure(Failure.of(ErrorCode.CANCELED, "SQL execution canceled"));
          case State.Live _ -> pending(shape, statement);
        };
    return answer instanceof MutableHttpResponse<?> mutable
        ? mutable.header(HANDLE, statement.handle().toString())
        : answer;
  }

  /// It goes on, and its client has waited long enough.
  private HttpResponse<?> pending(Shape shape, Statement statement) {
    String handle = statement.handle().toString();
    String url = "/api/v2/statements/" + handle;
    Document told =
        replies
            .document()
            .put("status", "running")
            .put(shape.name("statementHandle"), handle)
            .put(shape.name("statementStatusUrl"), url);
    return HttpResponse.<byte[]>status(HttpStatus.ACCEPTED)
        .body(told.bytes())
        .contentType("application/json")
        .header(HttpHeaders.LOCATION, url)
        .header(HttpHeaders.RETRY_AFTER, "1");
  }

  /// The rows of the last of the statements.
  HttpResponse<?> rows(Shape shape, Statement whole) {
    Statement statement = queries.last(whole);
    Optional<ResultInfo> result = statement.result().filter(info -> hasRows(statement, info));
    if (result.isEmpty()) {
      return replies.success(
          shape, table(shape, "[]".getBytes(StandardCharsets.US_ASCII), List.of(), 0));
    }
    ResultInfo info = result.get();
    byte[] rows = first(statement, info, MOST_ROWS, ROWS);
    return replies.success(shape, table(shape, rows, UniqueNames.of(info.columns()), info.rows()));
  }

  private Document table(Shape shape, byte[] rows, List<String> columns, long count) {
    return replies
        .document()
        .raw("rows", rows)
        .put("columns", columns)
        .put(shape.name("rowCount"), count)
        .put("truncated", count > MOST_ROWS);
  }

  /// Whether a result has rows of its own: the counts and words with which others are answered
  /// elsewhere are none to this door.
  private static boolean hasRows(Statement statement, ResultInfo info) {
    StatementKind kind =
        StatementKind.of(Lexer.tokens(statement.submission().text(), Escapes.STANDARD));
    return switch (kind.group()) {
      case QUERY -> true;
      case DML ->
          statement.counts().isEmpty() && !names(info).equals(List.of("number of rows merged"));
      case DDL, TRANSACTION, SESSION -> false;
      case OTHER -> !names(info).equals(List.of("status"));
    };
  }

  private static List<String> names(ResultInfo info) {
    return info.columns().stream().map(Column::name).toList();
  }

  private byte[] first(Statement statement, ResultInfo info, long rows, Encoding encoding) {
    Handle handle = statement.handle();
    return results.firstRows(handle, info, rows, encoding, () -> statements.inlineResult(handle));
  }

  /// All rows of a result as texts, of a query of our own.
  List<List<String>> cells(Statement statement) {
    ResultInfo info = statement.result().orElseThrow();
    return replies.read(
        first(statement, info, info.rows(), CELLS), Argument.listOf(Argument.listOf(String.class)));
  }

  /// The chart of a statement that drew one.
  HttpResponse<?> chart(Shape shape, Statement statement) {
    List<String> cells = cells(statement).getFirst();
    Map<String, Object> metadata =
        replies.read(
            cells.get(1).getBytes(StandardCharsets.UTF_8),
            Argument.mapOf(String.class, Object.class));
    return replies.success(
        shape,
        replies
            .document()
            .raw("spec", cells.getFirst().getBytes(StandardCharsets.UTF_8))
            .put(
                "metadata",
                replies
                    .document()
                    .put("rows", metadata.get("rows"))
                    .put("columns", metadata.get("columns"))
                    .put("layers", metadata.get("layers"))));
  }
}
