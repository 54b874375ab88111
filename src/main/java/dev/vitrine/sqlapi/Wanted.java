package dev.vitrine.sqlapi;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.results.encode.Format;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Optional;

/// How a client wants a result.
///
/// @param format everything that is not a result is JSON, whatever was asked for
/// @param knownTag of `If-None-Match`: what the client has
/// @param range of `Range`: which bytes of a file
/// @param rangeTag of `If-Range`: the file that the range is meant of
record Wanted(
    Format format, Optional<String> knownTag, Optional<String> range, Optional<String> rangeTag) {

  /// @throws SqlError `UNSUPPORTED_ACCEPT` when the header is missing or names no format of ours
  static Wanted of(HttpRequest<?> request) {
    HttpHeaders headers = request.getHeaders();
    return new Wanted(
        format(headers),
        headers.getFirst(HttpHeaders.IF_NONE_MATCH),
        headers.getFirst(HttpHeaders.RANGE),
        headers.getFirst(HttpHeaders.IF_RANGE));
  }

  private static Format format(HttpHeaders headers) {
    return Format.accepted(String.join(",", headers.getAll(HttpHeaders.ACCEPT)))
        .orElseThrow(() -> new SqlError(ErrorCode.UNSUPPORTED_ACCEPT, unsupported(headers)));
  }

  /// What a client is told whose header admits nothing that there is.
  static String unsupported(HttpHeaders headers) {
    List<String> accepted = headers.getAll(HttpHeaders.ACCEPT);
    return "Unsupported Accept header %s is specified."
        .formatted(accepted.isEmpty() ? null : String.join(", ", accepted));
  }

  boolean isFile() {
    return format != Format.JSON_ROWS && format != Format.JSON_OBJECTS;
  }

  boolean has(String tag) {
    return knownTag.filter(known -> known.equals("*") || known.contains(tag)).isPresent();
  }

  /// The bytes asked for, `from` to before `to`; empty for all of them: without a range, with one
  /// of another file, of several parts or of another unit, which may be ignored (RFC 9110, 14.2).
  ///
  /// @throws SqlError `BAD_REQUEST` for a range that begins behind the end
  Optional<Span> span(String tag, long length) {
    if (range.isEmpty() || rangeTag.filter(other -> !other.equals(tag)).isPresent()) {
      return Optional.empty();
    }
    return Span.of(range.get(), length);
  }

  /// A stretch of bytes.
  record Span(long from, long to) {

    static Optional<Span> of(String header, long length) {
      String text = header.strip();
      if (text.matches("bytes=[0-9]{1,18}-[0-9]{0,18}")) {
        int dash = text.indexOf('-');
        long from = Long.parseLong(text.substring(6, dash));
        String last = text.substring(dash + 1);
        long to = last.isEmpty() ? length : Math.min(length, Long.parseLong(last) + 1);
        return Optional.of(new Span(from, to));
      }
      if (text.matches("bytes=-[0-9]{1,18}")) {
        long tail = Math.min(length, Long.parseLong(text.substring(7)));
        return Optional.of(new Span(length - tail, length));
      }
      return Optional.empty();
    }

    boolean isIn(long length) {
      return from < to && to <= length;
    }
  }
}
