package dev.vitrine.repository;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/// A key that this server signs with.
///
/// @param name of what it signs
/// @param secret 256 random bits, hexadecimal
@MappedEntity("signing_keys")
public record SigningKeyRow(@Id String name, String secret, Instant createdAt) {

  /// Says nothing of the secret.
  @Override
  public String toString() {
    return "SigningKeyRow[" + name + "]";
  }
}
