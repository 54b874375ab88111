package dev.vitrine.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/// A route that says nothing of its callers wants credentials. Where `@Secured` says something,
/// that holds; where there is no route, there is nothing to guard.
@Singleton
final class SignedInRule implements SecurityRule<HttpRequest<?>> {

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  @Override
  public Publisher<SecurityRuleResult> check(
      @Nullable HttpRequest<?> request, @Nullable Authentication authentication) {
    if (request == null || RouteAttributes.getRouteMatch(request).isEmpty()) {
      return Mono.just(SecurityRuleResult.UNKNOWN);
    }
    return Mono.just(
        authentication == null ? SecurityRuleResult.REJECTED : SecurityRuleResult.ALLOWED);
  }
}
