package dev.vitrine.driver;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.stages.ObjectStore;
import dev.vitrine.stages.StageUpload;
import dev.vitrine.stages.StagedFile;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
          .header(HttpHeaders.CONTENT_LENGTH, Long.toString(file.size()));
    } catch (SqlError error) {
      return HttpResponse.status(ObjectProblem.of(error.code()).status());
    }
  }

  @Get(value = "/{key:.+}", headRoute = false)
  HttpResponse<?> get(String secret, String key) {
    StagedFile file = find(secret, key);
    StreamedFile bytes =
        new StreamedFile(
            objects.get(BUCKET + secret, key),
            MediaType.APPLICATION_OCTET_STREAM_TYPE,
            file.modified().toEpochMilli(),
            file.size());
    return HttpResponse.ok(bytes).header(HttpHeaders.ETAG, tag(file));
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
    String bucket = BUCKET + secret;
    if ("*".equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH))
        && objects.head(bucket, key).isPresent()) {
      throw new SqlError(ErrorCode.FILES_EXIST, "the file '" + key + "' is there already");
    }
    try (InputStream bytes = body == null ? InputStream.nullInputStream() : body;
        StageUpload upload = objects.put(bucket, key)) {
      bytes.transferTo(upload);
      requireWhole(request.getContentLength(), upload.size());
      return HttpResponse.ok().header(HttpHeaders.ETAG, tag(upload.keep()));
    }
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
