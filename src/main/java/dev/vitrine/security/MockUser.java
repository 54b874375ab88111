package dev.vitrine.security;

import dev.vitrine.kernel.Caller.Method;
import dev.vitrine.security.AuthenticationFailure.Reason;
import jakarta.inject.Singleton;
import java.util.Optional;

/// `vitrine.auth.mock-user`: in development, requests without credentials come from this user.
@Singleton
final class MockUser {

  private final Optional<String> name;
  private final Accounts accounts;

  MockUser(AuthSettings auth, StartSettings start, Accounts accounts) {
    this.name =
        start.isDevelopment()
            ? Optional.ofNullable(auth.mockUser()).map(Names::stored)
            : Optional.empty();
    this.accounts = accounts;
  }

  boolean isConfigured() {
    return name.isPresent();
  }

  Identity identity() {
    return accounts
        .find(name.orElseThrow())
        .filter(account -> !account.disabled())
        .map(account -> account.identity(Method.ANONYMOUS))
        .orElseThrow(() ->
            AuthenticationFailure.token(
                Reason.UNKNOWN_USER, "vitrine.auth.mock-user names no enabled user"));
  }
}
