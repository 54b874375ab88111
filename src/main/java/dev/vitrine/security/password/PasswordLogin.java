package dev.vitrine.security.password;

import dev.vitrine.kernel.Caller.Method;
import dev.vitrine.security.Account;
import dev.vitrine.security.Accounts;
import dev.vitrine.security.AuthenticationFailure;
import dev.vitrine.security.AuthenticationFailure.Reason;
import dev.vitrine.security.FailedLogins;
import dev.vitrine.security.Identity;
import dev.vitrine.security.LoginAudit;
import dev.vitrine.security.Names;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Login by name and password, for the doors that have one. Guessing is slowed per user and per
/// address; how long it takes does not tell whether the user exists.
@Singleton
public final class PasswordLogin {

  /// Longer ones are refused unhashed.
  public static final int LONGEST = 1024;

  /// A hash costs a tenth of a second of a core: so many at once, the others wait.
  private static final int AT_ONCE = 2;

  private static final String NOBODY = PasswordHash.of("nobody has this password");

  private final Accounts accounts;
  private final FailedLogins failures;
  private final LoginAudit audit;
  private final VerifiedPasswords verified;
  private final Semaphore hashing = new Semaphore(AT_ONCE);

  PasswordLogin(
      Accounts accounts, FailedLogins failures, LoginAudit audit, VerifiedPasswords verified) {
    this.accounts = accounts;
    this.failures = failures;
    this.audit = audit;
    this.verified = verified;
  }

  /// May block for the time of a few hashes.
  ///
  /// @param user as written by the client
  /// @param address where the request came from
  /// @throws AuthenticationFailure when they do not fit together, or there were too many failures
  public Identity login(String user, String password, String address) {
    String name = Names.stored(user);
    try {
      failures.check(FailedLogins.address(address));
      failures.check(FailedLogins.user(name));
      Identity identity = verified(name, password).identity(Method.PASSWORD);
      failures.succeeded(FailedLogins.user(name));
      audit.succeeded(identity.caller(), address);
      return identity;
    } catch (AuthenticationFailure failure) {
      if (failure.reason() != Reason.LIMITED) {
        failures.failed(FailedLogins.user(name));
        failures.failed(FailedLogins.address(address));
      }
      audit.failed(failure, name, address);
      throw failure;
    }
  }

  private Account verified(String name, String password) {
    Optional<Account> account = accounts.byLogin(name);
    String hash = account.flatMap(Account::passwordHash).orElse(NOBODY);
    boolean right = password.length() <= LONGEST && matches(password, hash);
    return account
        .filter(found -> right && found.passwordHash().isPresent() && !found.disabled())
        .orElseThrow(
            () -> AuthenticationFailure.token(Reason.BAD_PASSWORD, "no such user and password"));
  }

  private boolean matches(String password, String hash) {
    return verified.has(password, hash) || matchesSlowly(password, hash);
  }

  private boolean matchesSlowly(String password, String hash) {
    hashing.acquireUninterruptibly();
    try {
      boolean right = PasswordHash.matches(password, hash);
      if (right) {
        verified.add(password, hash);
      }
      return right;
    } finally {
      hashing.release();
    }
  }
}
