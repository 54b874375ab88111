package dev.vitrine.security.password;

import dev.vitrine.security.ExpiringMap;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Passwords that were right a short while ago, so that clients that log in again and again do not
/// pay for a slow hash each time. What is kept is an authentication code of the stored hash and the
/// password under a key that only this process has: another password of the user has another hash,
/// so none outlives its change.
@Singleton
final class VerifiedPasswords {

  private static final String METHOD = "HmacSHA256";
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int MOST = 1000;

  private final Clock clock;
  private final ExpiringMap<String, Boolean> right;
  private final SecretKeySpec key;

  VerifiedPasswords(Clock clock) {
    this.clock = clock;
    this.right = new ExpiringMap<>(clock, MOST);
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    this.key = new SecretKeySpec(bytes, METHOD);
  }

  /// @param hash as stored
  boolean has(String password, String hash) {
    return right.get(code(password, hash)).isPresent();
  }

  void add(String password, String hash) {
    right.put(code(password, hash), true, clock.instant().plus(KEPT));
  }

  private String code(String password, String hash) {
    try {
      Mac mac = Mac.getInstance(METHOD);
      mac.init(key);
      mac.update(hash.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
