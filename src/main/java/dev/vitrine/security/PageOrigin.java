package dev.vitrine.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.util.Locale;

/// The web page that a request comes from, as the browser tells it.
public final class PageOrigin {

  private PageOrigin() {}

  /// Whether it is a page of the very host that is asked.
  public static boolean isOwn(HttpRequest<?> request) {
    String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
    String host = request.getHeaders().get(HttpHeaders.HOST);
    try {
      return origin != null
          && host != null
          && host.equalsIgnoreCase(
              URI.create(origin.strip().toLowerCase(Locale.ROOT)).getRawAuthority());
    } catch (IllegalArgumentException noOrigin) {
      return false;
    }
  }
}
