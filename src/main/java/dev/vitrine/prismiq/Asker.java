package dev.vitrine.prismiq;

import dev.vitrine.kernel.Caller;
import java.util.Optional;

/// Who asks, and for whom.
///
/// @param user as the tenant knows them; empty where nobody said
/// @param schema of the warehouse; empty for the usual one
record Asker(Caller caller, String tenant, Optional<String> user, Optional<String> schema) {

  boolean isUser(Object other) {
    return user.filter(other::equals).isPresent();
  }
}
