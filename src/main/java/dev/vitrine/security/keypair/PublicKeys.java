package dev.vitrine.security.keypair;

import dev.vitrine.security.Digests;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// Reads public keys as people paste them: PEM, or its base64 without the lines around it.
public final class PublicKeys {

  /// Smaller RSA keys are not safe to take (NIST SP 800-131A).
  private static final int SMALLEST_RSA_BITS = 2048;

  private static final int LONGEST_TEXT = 16_384;

  private PublicKeys() {}

  /// @throws IllegalArgumentException when it is no RSA key of 2048 bits or more; the message may
  ///   be shown to who sent it
  public static RSAPublicKey rsa(String text) {
    byte[] der = der(text);
    try {
      if (KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der))
          instanceof RSAPublicKey key) {
        return longEnough(key);
      }
    } catch (GeneralSecurityException notRsa) {
      throw new IllegalArgumentException(
          "not an RSA public key (SubjectPublicKeyInfo in PEM or base64 is expected)", notRsa);
    }
    throw new IllegalArgumentException("not an RSA public key");
  }

  /// An RSA key, or an elliptic curve one.
  ///
  /// @throws IllegalArgumentException as [#rsa]
  public static PublicKey any(String text) {
    byte[] der = der(text);
    try {
      if (KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der))
          instanceof ECPublicKey key) {
        return key;
      }
    } catch (GeneralSecurityException notElliptic) {
      return rsa(text);
    }
    return rsa(text);
  }

  /// What a token names the key by: base64, with padding, of the SHA-256 of its DER form.
  public static String fingerprint(PublicKey key) {
    return Base64.getEncoder().encodeToString(Digests.sha256(key.getEncoded()));
  }

  /// Base64 of the DER form, on one line.
  public static String text(PublicKey key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  private static RSAPublicKey longEnough(RSAPublicKey key) {
    int bits = key.getModulus().bitLength();
    if (bits < SMALLEST_RSA_BITS) {
      throw new IllegalArgumentException(
          "an RSA key of " + bits + " bits; at least " + SMALLEST_RSA_BITS + " are needed");
    }
    return key;
  }

  private static byte[] der(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("too long for a public key");
    }
    if (text.contains("PRIVATE KEY")) {
      throw new IllegalArgumentException("a private key; send the public one and keep this secret");
    }
    String body =
        text.replace("-----BEGIN PUBLIC KEY-----", "")
            .replace("-----END PUBLIC KEY-----", "")
            .replaceAll("\\s", "");
    try {
      return Base64.getDecoder().decode(body);
    } catch (IllegalArgumentException notBase64) {
      throw new IllegalArgumentException(
          "not a public key (SubjectPublicKeyInfo in PEM or base64 is expected)", notBase64);
    }
  }
}
