package dev.vitrine.security.password;

import dev.vitrine.security.Digests;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Passwords as stored: `pbkdf2-sha512$<rounds>$<salt>$<hash>`. The rounds are OWASP's (2023); a
/// stored hash keeps its own, so that they can grow.
public final class PasswordHash {

  private static final String METHOD = "pbkdf2-sha512";
  private static final int ROUNDS = 210_000;
  private static final int MOST_ROUNDS = 10_000_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 512;
  private static final SecureRandom RANDOM = new SecureRandom();

  private PasswordHash() {}

  public static String of(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return written(ROUNDS, salt, password);
  }

  /// Whether the password made that hash; takes the same time wherever they differ.
  public static boolean matches(String password, String stored) {
    String[] parts = stored.split("\\$", 5);
    if (parts.length != 4 || !parts[0].equals(METHOD)) {
      throw new IllegalStateException("a stored password of an unknown form");
    }
    int rounds = Integer.parseInt(parts[1]);
    if (rounds < 1 || rounds > MOST_ROUNDS) {
      throw new IllegalStateException("a stored password with " + rounds + " rounds");
    }
    return Digests.same(stored, written(rounds, HexFormat.of().parseHex(parts[2]), password));
  }

  private static String written(int rounds, byte[] salt, String password) {
    HexFormat hex = HexFormat.of();
    byte[] hash = derive(rounds, salt, password.toCharArray());
    return String.join(
        "$", METHOD, Integer.toString(rounds), hex.formatHex(salt), hex.formatHex(hash));
  }

  private static byte[] derive(int rounds, byte[] salt, char[] password) {
    PBEKeySpec spec = new PBEKeySpec(password, salt, rounds, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    } finally {
      spec.clearPassword();
      Arrays.fill(password, '\0');
    }
  }
}
