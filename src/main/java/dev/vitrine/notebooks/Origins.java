package dev.vitrine.notebooks;

import dev.vitrine.security.PageOrigin;
import dev.vitrine.security.StartSettings;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// From which web pages this door may be used. A browser lets any page open a WebSocket and send
/// simple requests to anywhere; it only says where the page came from.
@Singleton
final class Origins {

  private static final Pattern LOOPBACK =
      Pattern.compile("https?://(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?");

  private final boolean development;
  private final List<String> allowed;

  Origins(StartSettings settings, @Value("${vitrine.cors-origins:}") List<String> allowed) {
    this.development = settings.isDevelopment();
    this.allowed =
        allowed.stream().map(Origins::plain).filter(origin -> !origin.isEmpty()).toList();
  }

  private static String plain(String origin) {
    return origin.strip().toLowerCase(Locale.ROOT);
  }

  /// A request without an origin comes from no page. In development the server's own name is not
  /// enough: a foreign one may have been made to lead here.
  boolean allows(HttpRequest<?> request) {
    String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
    if (origin == null) {
      return true;
    }
    String plain = plain(origin);
    return allowed.contains(plain)
        || (development ? LOOPBACK.matcher(plain).matches() : PageOrigin.isOwn(request));
  }
}
