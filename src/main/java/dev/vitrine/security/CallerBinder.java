package dev.vitrine.security;

import dev.vitrine.kernel.Caller;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Gives a controller's method its [Caller].
@Singleton
@Requires(property = "micronaut.security.enabled", notEquals = "false")
final class CallerBinder implements TypedRequestArgumentBinder<Caller> {

  private final Identities identities;

  CallerBinder(Identities identities) {
    this.identities = identities;
  }

  @Override
  public Argument<Caller> argumentType() {
    return Argument.of(Caller.class);
  }

  @Override
  public BindingResult<Caller> bind(
      ArgumentConversionContext<Caller> context, HttpRequest<?> request) {
    if (!Identities.isAuthenticated(request)) {
      return BindingResult.unsatisfied();
    }
    Caller caller = identities.of(request).caller();
    return () -> Optional.of(caller);
  }
}
