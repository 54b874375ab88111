package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.CallerToken;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.jdbc.ConnectionSpec.Identity;
import java.util.Optional;

/// For whom connections are made, and as whom they log in.
///
/// @param caller their name; empty for the server itself
/// @param token of theirs, where the database takes it instead of a password
record Login(String caller, Optional<CallerToken> token) {

  static final Login NOBODY = new Login("", Optional.empty());

  static Login of(ConnectionSpec spec, Caller caller) {
    return new Login(
        caller.user(),
        spec.identity() == Identity.TOKEN ? caller.token() : Optional.<CallerToken>empty());
  }

  /// @throws SqlError `CONNECTION_FAILED` where the caller's token is needed and there is none
  void require(ConnectionSpec spec) {
    if (spec.identity() == Identity.TOKEN && token.isEmpty()) {
      throw new SqlError(
          ErrorCode.CONNECTION_FAILED,
          "the connection "
              + spec.name()
              + " takes the caller's own token, and there is none: send the statement with a JWT"
              + " or an OAuth token as Authorization: Bearer");
    }
  }

  Address address(ConnectionSpec spec) {
    return switch (spec.identity()) {
      case SHARED -> Address.of(spec, spec.user().orElse(""), spec.password().read(), caller);
      case CALLER -> Address.of(spec, caller, spec.password().read(), caller);
      case TOKEN ->
          Address.of(spec, caller, "", caller)
              .withToken(spec.product(), token.orElseThrow().value());
    };
  }
}
