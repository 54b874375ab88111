package dev.vitrine.driver;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The object that every answer of this protocol is: `data`, `code`, `message`, `success`.
@Singleton
final class Envelope {

  private final JsonMapper json;

  Envelope(JsonMapper json) {
    this.json = json;
  }

  HttpResponse<byte[]> success(@Nullable Object data) {
    return answer(data, null, null, true);
  }

  /// It goes on: the driver asks again.
  HttpResponse<byte[]> later(Object data, String code, String message) {
    return answer(data, code, message, true);
  }

  HttpResponse<byte[]> failure(@Nullable Object data, String code, @Nullable String message) {
    return answer(data, code, message, false);
  }

  HttpResponse<byte[]> of(Refusal refusal) {
    return failure(refusal.data(), refusal.code(), refusal.getMessage());
  }

  /// With rows that are encoded already as a member of `data`; reading and writing them again would
  /// cost more than all the rest.
  HttpResponse<byte[]> withRows(Map<String, @Nullable Object> data, String member, byte[] rows) {
    byte[] envelope = bytes(whole(data, null, null, true));
    byte[] name = ("{\"data\":{\"" + member + "\":").getBytes(StandardCharsets.US_ASCII);
    int rest = "{\"data\":{".length();
    byte[] body = new byte[name.length + rows.length + 1 + envelope.length - rest];
    System.arraycopy(name, 0, body, 0, name.length);
    System.arraycopy(rows, 0, body, name.length, rows.length);
    body[name.length + rows.length] = ',';
    System.arraycopy(envelope, rest, body, name.length + rows.length + 1, envelope.length - rest);
    return json(body);
  }

  private HttpResponse<byte[]> answer(
      @Nullable Object data, @Nullable String code, @Nullable String message, boolean success) {
    return json(bytes(whole(data, code, message, success)));
  }

  /// `data` comes first: [#withRows] counts on it.
  private static Map<String, @Nullable Object> whole(
      @Nullable Object data, @Nullable String code, @Nullable String message, boolean success) {
    Map<String, @Nullable Object> whole = new LinkedHashMap<>();
    whole.put("data", data);
    whole.put("code", code);
    whole.put("message", message);
    whole.put("success", success);
    return whole;
  }

  private byte[] bytes(Map<String, @Nullable Object> whole) {
    try {
      return json.writeValueAsBytes(whole);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// The same answer with another status.
  static HttpResponse<byte[]> withStatus(HttpResponse<byte[]> answer, int status) {
    return HttpResponse.<byte[]>status(HttpStatus.valueOf(status))
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .body(answer.body());
  }

  private static HttpResponse<byte[]> json(byte[] body) {
    return HttpResponse.ok(body).contentType(MediaType.APPLICATION_JSON_TYPE);
  }
}
