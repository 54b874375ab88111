package dev.vitrine.driver;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The object that every answer of this protocol is: `data`, `code`, `message`, `success`.
@Singleton
final class Envelope {

  private static final int BEFORE_DATA = "{\"data\":{".length();

  /// What a member's name takes, about.
  private static final int NAME = 32;

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

  /// With members of `data` that are encoded already: reading and writing them again would cost
  /// more than all the rest.
  HttpResponse<byte[]> with(Map<String, byte[]> encoded, Map<String, @Nullable Object> data) {
    byte[] envelope = bytes(whole(data, null, null, true));
    int size = encoded.values().stream().mapToInt(member -> member.length + NAME).sum();
    ByteArrayOutputStream body = new ByteArrayOutputStream(envelope.length + size);
    body.write(envelope, 0, BEFORE_DATA);
    encoded.forEach((name, member) -> {
      body.writeBytes(("\"" + name + "\":").getBytes(StandardCharsets.US_ASCII));
      body.writeBytes(member);
      body.write(',');
    });
    body.write(envelope, BEFORE_DATA, envelope.length - BEFORE_DATA);
    return json(body.toByteArray());
  }

  /// A value as a member of its own, for [#with].
  byte[] member(Object value) {
    return bytes(value);
  }

  private HttpResponse<byte[]> answer(
      @Nullable Object data, @Nullable String code, @Nullable String message, boolean success) {
    return json(bytes(whole(data, code, message, success)));
  }

  /// `data` comes first: [#with] counts on it.
  private static Map<String, @Nullable Object> whole(
      @Nullable Object data, @Nullable String code, @Nullable String message, boolean success) {
    Map<String, @Nullable Object> whole = new LinkedHashMap<>();
    whole.put("data", data);
    whole.put("code", code);
    whole.put("message", message);
    whole.put("success", success);
    return whole;
  }

  private byte[] bytes(Object value) {
    try {
      return json.writeValueAsBytes(value);
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
