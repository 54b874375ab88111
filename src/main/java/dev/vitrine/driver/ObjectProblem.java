package dev.vitrine.driver;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;

/// A refusal as S3 words it: a status, and a document with a code.
///
/// @param status none that drivers take for a passing trouble and try again
record ObjectProblem(HttpStatus status, String code) {

  static HttpResponse<String> of(SqlError error) {
    ObjectProblem problem = of(error.code());
    return HttpResponse.<String>status(problem.status())
        .contentType(MediaType.APPLICATION_XML_TYPE)
        .body(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code><Message>%s</Message></Error>"
                .formatted(problem.code(), escaped(error.text())));
  }

  static ObjectProblem of(ErrorCode code) {
    return switch (code) {
      case NOT_ALLOWED -> new ObjectProblem(HttpStatus.FORBIDDEN, "AccessDenied");
      case FILE_NOT_FOUND -> new ObjectProblem(HttpStatus.NOT_FOUND, "NoSuchKey");
      case FILES_EXIST -> new ObjectProblem(HttpStatus.PRECONDITION_FAILED, "PreconditionFailed");
      case STAGE_LIMIT -> new ObjectProblem(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "EntityTooLarge");
      case FILE_UNREADABLE -> new ObjectProblem(HttpStatus.INTERNAL_SERVER_ERROR, "InternalError");
      default -> new ObjectProblem(HttpStatus.BAD_REQUEST, "InvalidRequest");
    };
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
