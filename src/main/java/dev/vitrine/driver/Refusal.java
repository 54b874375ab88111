package dev.vitrine.driver;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a driver is told instead of an answer. Drivers retry what is no HTTP 200, so a refusal is
/// one too.
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String code;
  private final transient @Nullable Map<String, Object> data;

  private Refusal(String code, String message, @Nullable Map<String, Object> data) {
    super(message, null, false, false);
    this.code = code;
    this.data = data;
  }

  static Refusal of(String code, String message) {
    return new Refusal(code, message, null);
  }

  /// A login that failed.
  static Refusal login(String code, String message) {
    return new Refusal(
        code,
        message,
        Map.of(
            "nextAction", "RETRY_LOGIN",
            "authnMethod", "USERNAME_PASSWORD",
            "signInOptions", Map.of()));
  }

  /// The session token's time is over: the driver renews it and asks again.
  static Refusal tokenExpired() {
    return of("390112", "Authentication token has expired. The user must authenticate again.");
  }

  static Refusal masterTokenExpired() {
    return of("390114", "Master token has expired. The user must authenticate again.");
  }

  static Refusal masterTokenMissing() {
    return of("390113", "Master token was not found in the request.");
  }

  static Refusal masterTokenInvalid() {
    return of("390115", "Master token is invalid. The user must authenticate again.");
  }

  static Refusal sessionGone() {
    return of("390111", "Session no longer exists. New login required to access the service.");
  }

  String code() {
    return code;
  }

  /// Null where only the code says something: drivers read what is there as an answer.
  @Nullable Map<String, Object> data() {
    return data;
  }
}
