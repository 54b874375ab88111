package dev.vitrine.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Credentials as a request carries them: a token, and what the client says it is.
///
/// @param tokenType `X-Snowflake-Authorization-Token-Type` in upper case; empty: look at the token
public record Presented(Place place, String token, Optional<String> tokenType) {

  /// Where in the request.
  public enum Place {
    BEARER,
    API_KEY_HEADER
  }

  public static final String KEYPAIR_JWT = "KEYPAIR_JWT";
  public static final String OAUTH = "OAUTH";
  public static final String API_KEY = "PROGRAMMATIC_ACCESS_TOKEN";

  private static final String TOKEN_TYPE = "X-Snowflake-Authorization-Token-Type";
  private static final String API_KEY_HEADER = "X-API-Key";
  private static final String BEARER = "bearer ";

  /// Longer ones are refused unread. Key-pair tokens have some 700 characters, fat OAuth tokens a
  /// few thousand.
  private static final int MAX_LENGTH = 16_384;

  /// A token that comes in a body, and what the client says it is.
  ///
  /// @param type one of this class's constants
  /// @throws AuthenticationFailure when it is nothing that a token can be
  public static Presented token(String token, String type) {
    return new Presented(Place.BEARER, checked(token), Optional.of(type));
  }

  /// A token that comes in a body and says by itself what it is.
  ///
  /// @throws AuthenticationFailure when it is nothing that a token can be
  public static Presented untyped(String token) {
    return new Presented(Place.BEARER, checked(token), Optional.empty());
  }

  /// Empty when the request carries none, or a scheme that belongs to someone else.
  ///
  /// @throws AuthenticationFailure when they are there and cannot be read
  public static Optional<Presented> in(HttpRequest<?> request) {
    List<String> headers = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
    if (headers.size() > 1) {
      throw AuthenticationFailure.malformed("several Authorization headers");
    }
    if (headers.isEmpty()) {
      return single(request, API_KEY_HEADER)
          .map(key -> new Presented(Place.API_KEY_HEADER, checked(key), Optional.empty()));
    }
    return BrowserPages.key(request, headers.getFirst())
        .map(key -> new Presented(Place.API_KEY_HEADER, checked(key), Optional.empty()))
        .or(() -> bearer(headers.getFirst()).map(token -> typed(request, token)));
  }

  private static Optional<String> bearer(String header) {
    if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.empty();
    }
    return Optional.of(header.substring(BEARER.length()).strip()).filter(token -> !token.isEmpty());
  }

  private static Presented typed(HttpRequest<?> request, String token) {
    Optional<String> type = single(request, TOKEN_TYPE).map(text -> text.toUpperCase(Locale.ROOT));
    if (type.isPresent() && !List.of(KEYPAIR_JWT, OAUTH, API_KEY).contains(type.get())) {
      throw AuthenticationFailure.malformed("unknown token type");
    }
    return new Presented(Place.BEARER, checked(token), type);
  }

  private static Optional<String> single(HttpRequest<?> request, String header) {
    return Optional.ofNullable(request.getHeaders().get(header))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private static String checked(String token) {
    if (token.length() > MAX_LENGTH) {
      throw AuthenticationFailure.malformed("a token of " + token.length() + " characters");
    }
    if (!token.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw AuthenticationFailure.malformed("characters that no token has");
    }
    return token;
  }

  /// Whether it has the three parts of a signed JWT.
  public boolean looksLikeJwt() {
    return token.startsWith("eyJ") && token.chars().filter(c -> c == '.').count() == 2;
  }

  public boolean isOfType(String type) {
    return tokenType.filter(type::equals).isPresent();
  }

  /// Says nothing of the token: values end up in logs.
  @Override
  public String toString() {
    return "Presented[" + place + ", " + token.length() + " characters]";
  }
}
