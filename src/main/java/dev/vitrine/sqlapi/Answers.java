package dev.vitrine.sqlapi;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.results.encode.Format;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements.CancelOutcome;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/// Turns a statement into the answer of the moment: its rows when it has them, else what it is at.
@Singleton
final class Answers {

  private final JsonMapper json;
  private final Pages pages;
  private final FileAnswers files;
  private final Clock clock;

  Answers(JsonMapper json, Pages pages, FileAnswers files, Clock clock) {
    this.files = files;
    this.json = json;
    this.pages = pages;
    this.clock = clock;
  }

  /// @param partition the page asked for; of a file, none asks for the whole
  HttpResponse<?> of(Statement statement, Wanted wanted, Optional<Integer> partition) {
    if (Outcome.of(statement.state()).status() != HttpStatus.OK.getCode()) {
      return status(statement);
    }
    ResultInfo info = statement.result().orElse(ManyStatements.INFO);
    partition.ifPresent(number -> requirePartition(info, number));
    return wanted.isFile()
        ? files.of(statement, info, wanted, partition)
        : page(statement, info, wanted.format(), partition.orElse(0));
  }

  /// What a statement is at, without its rows.
  MutableHttpResponse<QueryStatus> status(Statement statement) {
    return told(
        Outcome.of(statement.state()).status(),
        QueryStatus.of(statement, clock.instant()),
        StatementUrl.of(statement));
  }

  /// What a request that still runs is told.
  MutableHttpResponse<QueryStatus> submitted(Statement statement) {
    return told(
        HttpStatus.ACCEPTED.getCode(),
        QueryStatus.submitted(statement, clock.instant()),
        StatementUrl.of(statement));
  }

  private static <B> MutableHttpResponse<B> told(int status, B body, StatementUrl url) {
    MutableHttpResponse<B> answer =
        HttpResponse.<B>status(HttpStatus.valueOf(status))
            .body(body)
            .contentType(MediaType.APPLICATION_JSON_TYPE);
    if (status == HttpStatus.ACCEPTED.getCode()) {
      answer.header(HttpHeaders.LOCATION, url.status()).header(HttpHeaders.RETRY_AFTER, "1");
    }
    return answer;
  }

  HttpResponse<?> canceled(Handle handle, CancelOutcome outcome) {
    return told(
        CancelStatus.httpStatus(outcome),
        CancelStatus.of(handle, outcome),
        new StatementUrl(handle, handle.toString()));
  }

  private static void requirePartition(ResultInfo info, int number) {
    int last = Math.max(1, info.partitions().size()) - 1;
    if (number > last) {
      throw new SqlError(
          ErrorCode.BAD_REQUEST,
          "query parameter partition cannot be %d: the result's partitions are 0 to %d"
              .formatted(number, last));
    }
  }

  private HttpResponse<?> page(Statement statement, ResultInfo info, Format format, int partition) {
    ResultSet place = ResultSet.withoutRows(statement, info, partition, clock.instant());
    byte[] rows =
        statement.result().isPresent()
            ? pages.page(statement, info, partition, format)
            : ManyStatements.rows(format);
    String name = format == Format.JSON_OBJECTS ? "resultSet" : "data";
    return HttpResponse.ok(withRows(place, name, rows))
        .contentType(format.mediaType())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .header(HttpHeaders.LINK, StatementUrl.of(statement).links(partition, place.partitions()));
  }

  /// Rows come encoded from the store; reading and writing them again would cost more than all the
  /// rest of the answer.
  private byte[] withRows(ResultSet place, String name, byte[] rows) {
    byte[] envelope = bytes(place);
    byte[] member = (",\"" + name + "\":").getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[envelope.length + member.length + rows.length];
    int end = envelope.length - 1;
    System.arraycopy(envelope, 0, whole, 0, end);
    System.arraycopy(member, 0, whole, end, member.length);
    System.arraycopy(rows, 0, whole, end + member.length, rows.length);
    whole[whole.length - 1] = '}';
    return whole;
  }

  private byte[] bytes(ResultSet place) {
    try {
      return json.writeValueAsBytes(place);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
