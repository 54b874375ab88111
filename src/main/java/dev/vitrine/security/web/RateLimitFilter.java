package dev.vitrine.security.web;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.security.AnonymousInDevelopment;
import dev.vitrine.security.ClientAddress;
import dev.vitrine.security.ErrorBody;
import dev.vitrine.security.Identities;
import dev.vitrine.security.Identity;
import dev.vitrine.security.LimitSettings;
import dev.vitrine.security.StartSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// So many requests per caller, and per address of those without credentials.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RateLimitFilter implements Ordered {

  private final TokenBuckets callers;
  private final TokenBuckets strangers;
  private final boolean development;
  private final ClientAddress addresses;
  private final Counter refused;

  RateLimitFilter(
      LimitSettings limits,
      StartSettings start,
      ClientAddress addresses,
      Clock clock,
      MeterRegistry meters) {
    this.development = start.isDevelopment();
    this.callers = new TokenBuckets(clock, limits.requestsPerSecond(), limits.requestBurst());
    this.strangers =
        new TokenBuckets(
            clock, limits.anonymousRequestsPerSecond(), limits.anonymousRequestBurst());
    this.addresses = addresses;
    this.refused = meters.counter("vitrine.requests.limited");
  }

  /// The caller must be known.
  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after();
  }

  @RequestFilter
  @Nullable HttpResponse<?> limit(HttpRequest<?> request) {
    Optional<Identity> identity = Identities.proven(request);
    OptionalLong wait =
        identity.isPresent()
            ? callers.take(identity.get().caller().user())
            : anonymous(request).take(addresses.of(request));
    return wait.isPresent() ? refuse(wait.getAsLong()) : null;
  }

  private TokenBuckets anonymous(HttpRequest<?> request) {
    boolean welcome =
        development
            && RouteAttributes.getRouteMatch(request)
                .filter(route ->
                    route.getAnnotationMetadata().hasAnnotation(AnonymousInDevelopment.class))
                .isPresent();
    return welcome ? callers : strangers;
  }

  private HttpResponse<?> refuse(long seconds) {
    refused.increment();
    return HttpResponse.<ErrorBody>status(HttpStatus.TOO_MANY_REQUESTS)
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
        .body(ErrorBody.of(ErrorCode.TOO_MANY_REQUESTS, "Too many requests."));
  }
}
