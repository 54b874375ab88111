package dev.vitrine.security;

import io.micronaut.security.authentication.Authentication;
import java.util.Collection;
import java.util.Map;

/// An [Identity] as Micronaut's security rules see it.
final class CallerAuthentication implements Authentication {

  private static final long serialVersionUID = 1;

  private final transient Identity identity;

  CallerAuthentication(Identity identity) {
    this.identity = identity;
  }

  Identity identity() {
    return identity;
  }

  @Override
  public String getName() {
    return identity.caller().user();
  }

  @Override
  public Collection<String> getRoles() {
    return identity.caller().roles();
  }

  @Override
  public Map<String, Object> getAttributes() {
    return Map.of();
  }
}
