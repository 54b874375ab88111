package dev.vitrine.repository;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;

/// Keys that this server signs with. Each is made by the first server that wants it and kept, so
/// that what was signed holds after a restart, and on every server of this database.
@Singleton
public final class SigningKeys {

  private static final int BYTES = 32;

  private final SigningKeyRepository keys;
  private final Clock clock;

  SigningKeys(SigningKeyRepository keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /// 256 random bits. May block.
  ///
  /// @param name of what is signed
  public byte[] of(String name) {
    return HexFormat.of().parseHex(keys.findById(name).orElseGet(() -> made(name)).secret());
  }

  private SigningKeyRow made(String name) {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    try {
      return keys.save(new SigningKeyRow(name, HexFormat.of().formatHex(secret), clock.instant()));
    } catch (DataAccessException taken) {
      // another server was first
      return keys.findById(name).orElseThrow(() -> taken);
    }
  }
}
