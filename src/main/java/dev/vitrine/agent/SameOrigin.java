package dev.vitrine.agent;

import dev.vitrine.security.PageOrigin;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Requests that change something and come with this door's cookie, or ask for one, must come from
/// a page of this server or from no page at all: another site's page makes a browser send cookies
/// too. The cookie's `SameSite=Strict` says the same to the browser.
@ServerFilter("/api/**")
final class SameOrigin implements Ordered {

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  private final Answers answers;

  SameOrigin(Answers answers) {
    this.answers = answers;
  }

  /// Before anyone looks at credentials.
  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before();
  }

  @RequestFilter
  @Nullable HttpResponse<?> refuseOthers(HttpRequest<?> request) {
    boolean concerned =
        AgentUrl.has(request.getPath())
            && !SAFE.contains(request.getMethod())
            && !AgentSessions.hasOtherCredentials(request)
            && (request.getPath().startsWith("/api/auth/")
                || request.getCookies().findCookie(AgentSessions.COOKIE).isPresent());
    return concerned && !isOwn(request)
        ? answers.of(
            HttpStatus.FORBIDDEN, Json.map("detail", "This request comes from another site's page"))
        : null;
  }

  private static boolean isOwn(HttpRequest<?> request) {
    String site = request.getHeaders().get("Sec-Fetch-Site");
    if (site != null && !OWN_SITES.contains(site.toLowerCase(Locale.ROOT))) {
      return false;
    }
    return !request.getHeaders().contains(HttpHeaders.ORIGIN) || PageOrigin.isOwn(request);
  }
}
