package dev.vitrine.driver;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.pipeline.LiveSessions;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.results.ResultStore;
import dev.vitrine.results.encode.CellFormat;
import dev.vitrine.results.encode.Encoding;
import dev.vitrine.results.encode.Format;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Parts of results as drivers read them.
@Singleton
final class ResultParts {

  private static final String INDENT = "JSON_INDENT";

  private final ResultStore store;
  private final Statements statements;

  ResultParts(ResultStore store, Statements statements) {
    this.store = store;
    this.statements = statements;
  }

  /// Whether a result goes to its driver in Arrow: rows of queries to drivers that know it, unless
  /// the session says otherwise. Counts and what SHOW tells are rows of JSON to all of them.
  static boolean inArrow(DriverSession session, LiveSessions.View view, int statementType) {
    return statementType == StatementType.SELECT
        && asked(session.client(), view.parameters())
            .map("ARROW"::equals)
            .orElse(session.client().readsArrow());
  }

  private static Optional<String> asked(Client client, Map<String, String> parameters) {
    String name =
        switch (client.app()) {
          case "JDBC" -> "JDBC_QUERY_RESULT_FORMAT";
          case "Go" -> "GO_QUERY_RESULT_FORMAT";
          case "ODBC" -> "ODBC_QUERY_RESULT_FORMAT";
          default -> "PYTHON_CONNECTOR_QUERY_RESULT_FORMAT";
        };
    return Optional.ofNullable(parameters.get(name))
        .map(format -> format.toUpperCase(Locale.ROOT))
        .map(format -> format.startsWith("ARROW") ? "ARROW" : format);
  }

  /// Blanks for each level of JSON values, as the session has it.
  static int indent(LiveSessions.View view) {
    String set = view.parameters().getOrDefault(INDENT, "2");
    return set.matches("[0-9]|1[0-6]") ? Integer.parseInt(set) : 2;
  }

  /// The first part, which comes with the answer: rows of JSON in brackets, or Arrow.
  byte[] first(Statement statement, ResultInfo info, boolean arrow, int indent) {
    Format format = arrow ? Format.SNOWFLAKE_ARROW : Format.JSON_ROWS;
    return page(statement.handle(), info, 0, encoding(format, indent));
  }

  /// A further part, compressed.
  ///
  /// @throws SqlError when the statement is not this user's any more, or its result is not kept
  byte[] further(Links.Part part) {
    Caller owner = new Caller(part.user(), List.of("PUBLIC"), "PUBLIC", Caller.Method.INTERNAL);
    Statement statement = statements.get(owner, part.handle());
    ResultInfo info =
        statement
            .result()
            .orElseThrow(() -> new SqlError(ErrorCode.RESULT_EXPIRED, "there is no result"));
    Format format = part.arrow() ? Format.SNOWFLAKE_ARROW : Format.SNOWFLAKE_JSON_CHUNK;
    return page(
        part.handle(), info, part.partition(), encoding(format, part.indent()).withGzip(true));
  }

  private static Encoding encoding(Format format, int indent) {
    return Encoding.of(format, CellFormat.forDrivers(Map.of(INDENT, Integer.toString(indent))));
  }

  private byte[] page(Handle handle, ResultInfo info, int partition, Encoding encoding) {
    return store.encodedPage(handle, info, partition, encoding, inline(handle));
  }

  private Supplier<byte[]> inline(Handle handle) {
    return () -> statements.inlineResult(handle);
  }
}
