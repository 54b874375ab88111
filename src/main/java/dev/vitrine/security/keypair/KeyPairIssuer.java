package dev.vitrine.security.keypair;

import dev.vitrine.security.AuthenticationFailure;
import dev.vitrine.security.AuthenticationFailure.Reason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The issuer `ACCOUNT.USER.SHA256:fingerprint`. An account has no dots; a user may (`A@B.COM`).
///
/// @param account in upper case
/// @param user as written
/// @param fingerprint without `SHA256:`
record KeyPairIssuer(String account, String user, String fingerprint) {

  private static final String MARK = ".SHA256:";

  static boolean looksRight(String issuer) {
    return issuer.contains(MARK);
  }

  /// @throws AuthenticationFailure when they are not of this form, or name two users
  static KeyPairIssuer parse(@Nullable String issuer, @Nullable String subject) {
    if (issuer == null || subject == null) {
      throw refused("no iss or no sub");
    }
    int mark = issuer.lastIndexOf(MARK);
    int dot = issuer.indexOf('.');
    if (mark < 0 || dot < 1 || dot + 1 >= mark) {
      throw refused("iss is not ACCOUNT.USER.SHA256:fingerprint");
    }
    if (!issuer.substring(0, mark).equals(subject)) {
      throw refused("iss and sub differ");
    }
    return new KeyPairIssuer(
        issuer.substring(0, dot).toUpperCase(Locale.ROOT),
        issuer.substring(dot + 1, mark),
        issuer.substring(mark + MARK.length()));
  }

  private static AuthenticationFailure refused(String detail) {
    return AuthenticationFailure.jwt(Reason.BAD_CLAIM, "key-pair token: " + detail);
  }
}
