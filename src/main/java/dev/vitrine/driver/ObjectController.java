package dev.vitrine.driver;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.stages.ObjectStore;
import dev.vitrine.stages.StageUpload;
import dev.vitrine.stages.StagedFile;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Files of stages for drivers that carry them over HTTP, as an S3 with path-style addresses. There
/// is no signature to check: who knows the bucket's name was told it by a PUT or GET of their own.
@Hidden
@Controller("/vitrine-{secret}")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class ObjectController {

  private static final String BUCKET = "vitrine-";
  private static final Pattern NOTED = Pattern.compile("x-(amz|goog)-meta-[a-z0-9_.-]+");

  private final ObjectStore objects;

  ObjectController(ObjectStore objects) {
    this.objects = objects;
  }

  /// Without a body, whatever is said.
  @Head("/{key:.+}")
  HttpResponse<?> head(String secret, String key) {
    try {
      StagedFile file = find(secret, key);
      return described(HttpResponse.ok(), file)
          .header(HttpHeaders.CONTENT_LENGTH, Long.toString(file.size()))
          .headers(headers -> objects.notes(BUCKET + secret, file).forEach(headers::add));
    } catch (SqlError error) {
      return HttpResponse.status(ObjectProblem.of(error.code()).status());
    }
  }

  @Get(value = "/{key:.+}", headRoute = false)
  HttpResponse<?> get(HttpRequest<?> request, String secret, String key) throws IOException {
    StagedFile file = find(secret, key);
    Optional<ByteRange> range =
        ByteRange.of(request.getHeaders().get(HttpHeaders.RANGE), file.size());
    if (range.filter(part -> !part.isInside(file.size())).isPresent()) {
      return HttpResponse.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
          .header(HttpHeaders.CONTENT_RANGE, "bytes */" + file.size());
    }
    InputStream whole = objects.get(BUCKET + secret, file.path());
    InputStream bytes = range.isPresent() ? range.get().in(whole) : whole;
    return answer(range, file.size())
        .body(
            new StreamedFile(
                bytes,
                MediaType.APPLICATION_OCTET_STREAM_TYPE,
                file.modified().toEpochMilli(),
                range.map(ByteRange::length).orElse(file.size())))
        .header(HttpHeaders.ETAG, tag(file))
        .header(HttpHeaders.ACCEPT_RANGES, "bytes")
        .headers(headers -> objects.notes(BUCKET + secret, file).forEach(headers::add));
  }

  private static MutableHttpResponse<Object> answer(Optional<ByteRange> range, long size) {
    return range
        .map(part ->
            HttpResponse.status(HttpStatus.PARTIAL_CONTENT)
                .header(HttpHeaders.CONTENT_RANGE, part.of(size)))
        .orElseGet(HttpResponse::ok);
  }

  private StagedFile find(String secret, String key) {
    return objects
        .head(BUCKET + secret, key)
        .orElseThrow(
            () -> new SqlError(ErrorCode.FILE_NOT_FOUND, "the file '" + key + "' does not exist"));
  }

  @Put("/{key:.+}")
  HttpResponse<?> put(
      HttpRequest<?> request, String secret, String key, @Nullable @Body InputStream body)
      throws IOException {
    try (InputStream bytes = body == null ? InputStream.nullInputStream() : body;
        StageUpload upload = objects.put(BUCKET + secret, key, isForNew(request.getHeaders()))) {
      bytes.transferTo(upload);
      upload.note(notes(request.getHeaders()));
      requireWhole(request.getContentLength(), upload.size());
      return HttpResponse.ok().header(HttpHeaders.ETAG, tag(upload.keep()));
    }
  }

  /// As S3 has it, and as Google.
  private static boolean isForNew(HttpHeaders headers) {
    return "*".equals(headers.get(HttpHeaders.IF_NONE_MATCH))
        || "0".equals(headers.get("x-goog-if-generation-match"));
  }

  /// Headers that go with the file: a digest, and what a driver must know to read it again.
  private static Map<String, String> notes(HttpHeaders headers) {
    Map<String, String> notes = new TreeMap<>();
    for (Map.Entry<String, List<String>> header : headers) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (NOTED.matcher(name).matches() && !header.getValue().isEmpty()) {
        notes.put(name, header.getValue().getFirst());
      }
    }
    return notes;
  }

  private static void requireWhole(long said, long came) {
    if (said >= 0 && said != came) {
      throw new SqlError(
          ErrorCode.BAD_REQUEST, "%d bytes came of %d that were said".formatted(came, said));
    }
  }

  private static <T> MutableHttpResponse<T> described(
      MutableHttpResponse<T> answer, StagedFile file) {
    return answer
        .header(HttpHeaders.ETAG, tag(file))
        .header(
            HttpHeaders.LAST_MODIFIED,
            DateTimeFormatter.RFC_1123_DATE_TIME.format(file.modified().atOffset(ZoneOffset.UTC)))
        .contentType(MediaType.APPLICATION_OCTET_STREAM_TYPE);
  }

  private static String tag(StagedFile file) {
    return '"' + file.md5() + '"';
  }

  /// As such a store refuses: drivers read the status, people the message.
  @Error
  HttpResponse<String> refused(SqlError error) {
    return ObjectProblem.of(error);
  }
}
