package dev.vitrine.sqlapi;

import dev.vitrine.kernel.Handle;
import dev.vitrine.results.ResultFile;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.results.ResultStore;
import dev.vitrine.results.encode.CellFormat;
import dev.vitrine.results.encode.Encoding;
import dev.vitrine.results.encode.Format;
import dev.vitrine.statements.Parameters;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;

/// Reads results for this door: in the asked format, values written as the statement's parameters
/// say. Every method may throw `RESULT_EXPIRED`.
@Singleton
final class Pages {

  private final ResultStore store;
  private final Statements statements;
  private final ExecutorService readers;

  Pages(
      ResultStore store,
      Statements statements,
      @Named(TaskExecutors.BLOCKING) ExecutorService readers) {
    this.store = store;
    this.statements = statements;
    this.readers = readers;
  }

  /// One partition as a document: a JSON array of rows, or a text or Arrow file of its own.
  byte[] page(Statement statement, ResultInfo info, int partition, Format format) {
    Handle handle = statement.handle();
    return store.encodedPage(handle, info, partition, encoding(statement, format), inline(handle));
  }

  /// The whole result as one document in any format but Parquet, in pieces as the client takes
  /// them.
  Publisher<byte[]> whole(Statement statement, ResultInfo info, Format format) {
    Handle handle = statement.handle();
    return store.stream(handle, info, encoding(statement, format), inline(handle))
        .publisher(readers);
  }

  ResultFile parquet(Statement statement, ResultInfo info) {
    return store.parquet(statement.handle(), info, inline(statement.handle()));
  }

  Publisher<byte[]> bytes(ResultFile file, long from, long to) {
    return file.publisher(from, to, readers);
  }

  /// A strong entity tag of the whole result in this format.
  String tag(Statement statement, ResultInfo info, Format format) {
    return store.etag(statement.handle(), info, encoding(statement, format));
  }

  private static Encoding encoding(Statement statement, Format format) {
    Parameters parameters = statement.submission().parameters();
    String nullText = statement.submission().nullText() ? "null" : null;
    CellFormat cells = CellFormat.of(parameters.asMap(), parameters.timeZone(), nullText);
    return Encoding.of(format, format == Format.JSON_ROWS ? cells.withSnowflakeJson() : cells);
  }

  private Supplier<byte[]> inline(Handle handle) {
    return () -> statements.inlineResult(handle);
  }
}
