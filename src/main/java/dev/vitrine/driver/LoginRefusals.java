package dev.vitrine.driver;

import dev.vitrine.security.AuthenticationFailure;
import dev.vitrine.security.AuthenticationFailure.Reason;
import dev.vitrine.security.Presented;

/// What drivers are told of logins that fail: Snowflake's codes.
final class LoginRefusals {

  private static final int LONGEST_SHOWN = 80;

  private LoginRefusals() {}

  static Refusal ofPassword(AuthenticationFailure failure) {
    return failure.reason() == Reason.LIMITED
        ? limited()
        : Refusal.login("390100", "Incorrect username or password was specified.");
  }

  /// @param type as in [Presented]
  static Refusal ofToken(AuthenticationFailure failure, String type) {
    if (failure.reason() == Reason.LIMITED) {
      return limited();
    }
    boolean accessToken = type.equals(Presented.API_KEY) && failure.reason() != Reason.UNAVAILABLE;
    return Refusal.login(
        failure.code().code(), accessToken ? ofAccessToken(failure) : failure.publicMessage());
  }

  private static String ofAccessToken(AuthenticationFailure failure) {
    String what = failure.reason() == Reason.EXPIRED ? "has expired" : "is invalid";
    return "Programmatic access token %s. [%s]".formatted(what, failure.id());
  }

  private static Refusal limited() {
    return Refusal.login(
        "390102", "User temporarily locked after too many failed logins. Try again later.");
  }

  /// A way to log in that this server does not have.
  static Refusal unknown(String authenticator) {
    String shown =
        authenticator.length() > LONGEST_SHOWN
            ? authenticator.substring(0, LONGEST_SHOWN) + "…"
            : authenticator;
    return Refusal.login(
        "390190",
        "The authenticator '%s' is not available here: use a password, SNOWFLAKE_JWT (key pair), OAUTH, or PROGRAMMATIC_ACCESS_TOKEN (API key)."
            .formatted(shown));
  }
}
