package dev.vitrine.security.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Tells browsers, on every answer, not to guess, frame, refer or keep. A door that knows better
/// has set the header already.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class HeadersFilter implements Ordered {

  private static final String CSP = "Content-Security-Policy";

  /// A page brings a policy of its own; this holds for everything that is no page.
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 1;
  }

  @ResponseFilter
  void harden(MutableHttpResponse<?> response) {
    setIfAbsent(response, "X-Content-Type-Options", "nosniff");
    setIfAbsent(response, "X-Frame-Options", "DENY");
    setIfAbsent(response, "Referrer-Policy", "no-referrer");
    setIfAbsent(response, HttpHeaders.CACHE_CONTROL, "no-store");
    setIfAbsent(response, CSP, isPage(response) ? "frame-ancestors 'none'" : NOTHING);
  }

  private static boolean isPage(MutableHttpResponse<?> response) {
    return response
        .getContentType()
        .filter(type -> type.getName().equals(MediaType.TEXT_HTML))
        .isPresent();
  }

  private static void setIfAbsent(MutableHttpResponse<?> response, String name, String value) {
    if (!response.getHeaders().contains(name)) {
      response.header(name, value);
    }
  }
}
