package dev.vitrine.sqlapi;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.results.ResultFile;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.results.encode.Format;
import dev.vitrine.statements.Statement;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Optional;

/// A result as a file to keep: whole, or one partition of it; of Parquet any stretch of bytes.
@Singleton
final class FileAnswers {

  private final Pages pages;

  FileAnswers(Pages pages) {
    this.pages = pages;
  }

  HttpResponse<?> of(
      Statement statement, ResultInfo info, Wanted wanted, Optional<Integer> partition) {
    if (statement.result().isEmpty()) {
      throw new SqlError(
          ErrorCode.BAD_REQUEST,
          "several statements have no common result: read each by its handle in statementHandles");
    }
    if (partition.isPresent()) {
      return part(statement, info, wanted.format(), partition.get());
    }
    String tag = pages.tag(statement, info, wanted.format());
    if (wanted.has(tag)) {
      return HttpResponse.notModified().header(HttpHeaders.ETAG, tag);
    }
    MutableHttpResponse<?> answer =
        wanted.format() == Format.PARQUET
            ? parquet(statement, info, wanted, tag)
            : HttpResponse.ok(pages.whole(statement, info, wanted.format()));
    return headed(answer, wanted.format(), statement.handle().toString())
        .header(HttpHeaders.ETAG, tag);
  }

  private HttpResponse<?> part(Statement statement, ResultInfo info, Format format, int partition) {
    if (format == Format.PARQUET) {
      throw new SqlError(
          ErrorCode.BAD_REQUEST,
          "a Parquet file is the whole result: leave out partition, or ask for stretches by Range");
    }
    byte[] page = pages.page(statement, info, partition, format);
    return headed(HttpResponse.ok(page), format, statement.handle() + "-" + partition);
  }

  private MutableHttpResponse<?> parquet(
      Statement statement, ResultInfo info, Wanted wanted, String tag) {
    ResultFile file = pages.parquet(statement, info);
    Wanted.Span span = wanted.span(tag, file.length()).orElse(new Wanted.Span(0, file.length()));
    if (!span.isIn(file.length())) {
      return HttpResponse.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
          .header(HttpHeaders.CONTENT_RANGE, "bytes */" + file.length());
    }
    long length = span.to() - span.from();
    MutableHttpResponse<?> answer =
        HttpResponse.status(length == file.length() ? HttpStatus.OK : HttpStatus.PARTIAL_CONTENT)
            .body(pages.bytes(file, span.from(), span.to()))
            .header(HttpHeaders.ACCEPT_RANGES, "bytes")
            .contentLength(length);
    if (length < file.length()) {
      answer.header(
          HttpHeaders.CONTENT_RANGE,
          "bytes %d-%d/%d".formatted(span.from(), span.to() - 1, file.length()));
    }
    return answer;
  }

  private static MutableHttpResponse<?> headed(
      MutableHttpResponse<?> answer, Format format, String name) {
    return answer
        .contentType(format.mediaType())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .header(
            "Content-Disposition",
            "attachment; filename=\"" + name + "." + format.extension() + "\"")
        .header("X-Content-Type-Options", "nosniff");
  }
}
