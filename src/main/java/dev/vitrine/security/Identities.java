package dev.vitrine.security;

import dev.vitrine.kernel.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.filters.SecurityFilter;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The identity behind a request. Where a route lets in callers without credentials, development
/// mode names them by `X-User-Id`; in production they are refused all the same.
@Singleton
public final class Identities {

  /// No user's name may start like this, so that no anonymous caller passes for a user.
  public static final String ANONYMOUS = "anonymous";

  private static final String USER_ID = "X-User-Id";

  private final boolean development;

  Identities(StartSettings settings) {
    this.development = settings.isDevelopment();
  }

  /// Whether the security filter has looked at the request.
  static boolean isAuthenticated(HttpRequest<?> request) {
    return request.getAttributes().contains(SecurityFilter.KEY.toString());
  }

  /// @throws AuthenticationFailure for a caller without credentials in production
  public Identity of(HttpRequest<?> request) {
    return proven(request)
        .orElseGet(() -> {
          if (development) {
            return anonymous(request);
          }
          throw AuthenticationFailure.missing();
        });
  }

  /// Empty for a request without credentials.
  public static Optional<Identity> proven(HttpRequest<?> request) {
    return request.getUserPrincipal(CallerAuthentication.class).map(CallerAuthentication::identity);
  }

  private static Identity anonymous(HttpRequest<?> request) {
    return anonymous(request.getHeaders().get(USER_ID));
  }

  /// Who has no credentials and goes by this name; only for development mode.
  ///
  /// @param id null, and what no name can be, for nobody in particular
  public static Identity anonymous(@Nullable String id) {
    String name =
        id != null && id.matches("[\\x21-\\x7E]{1,128}") ? ANONYMOUS + "/" + id : ANONYMOUS;
    return new Identity(
        new Caller(name, List.of(Roles.PUBLIC), Roles.PUBLIC, Caller.Method.ANONYMOUS),
        UserDefaults.NONE);
  }
}
