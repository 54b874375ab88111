package dev.vitrine.prismiq;

import dev.vitrine.security.DetailErrors;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Every error of this door is `{"detail": …}`.
@ServerFilter(patterns = PrismiqUrl.BASE + "/**")
final class DetailFilter implements Ordered {

  @ResponseFilter
  void detail(MutableHttpResponse<?> answer) {
    DetailErrors.retell(answer);
  }

  /// Outside of everything else that filters.
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
