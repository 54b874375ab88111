package dev.vitrine.security;

import java.util.Optional;

/// Where a user's statements run when a request does not say.
public record UserDefaults(
    Optional<String> warehouse, Optional<String> database, Optional<String> schema) {

  public static final UserDefaults NONE =
      new UserDefaults(Optional.empty(), Optional.empty(), Optional.empty());
}
