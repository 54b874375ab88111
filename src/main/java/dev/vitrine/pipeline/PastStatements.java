package dev.vitrine.pipeline;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.snowflake.Steps.Past;
import dev.vitrine.statements.Context;
import dev.vitrine.statements.State;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Submission;
import dev.vitrine.warehouses.TextRows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Statements as the rows of `QUERY_HISTORY`. What is not measured here (bytes, credits, external
/// functions) is 0 or NULL.
final class PastStatements {

  private static final SqlType TIME = new SqlType(SqlType.Kind.TIMESTAMP_LTZ, 0, 3, 0);

  /// Names with blanks between; `name:t` is a time, `name:n` a number, `name:f` a real number,
  /// `name:b` a boolean.
  private static final String COLUMNS =
      "QUERY_ID QUERY_TEXT DATABASE_NAME SCHEMA_NAME QUERY_TYPE SESSION_ID:n USER_NAME ROLE_NAME"
          + " WAREHOUSE_NAME WAREHOUSE_SIZE WAREHOUSE_TYPE CLUSTER_NUMBER:n QUERY_TAG"
          + " EXECUTION_STATUS ERROR_CODE ERROR_MESSAGE START_TIME:t END_TIME:t"
          + " TOTAL_ELAPSED_TIME:n BYTES_SCANNED:n ROWS_PRODUCED:n COMPILATION_TIME:n"
          + " EXECUTION_TIME:n QUEUED_PROVISIONING_TIME:n QUEUED_REPAIR_TIME:n"
          + " QUEUED_OVERLOAD_TIME:n TRANSACTION_BLOCKED_TIME:n OUTBOUND_DATA_TRANSFER_CLOUD"
          + " OUTBOUND_DATA_TRANSFER_REGION OUTBOUND_DATA_TRANSFER_BYTES:n"
          + " INBOUND_DATA_TRANSFER_CLOUD INBOUND_DATA_TRANSFER_REGION"
          + " INBOUND_DATA_TRANSFER_BYTES:n CREDITS_USED_CLOUD_SERVICES:f"
          + " LIST_EXTERNAL_FILE_TIME:n RELEASE_VERSION EXTERNAL_FUNCTION_TOTAL_INVOCATIONS:n"
          + " EXTERNAL_FUNCTION_TOTAL_SENT_ROWS:n EXTERNAL_FUNCTION_TOTAL_RECEIVED_ROWS:n"
          + " EXTERNAL_FUNCTION_TOTAL_SENT_BYTES:n EXTERNAL_FUNCTION_TOTAL_RECEIVED_BYTES:n"
          + " IS_CLIENT_GENERATED_STATEMENT:b QUERY_HASH QUERY_HASH_VERSION:n"
          + " QUERY_PARAMETERIZED_HASH QUERY_PARAMETERIZED_HASH_VERSION:n QUERY_RETRY_TIME:n"
          + " QUERY_RETRY_CAUSE FAULT_HANDLING_TIME:n";

  private static Column column(String said) {
    String name = said.replaceAll(":[a-z]$", "");
    SqlType type =
        switch (said.substring(name.length())) {
          case ":t" -> TIME;
          case ":n" -> SqlType.fixed(38, 0);
          case ":f" -> SqlType.REAL;
          case ":b" -> SqlType.BOOLEAN;
          default -> SqlType.TEXT;
        };
    return Column.of(name, type);
  }

  /// Whether it is 0 where nothing was measured.
  private static boolean isCounted(Column column) {
    return column.type().kind() == SqlType.Kind.FIXED
        && !column.name().matches("SESSION_ID|CLUSTER_NUMBER|ROWS_PRODUCED|.*_VERSION");
  }

  private static final List<Column> SHOWN =
      Arrays.stream(COLUMNS.split(" ", -1)).map(PastStatements::column).toList();

  private PastStatements() {}

  static Past of(List<Statement> statements) {
    return new Past.Fed(
        SHOWN,
        new TextRows(SHOWN.size(), () -> statements.stream().map(PastStatements::row).iterator()));
  }

  private static List<@Nullable String> row(Statement statement) {
    Map<String, @Nullable String> cells = new HashMap<>();
    tellOfText(statement, cells);
    tellOfEnd(statement, cells);
    tellOfTimes(statement.state(), cells);
    List<@Nullable String> row = new ArrayList<>();
    for (Column shown : SHOWN) {
      row.add(cells.getOrDefault(shown.name(), isCounted(shown) ? "0" : null));
    }
    return row;
  }

  private static void tellOfText(Statement statement, Map<String, @Nullable String> cells) {
    Submission submission = statement.submission();
    Context context = submission.context();
    cells.put("QUERY_ID", statement.handle().toString());
    cells.put("QUERY_TEXT", submission.text());
    cells.put("QUERY_TYPE", QueryType.of(submission.text()));
    cells.put("QUERY_TAG", submission.parameters().queryTag().orElse(""));
    cells.put("DATABASE_NAME", blank(context.database()));
    cells.put("SCHEMA_NAME", blank(context.schema()));
    cells.put("ROLE_NAME", context.role());
    cells.put("WAREHOUSE_NAME", blank(context.warehouse()));
    cells.put("WAREHOUSE_TYPE", "STANDARD");
    cells.put("USER_NAME", submission.caller().user());
    cells.put("SESSION_ID", submission.session().orElse(null));
    cells.put("IS_CLIENT_GENERATED_STATEMENT", "false");
  }

  private static void tellOfEnd(Statement statement, Map<String, @Nullable String> cells) {
    State state = statement.state();
    cells.put("EXECUTION_STATUS", status(state));
    cells.put("ROWS_PRODUCED", rows(statement).map(String::valueOf).orElse(null));
    problem(state)
        .ifPresent(problem -> {
          cells.put("ERROR_CODE", problem.shownCode());
          cells.put("ERROR_MESSAGE", problem.message());
        });
  }

  private static void tellOfTimes(State state, Map<String, @Nullable String> cells) {
    Instant created = state.created();
    Optional<Instant> ended =
        state instanceof State.Ended over ? Optional.of(over.ended()) : Optional.empty();
    Instant last = ended.orElseGet(Instant::now);
    Instant started = started(state).orElse(last);
    cells.put("START_TIME", created.toString());
    cells.put("END_TIME", ended.map(Instant::toString).orElse(null));
    cells.put("TOTAL_ELAPSED_TIME", millis(created, last));
    cells.put("QUEUED_OVERLOAD_TIME", millis(created, started));
    cells.put("EXECUTION_TIME", millis(started, last));
  }

  private static @Nullable String blank(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String millis(Instant from, Instant to) {
    return Long.toString(Math.max(0, Duration.between(from, to).toMillis()));
  }

  private static Optional<Instant> started(State state) {
    return switch (state) {
      case State.Submitted _ -> Optional.empty();
      case State.Running running -> Optional.of(running.started());
      case State.Stopping stopping -> Optional.of(stopping.started());
      case State.Committing committing -> Optional.of(committing.started());
      case State.Ended ended -> ended.started();
    };
  }

  private static String status(State state) {
    return switch (state) {
      case State.Submitted _ -> "QUEUED";
      case State.Running _, State.Stopping _, State.Committing _ -> "RUNNING";
      case State.Succeeded _ -> "SUCCESS";
      case State.Canceled _ -> "FAILED_WITH_ERROR";
      case State.Failed failed ->
          failed.problem().code() == ErrorCode.INTERNAL
              ? "FAILED_WITH_INCIDENT"
              : "FAILED_WITH_ERROR";
    };
  }

  private static Optional<State.Problem> problem(State state) {
    return switch (state) {
      case State.Failed failed -> Optional.of(failed.problem());
      case State.Canceled _ ->
          Optional.of(
              new State.Problem(ErrorCode.CANCELED, "SQL execution canceled", Optional.empty()));
      case State.Live _, State.Succeeded _ -> Optional.empty();
    };
  }

  private static Optional<Long> rows(Statement statement) {
    return statement
        .counts()
        .map(counts -> counts.inserted() + counts.updated() + counts.deleted())
        .or(() -> statement.result().map(ResultInfo::rows));
  }
}
