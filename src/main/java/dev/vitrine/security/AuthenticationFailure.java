package dev.vitrine.security;

import dev.vitrine.kernel.Caller.Method;
import dev.vitrine.kernel.ErrorCode;
import java.util.Optional;
import java.util.UUID;

/// Credentials that prove nothing. The client learns the code and an id; the reason goes to the
/// audit log under the same id.
public final class AuthenticationFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  /// The categories that are counted.
  public enum Reason {
    MISSING,
    MALFORMED,
    BAD_SIGNATURE,
    BAD_CLAIM,
    EXPIRED,
    UNKNOWN_USER,
    DISABLED_USER,
    UNKNOWN_KEY,
    ROLE_NOT_GRANTED,
    BAD_PASSWORD,
    METHOD_NOT_ALLOWED,
    LIMITED,
    UNAVAILABLE
  }

  private final ErrorCode code;
  private final Reason reason;
  private final String id = UUID.randomUUID().toString();
  private final long retryAfterSeconds;

  private AuthenticationFailure(
      ErrorCode code, Reason reason, String detail, long retryAfterSeconds) {
    super(detail, null, false, false);
    this.code = code;
    this.reason = reason;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public static AuthenticationFailure missing() {
    return new AuthenticationFailure(ErrorCode.NO_CREDENTIALS, Reason.MISSING, "no credentials", 0);
  }

  public static AuthenticationFailure malformed(String detail) {
    return token(Reason.MALFORMED, detail);
  }

  /// In the words of that kind of credentials.
  public static AuthenticationFailure of(Method method, Reason reason, String detail) {
    return switch (method) {
      case JWT, KEY_PAIR -> jwt(reason, detail);
      case OAUTH, API_KEY, PASSWORD, ANONYMOUS, INTERNAL -> token(reason, detail);
    };
  }

  /// A JWT that is not to be believed.
  public static AuthenticationFailure jwt(Reason reason, String detail) {
    return new AuthenticationFailure(ErrorCode.BAD_JWT, reason, detail, 0);
  }

  /// Any other credentials that are not to be believed.
  public static AuthenticationFailure token(Reason reason, String detail) {
    return new AuthenticationFailure(ErrorCode.BAD_CREDENTIALS, reason, detail, 0);
  }

  public static AuthenticationFailure expired(String detail) {
    return new AuthenticationFailure(ErrorCode.CREDENTIALS_EXPIRED, Reason.EXPIRED, detail, 0);
  }

  /// Too many failures came from there.
  public static AuthenticationFailure limited(String detail, long retryAfterSeconds) {
    return new AuthenticationFailure(
        ErrorCode.TOO_MANY_REQUESTS, Reason.LIMITED, detail, retryAfterSeconds);
  }

  /// The server that knows about the credentials cannot be asked.
  public static AuthenticationFailure unavailable(String detail) {
    return new AuthenticationFailure(ErrorCode.IDENTITY_UNAVAILABLE, Reason.UNAVAILABLE, detail, 5);
  }

  public ErrorCode code() {
    return code;
  }

  public Reason reason() {
    return reason;
  }

  /// Joins what the client saw with the audit log.
  public String id() {
    return id;
  }

  public Optional<Long> retryAfterSeconds() {
    return retryAfterSeconds > 0 ? Optional.of(retryAfterSeconds) : Optional.empty();
  }

  /// Never for a client.
  public String detail() {
    String message = getMessage();
    return message == null ? reason.name() : message;
  }

  /// What a client is told.
  public String publicMessage() {
    return switch (reason) {
      case MISSING -> "Authorization header not found in the request data.";
      case LIMITED -> "Too many failed attempts to log in. Try again later.";
      case UNAVAILABLE -> "The identity provider cannot be reached. Try again later. [" + id + "]";
      case EXPIRED -> "OAuth access token expired. [" + id + "]";
      case BAD_PASSWORD -> "Incorrect username or password was specified. [" + id + "]";
      case MALFORMED,
          BAD_SIGNATURE,
          BAD_CLAIM,
          UNKNOWN_USER,
          DISABLED_USER,
          UNKNOWN_KEY,
          ROLE_NOT_GRANTED,
          METHOD_NOT_ALLOWED ->
          (code == ErrorCode.BAD_JWT ? "JWT token is invalid. [" : "Invalid OAuth access token. [")
              + id
              + "]";
    };
  }
}
