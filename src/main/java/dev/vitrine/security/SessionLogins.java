package dev.vitrine.security;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/// A door with sessions of its own says who is behind a request that names one. Only what is known
/// without asking a database: the door itself refuses a session that is none.
@FunctionalInterface
public interface SessionLogins {

  /// Empty for a request that names no session, or none that is open; must not block.
  Optional<Identity> identity(HttpRequest<?> request);
}
