package dev.vitrine.security;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Gives a controller's method its caller's [UserDefaults].
@Singleton
@Requires(property = "micronaut.security.enabled", notEquals = "false")
final class UserDefaultsBinder implements TypedRequestArgumentBinder<UserDefaults> {

  private final Identities identities;

  UserDefaultsBinder(Identities identities) {
    this.identities = identities;
  }

  @Override
  public Argument<UserDefaults> argumentType() {
    return Argument.of(UserDefaults.class);
  }

  @Override
  public BindingResult<UserDefaults> bind(
      ArgumentConversionContext<UserDefaults> context, HttpRequest<?> request) {
    if (!Identities.isAuthenticated(request)) {
      return BindingResult.unsatisfied();
    }
    UserDefaults defaults = identities.of(request).defaults();
    return () -> Optional.of(defaults);
  }
}
