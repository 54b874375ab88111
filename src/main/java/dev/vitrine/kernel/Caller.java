package dev.vitrine.kernel;

import java.util.List;
import java.util.Optional;

/// Who asks: a user, the roles granted to them, and the one in use. Names are stored as Snowflake
/// stores them, upper-cased unless they were quoted.
///
/// @param user the user's name
/// @param roles every role granted, the default one first
/// @param role the role in use for this request, one of `roles`
/// @param method how the caller proved who they are
/// @param restricted whether the credentials are good for one of the user's roles only
/// @param token by which they proved it, where others may take it too: a JWT or an OAuth token
public record Caller(
    String user,
    List<String> roles,
    String role,
    Method method,
    boolean restricted,
    Optional<CallerToken> token) {

  /// How a caller was authenticated.
  public enum Method {
    JWT,
    KEY_PAIR,
    OAUTH,
    API_KEY,
    PASSWORD,
    ANONYMOUS,
    INTERNAL
  }

  /// May list and cancel everyone's statements and manage users and keys.
  public static final String ADMIN_ROLE = "ACCOUNTADMIN";

  public Caller {
    roles = List.copyOf(roles);
  }

  /// A caller without a token to pass on.
  public Caller(String user, List<String> roles, String role, Method method, boolean restricted) {
    this(user, roles, role, method, restricted, Optional.empty());
  }

  /// A caller with every role of the user.
  public Caller(String user, List<String> roles, String role, Method method) {
    this(user, roles, role, method, false);
  }

  public boolean isAdmin() {
    return roles.contains(ADMIN_ROLE);
  }

  public Caller withRole(String newRole) {
    return new Caller(user, roles, newRole, method, restricted, token);
  }

  public Caller withToken(CallerToken shown) {
    return new Caller(user, roles, role, method, restricted, Optional.of(shown));
  }

  public Caller withoutToken() {
    return new Caller(user, roles, role, method, restricted);
  }
}
