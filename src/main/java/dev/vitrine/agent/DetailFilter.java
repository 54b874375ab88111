package dev.vitrine.agent;

import dev.vitrine.security.DetailErrors;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Every error of this door is `{"detail": …}`.
@ServerFilter("/api/**")
final class DetailFilter implements Ordered {

  @ResponseFilter
  void detail(HttpRequest<?> request, MutableHttpResponse<?> answer) {
    if (AgentUrl.has(request.getPath())) {
      DetailErrors.retell(answer);
    }
  }

  /// Outside of everything else that filters.
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
