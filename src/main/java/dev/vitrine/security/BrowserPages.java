package dev.vitrine.security;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// A browser that opens a chart's page has no way to send a bearer token, but asks its user for a
/// name and a password (HTTP Basic, RFC 7617): the password is then an API key.
///
/// Only for reading these pages: a browser sends Basic credentials along with any request that
/// another site makes it send, which must change nothing.
final class BrowserPages {

  static final String CHALLENGE = "Basic realm=\"Vitrine: any name, an API key as password\"";
  private static final String BASIC = "basic ";

  private BrowserPages() {}

  static boolean asksForOne(HttpRequest<?> request) {
    return request.getMethod() == HttpMethod.GET && request.getPath().endsWith("/chart.html");
  }

  /// The API key in a page request's Basic credentials.
  static Optional<String> key(HttpRequest<?> request, String header) {
    if (!asksForOne(request) || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      String pair = new String(decoded, StandardCharsets.UTF_8);
      return Optional.of(pair.substring(pair.indexOf(':') + 1)).filter(key -> !key.isEmpty());
    } catch (IllegalArgumentException notBase64) {
      throw AuthenticationFailure.malformed("Basic credentials that are no Base64");
    }
  }
}
