package dev.vitrine.security.users;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.security.SecretMask;

/// The errors for what is not there.
final class Missing {

  private Missing() {}

  static SqlError user(String name) {
    return missing("User", name);
  }

  static SqlError role(String name) {
    return missing("Role", name);
  }

  private static SqlError missing(String kind, String name) {
    return new SqlError(
        ErrorCode.OBJECT_NOT_FOUND,
        kind + " '" + SecretMask.oneLine(name, 128) + "' does not exist or not authorized.");
  }
}
