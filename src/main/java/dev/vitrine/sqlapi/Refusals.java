package dev.vitrine.sqlapi;

import dev.vitrine.kernel.ErrorCode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import jakarta.inject.Singleton;

/// The body of what the HTTP server itself refuses: unknown paths, wrong methods, oversize.
@Singleton
final class Refusals implements ErrorResponseProcessor<Problem> {

  @Override
  @SuppressWarnings("unchecked") // an answer without a body is one of any body
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> answer) {
    HttpStatus status = answer.status();
    if (status == HttpStatus.METHOD_NOT_ALLOWED) {
      return ((MutableHttpResponse<Problem>) answer).body(null);
    }
    return answer
        .status(told(context, status))
        .body(Problem.of(code(status), message(context, status)))
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  /// The server calls all that is too long an entity, and what nobody could accept not acceptable;
  /// the other doors answer that with 400.
  private static HttpStatus told(ErrorContext context, HttpStatus status) {
    return switch (status) {
      case NOT_ACCEPTABLE -> HttpStatus.BAD_REQUEST;
      case REQUEST_ENTITY_TOO_LARGE -> tooLong(context.getRequest());
      default -> status;
    };
  }

  /// The server says only that it was too long; what was, its decoder knows.
  private static HttpStatus tooLong(HttpRequest<?> request) {
    if (!(request instanceof NettyHttpRequest<?> decoded)) {
      return HttpStatus.REQUEST_ENTITY_TOO_LARGE;
    }
    Throwable cause = decoded.getNativeRequest().decoderResult().cause();
    if (cause instanceof TooLongHttpHeaderException) {
      return HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
    }
    return cause instanceof TooLongHttpLineException
        ? HttpStatus.REQUEST_URI_TOO_LONG
        : HttpStatus.REQUEST_ENTITY_TOO_LARGE;
  }

  private static ErrorCode code(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> ErrorCode.UNKNOWN_PATH;
      case REQUEST_ENTITY_TOO_LARGE -> ErrorCode.TOO_LARGE;
      case UNSUPPORTED_MEDIA_TYPE -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
      case NOT_ACCEPTABLE -> ErrorCode.UNSUPPORTED_ACCEPT;
      case UNAUTHORIZED -> ErrorCode.NO_CREDENTIALS;
      case FORBIDDEN -> ErrorCode.FORBIDDEN;
      case TOO_MANY_REQUESTS -> ErrorCode.TOO_MANY_REQUESTS;
      case SERVICE_UNAVAILABLE -> ErrorCode.SHUTTING_DOWN;
      default -> status.getCode() < 500 ? ErrorCode.BAD_REQUEST : ErrorCode.INTERNAL;
    };
  }

  /// The server's own words for faults of the client; of its own faults nothing.
  private static String message(ErrorContext context, HttpStatus status) {
    if (status == HttpStatus.NOT_FOUND) {
      return "there is nothing at " + context.getRequest().getPath();
    }
    if (status == HttpStatus.NOT_ACCEPTABLE) {
      return Wanted.unsupported(context.getRequest().getHeaders());
    }
    return status.getCode() >= 500 || context.getErrors().isEmpty()
        ? status.getReason()
        : context.getErrors().getFirst().getMessage();
  }
}
