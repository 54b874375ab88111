package dev.vitrine.sqlapi;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.results.ResultStore;
import dev.vitrine.results.encode.CellFormat;
import dev.vitrine.results.encode.Encoding;
import dev.vitrine.statements.Parameters;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/// Reads results for this door: in the asked format, values written as the statement's parameters
/// say.
@Singleton
final class Pages {

  private final ResultStore store;
  private final Statements statements;

  Pages(ResultStore store, Statements statements) {
    this.store = store;
    this.statements = statements;
  }

  /// One partition as a document: a JSON array of rows, or a file of its own.
  ///
  /// @throws SqlError `RESULT_EXPIRED` when it is no longer kept
  byte[] page(Statement statement, ResultInfo info, int partition, AnswerFormat format) {
    return store.encodedPage(
        statement.handle(),
        info,
        partition,
        encoding(statement, format),
        inline(statement.handle()));
  }

  private static Encoding encoding(Statement statement, AnswerFormat format) {
    Parameters parameters = statement.submission().parameters();
    String nullText = statement.submission().nullText() ? "null" : null;
    return Encoding.of(
        format.encoded(), CellFormat.of(parameters.asMap(), parameters.timeZone(), nullText));
  }

  private Supplier<byte[]> inline(Handle handle) {
    return () -> {
      byte[] bytes = statements.inlineResult(handle);
      if (bytes == null) {
        throw new SqlError(ErrorCode.RESULT_EXPIRED, "Result for query " + handle + " has expired");
      }
      return bytes;
    };
  }
}
