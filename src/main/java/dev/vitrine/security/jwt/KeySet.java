package dev.vitrine.security.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads a JSON Web Key Set (RFC 7517). Keys that sign with no secret count; symmetric ones, those
/// for encryption and short RSA ones do not.
final class KeySet {

  private static final int SMALLEST_RSA_BITS = 2048;

  private KeySet() {}

  static List<SigningKey> parse(String json) throws ParseException {
    return JWKSet.parse(json).getKeys().stream().flatMap(KeySet::key).toList();
  }

  private static Stream<SigningKey> key(JWK key) {
    if (KeyUse.ENCRYPTION.equals(key.getKeyUse())) {
      return Stream.empty();
    }
    Optional<String> id = Optional.ofNullable(key.getKeyID());
    try {
      return switch (key) {
        case RSAKey rsa -> rsa(id, rsa);
        case ECKey curve -> Stream.of(SigningKey.curve(id, curve.toECPublicKey()));
        default -> Stream.empty();
      };
    } catch (JOSEException | IllegalArgumentException unusable) {
      return Stream.empty();
    }
  }

  private static Stream<SigningKey> rsa(Optional<String> id, RSAKey key) throws JOSEException {
    RSAPublicKey publicKey = key.toRSAPublicKey();
    if (publicKey.getModulus().bitLength() < SMALLEST_RSA_BITS) {
      return Stream.empty();
    }
    JWSAlgorithm algorithm =
        key.getAlgorithm() == null
            ? JWSAlgorithm.RS256
            : JWSAlgorithm.parse(key.getAlgorithm().getName());
    return JWSAlgorithm.Family.RSA.contains(algorithm)
        ? Stream.of(SigningKey.rsa(id, publicKey, algorithm))
        : Stream.empty();
  }
}
