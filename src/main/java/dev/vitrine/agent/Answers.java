package dev.vitrine.agent;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;

/// Answers in JSON.
@Singleton
final class Answers {

  private final Json json;

  Answers(Json json) {
    this.json = json;
  }

  MutableHttpResponse<byte[]> ok(Object value) {
    return of(HttpStatus.OK, value);
  }

  MutableHttpResponse<byte[]> created(Object value) {
    return of(HttpStatus.CREATED, value);
  }

  MutableHttpResponse<byte[]> of(HttpStatus status, Object value) {
    return raw(status, json.bytes(value));
  }

  /// @param body JSON already
  static MutableHttpResponse<byte[]> raw(HttpStatus status, byte[] body) {
    return HttpResponse.<byte[]>status(status)
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .body(body);
  }
}
