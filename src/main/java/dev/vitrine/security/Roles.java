package dev.vitrine.security;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;

/// Which role a request runs in.
public final class Roles {

  /// Every user has it.
  public static final String PUBLIC = "PUBLIC";

  public static final String SYSADMIN = "SYSADMIN";

  private Roles() {}

  /// The caller in the role that a request names.
  ///
  /// @param role as written by the client: upper-cased unless quoted
  /// @throws SqlError `FORBIDDEN` when it is not granted; a role that does not exist answers alike
  public static Caller use(Caller caller, String role) {
    String stored = Names.stored(role);
    if (!caller.roles().contains(stored)) {
      throw new SqlError(
          ErrorCode.FORBIDDEN,
          "Role '"
              + SecretMask.oneLine(stored, 128)
              + "' specified in the request is not granted to this user.");
    }
    return caller.withRole(stored);
  }
}
