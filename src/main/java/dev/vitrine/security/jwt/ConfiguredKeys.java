package dev.vitrine.security.jwt;

import dev.vitrine.security.AuthSettings;
import dev.vitrine.security.SigningKeySettings;
import io.micronaut.context.annotation.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The keys of `vitrine.auth.jwt-…` and `vitrine.auth.keys`. One that cannot be read stops the
/// start.
@Context
final class ConfiguredKeys {

  private final List<SigningKey> keys;

  ConfiguredKeys(AuthSettings settings, List<SigningKeySettings> further) {
    List<SigningKey> read = new ArrayList<>();
    add(
        read,
        "vitrine.auth.jwt",
        Optional.empty(),
        settings.jwtSecret(),
        settings.jwtPublicKey(),
        settings.jwtPublicKeyPath());
    for (SigningKeySettings key : further) {
      add(
          read,
          "vitrine.auth.keys[" + key.index() + "]",
          Optional.ofNullable(key.id()),
          key.secret(),
          key.publicKey(),
          key.publicKeyPath());
    }
    this.keys = List.copyOf(read);
  }

  List<SigningKey> all() {
    return keys;
  }

  private static void add(
      List<SigningKey> read,
      String where,
      Optional<String> id,
      @Nullable String secret,
      @Nullable String publicKey,
      @Nullable String publicKeyPath) {
    try {
      if (secret != null) {
        read.add(SigningKey.secret(id, secret));
      }
      if (publicKey != null) {
        read.add(SigningKey.publicKey(id, publicKey));
      }
      if (publicKeyPath != null) {
        read.add(SigningKey.publicKey(id, Files.readString(Path.of(publicKeyPath))));
      }
    } catch (IllegalArgumentException unusable) {
      throw new IllegalArgumentException(where + ": " + unusable.getMessage(), unusable);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(where + ": cannot read " + publicKeyPath, unreadable);
    }
  }
}
