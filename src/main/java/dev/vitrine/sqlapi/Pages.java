package dev.vitrine.sqlapi;

import dev.vitrine.results.ResultInfo;
import dev.vitrine.statements.Statement;
import org.reactivestreams.Publisher;

/// What this door reads of a result.
interface Pages {

  /// One partition as a document: a JSON array of rows, or a file of its own.
  ///
  /// @throws dev.vitrine.kernel.SqlError `RESULT_EXPIRED` when it is no longer kept
  byte[] page(Statement statement, ResultInfo info, int partition, AnswerFormat format);

  /// The whole result as one file, in pieces as the client takes them.
  Publisher<byte[]> whole(Statement statement, ResultInfo info, AnswerFormat format);
}
