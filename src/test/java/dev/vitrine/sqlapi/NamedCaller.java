package dev.vitrine.sqlapi;

import dev.vitrine.kernel.Caller;
import dev.vitrine.security.UserDefaults;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// The caller that a test names in `X-User`.
@Singleton
@Requires(property = "vitrine.test.scripted", value = "true")
final class NamedCaller implements TypedRequestArgumentBinder<Caller> {

  @Override
  public Argument<Caller> argumentType() {
    return Argument.of(Caller.class);
  }

  @Override
  public BindingResult<Caller> bind(
      ArgumentConversionContext<Caller> context, HttpRequest<?> request) {
    String user = request.getHeaders().get("X-User", String.class, "ANNA");
    List<String> roles =
        user.equals("ROOT") ? List.of("SYSADMIN", Caller.ADMIN_ROLE) : List.of("SYSADMIN");
    return () -> Optional.of(new Caller(user, roles, "SYSADMIN", Caller.Method.API_KEY));
  }

  /// Everyone's defaults.
  @Singleton
  @Requires(property = "vitrine.test.scripted", value = "true")
  static final class Defaults implements TypedRequestArgumentBinder<UserDefaults> {

    @Override
    public Argument<UserDefaults> argumentType() {
      return Argument.of(UserDefaults.class);
    }

    @Override
    public BindingResult<UserDefaults> bind(
        ArgumentConversionContext<UserDefaults> context, HttpRequest<?> request) {
      return () -> Optional.of(UserDefaults.NONE);
    }
  }
}
