package dev.vitrine.security.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import dev.vitrine.security.keypair.PublicKeys;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Optional;

/// A key with the one algorithm that it is good for: a token's header chooses among keys, never how
/// one is used.
///
/// @param id the `kid` of its tokens; a key without one is tried for tokens whose `kid` is unknown
record SigningKey(Optional<String> id, JWSAlgorithm algorithm, JWSVerifier verifier) {

  private static final int SHORTEST_SECRET = 32;
  private static final String BASE64 = "base64:";

  /// @throws IllegalArgumentException when it is too short to be safe
  static SigningKey secret(Optional<String> id, String secret) {
    byte[] bytes =
        secret.startsWith(BASE64)
            ? Base64.getDecoder().decode(secret.substring(BASE64.length()))
            : secret.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "a secret for HS256 needs at least " + SHORTEST_SECRET + " bytes (RFC 7518, 3.2)");
    }
    try {
      return new SigningKey(id, JWSAlgorithm.HS256, new MACVerifier(bytes));
    } catch (JOSEException impossible) {
      throw new IllegalArgumentException("a secret that HS256 does not take", impossible);
    }
  }

  /// @param text PEM or base64
  /// @throws IllegalArgumentException when it is no such key
  static SigningKey publicKey(Optional<String> id, String text) {
    return publicKey(id, PublicKeys.any(text));
  }

  private static SigningKey publicKey(Optional<String> id, PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> rsa(id, rsa, JWSAlgorithm.RS256);
      case ECPublicKey curve -> curve(id, curve);
      default -> throw new IllegalArgumentException("neither an RSA nor an EC key");
    };
  }

  static SigningKey rsa(Optional<String> id, RSAPublicKey key, JWSAlgorithm algorithm) {
    return new SigningKey(id, algorithm, new RSASSAVerifier(key));
  }

  static SigningKey curve(Optional<String> id, ECPublicKey key) {
    try {
      ECDSAVerifier verifier = new ECDSAVerifier(key);
      return new SigningKey(id, verifier.supportedJWSAlgorithms().iterator().next(), verifier);
    } catch (JOSEException unknownCurve) {
      throw new IllegalArgumentException("an elliptic curve that JWT does not know", unknownCurve);
    }
  }
}
