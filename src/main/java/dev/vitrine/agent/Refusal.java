package dev.vitrine.agent;

import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request that gets an error for an answer: a status, a sentence, and what else there is to say.
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final HttpStatus status;
  private final transient Map<String, @Nullable Object> more;
  private final transient Optional<Duration> retryAfter;

  private Refusal(
      HttpStatus status,
      String detail,
      Map<String, @Nullable Object> more,
      Optional<Duration> retryAfter) {
    super(detail, null, false, false);
    this.status = status;
    this.more = more;
    this.retryAfter = retryAfter;
  }

  static Refusal of(HttpStatus status, String detail) {
    return new Refusal(status, detail, Map.of(), Optional.empty());
  }

  static Refusal badRequest(String detail) {
    return of(HttpStatus.BAD_REQUEST, detail);
  }

  static Refusal notFound(String what) {
    return of(HttpStatus.NOT_FOUND, what + " not found");
  }

  static Refusal forbidden(String detail) {
    return of(HttpStatus.FORBIDDEN, detail);
  }

  /// The same with another field in its body.
  Refusal with(String name, @Nullable Object value) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(more);
    all.put(name, value);
    return new Refusal(status, detail(), all, retryAfter);
  }

  /// The same, saying when to come back.
  Refusal retryAfter(Duration wait) {
    return new Refusal(status, detail(), more, Optional.of(wait));
  }

  HttpStatus status() {
    return status;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  Map<String, @Nullable Object> more() {
    return more;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
