package dev.vitrine.security.web;

import dev.vitrine.security.CorrelationId;
import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.slf4j.MDC;

/// Gives each request its [CorrelationId], in the log context and in the answer.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class CorrelationFilter implements Ordered {

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @RequestFilter
  void before(HttpRequest<?> request, MutablePropagatedContext context) {
    try {
      MDC.put(CorrelationId.MDC_KEY, CorrelationId.assign(request));
      context.add(new MdcPropagationContext());
    } finally {
      MDC.remove(CorrelationId.MDC_KEY);
    }
  }

  @ResponseFilter
  void after(HttpRequest<?> request, MutableHttpResponse<?> response) {
    CorrelationId.of(request).ifPresent(id -> response.header(CorrelationId.HEADER, id));
  }
}
