package dev.vitrine.prismiq;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.Caller.Method;
import dev.vitrine.security.StartSettings;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Reads who asks from a request's headers. In development they are believed. In production the
/// caller has proved who they are: only an administrator, such as the back end of an application
/// that has users of its own, may speak for others, and a tenant must know the caller.
@Singleton
final class Askers {

  private static final String DEFAULT_TENANT = "default";
  private static final int LONGEST = 255;

  private final boolean development;
  private final PrismiqConfig config;

  Askers(StartSettings settings, PrismiqConfig config) {
    this.development = settings.isDevelopment();
    this.config = config;
  }

  /// @throws Refused without a tenant, or for one that the caller may not use
  Asker of(HttpRequest<?> request, Caller caller) {
    String tenant = tenant(request, caller);
    Optional<String> named = header(request, "X-User-ID");
    Optional<String> own =
        caller.method() == Method.ANONYMOUS ? Optional.empty() : Optional.of(caller.user());
    if (!development && !caller.isAdmin() && named.isPresent() && !named.equals(own)) {
      throw Refused.forbidden("X-User-ID must be your own name");
    }
    return new Asker(caller, tenant, named.or(() -> own), header(request, "X-Schema-Name"));
  }

  private String tenant(HttpRequest<?> request, Caller caller) {
    Optional<String> named = header(request, "X-Tenant-ID");
    if (named.isEmpty() && !development) {
      throw Refused.badRequest("X-Tenant-ID header is required");
    }
    String tenant = named.orElse(DEFAULT_TENANT);
    if (!development && !caller.isAdmin() && !isMember(caller, tenant)) {
      throw Refused.forbidden("Tenant '" + tenant + "' is not yours");
    }
    return tenant;
  }

  private boolean isMember(Caller caller, String tenant) {
    List<String> members = config.membersOf(tenant);
    return members.contains(caller.user()) || caller.roles().stream().anyMatch(members::contains);
  }

  private static Optional<String> header(HttpRequest<?> request, String name) {
    Optional<String> value =
        Optional.ofNullable(request.getHeaders().get(name))
            .map(String::strip)
            .filter(text -> !text.isEmpty());
    if (value.filter(text -> text.length() > LONGEST).isPresent()) {
      throw Refused.badRequest(name + " is longer than " + LONGEST + " characters");
    }
    return value;
  }
}
