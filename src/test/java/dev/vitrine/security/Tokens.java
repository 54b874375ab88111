package dev.vitrine.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

/// Tokens, good and bad.
public final class Tokens {

  public static final String SECRET = "a shared secret of more than thirty-two bytes";
  public static final KeyPair RSA = rsa(2048);

  private Tokens() {}

  public static KeyPair rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static String pem(KeyPair pair) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pair.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  /// For ADMIN, for five minutes.
  public static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder().subject("admin").issueTime(in(0)).expirationTime(in(300));
  }

  public static Date in(long seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  public static String hs256(JWTClaimsSet.Builder claims) {
    return hs256(claims, SECRET.getBytes(StandardCharsets.UTF_8));
  }

  public static String hs256(JWTClaimsSet.Builder claims, byte[] secret) {
    try {
      return signed(new JWSHeader.Builder(JWSAlgorithm.HS256), new MACSigner(secret), claims);
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static String rs256(JWTClaimsSet.Builder claims, KeyPair pair) {
    return rs256(new JWSHeader.Builder(JWSAlgorithm.RS256), claims, pair);
  }

  public static String rs256(JWSHeader.Builder header, JWTClaimsSet.Builder claims, KeyPair pair) {
    return signed(header, new RSASSASigner(pair.getPrivate()), claims);
  }

  /// Parts as written, with a signature of any bytes.
  public static String raw(String header, String payload, byte[] signature) {
    return base64(header.getBytes(StandardCharsets.UTF_8))
        + "."
        + base64(payload.getBytes(StandardCharsets.UTF_8))
        + "."
        + base64(signature);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String signed(
      JWSHeader.Builder header, JWSSigner signer, JWTClaimsSet.Builder claims) {
    try {
      SignedJWT token = new SignedJWT(header.build(), claims.build());
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
