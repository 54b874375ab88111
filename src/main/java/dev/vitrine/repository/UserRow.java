package dev.vitrine.repository;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A user as stored.
///
/// @param name upper-cased unless it was quoted
/// @param passwordHash with its method and parameters; absent: no login by password
/// @param rsaPublicKey base64 of the DER form, without headers
/// @param rsaPublicKeyFp base64 of its SHA-256, without the prefix `SHA256:`
/// @param loginName under which they log in with a password; absent: their name
/// @param expiresAt when they may not log in any more; absent: never
/// @param properties what else is kept of them, a JSON object of texts
@MappedEntity("users")
public record UserRow(
    @Id String name,
    @Nullable String passwordHash,
    @Nullable String defaultRole,
    @Nullable String defaultWarehouse,
    @Nullable String defaultDatabase,
    @Nullable String defaultSchema,
    boolean disabled,
    @Nullable String rsaPublicKey,
    @Nullable String rsaPublicKeyFp,
    @MappedProperty("rsa_public_key_2") @Nullable String rsaPublicKey2,
    @MappedProperty("rsa_public_key_2_fp") @Nullable String rsaPublicKey2Fp,
    Instant createdAt,
    @Nullable String loginName,
    @Nullable Instant expiresAt,
    String properties) {

  /// An enabled user without any credentials or defaults.
  public static UserRow named(String name, Instant createdAt) {
    return new UserRow(
        name, null, null, null, null, null, false, null, null, null, null, createdAt, null, null,
        "{}");
  }

  public UserRow withPasswordHash(@Nullable String hash) {
    return new UserRow(
        name,
        hash,
        defaultRole,
        defaultWarehouse,
        defaultDatabase,
        defaultSchema,
        disabled,
        rsaPublicKey,
        rsaPublicKeyFp,
        rsaPublicKey2,
        rsaPublicKey2Fp,
        createdAt,
        loginName,
        expiresAt,
        properties);
  }

  public UserRow withDisabled(boolean nowDisabled) {
    return new UserRow(
        name,
        passwordHash,
        defaultRole,
        defaultWarehouse,
        defaultDatabase,
        defaultSchema,
        nowDisabled,
        rsaPublicKey,
        rsaPublicKeyFp,
        rsaPublicKey2,
        rsaPublicKey2Fp,
        createdAt,
        loginName,
        expiresAt,
        properties);
  }

  public UserRow withDefaults(
      @Nullable String role,
      @Nullable String warehouse,
      @Nullable String database,
      @Nullable String schema) {
    return new UserRow(
        name,
        passwordHash,
        role,
        warehouse,
        database,
        schema,
        disabled,
        rsaPublicKey,
        rsaPublicKeyFp,
        rsaPublicKey2,
        rsaPublicKey2Fp,
        createdAt,
        loginName,
        expiresAt,
        properties);
  }

  /// Sets the first key, or with nulls takes it away.
  public UserRow withFirstKey(@Nullable String key, @Nullable String fingerprint) {
    return new UserRow(
        name,
        passwordHash,
        defaultRole,
        defaultWarehouse,
        defaultDatabase,
        defaultSchema,
        disabled,
        key,
        fingerprint,
        rsaPublicKey2,
        rsaPublicKey2Fp,
        createdAt,
        loginName,
        expiresAt,
        properties);
  }

  /// Sets the second key, or with nulls takes it away.
  public UserRow withSecondKey(@Nullable String key, @Nullable String fingerprint) {
    return new UserRow(
        name,
        passwordHash,
        defaultRole,
        defaultWarehouse,
        defaultDatabase,
        defaultSchema,
        disabled,
        rsaPublicKey,
        rsaPublicKeyFp,
        key,
        fingerprint,
        createdAt,
        loginName,
        expiresAt,
        properties);
  }

  /// @param login absent: their name
  /// @param expires absent: never
  /// @param texts what else is kept, a JSON object of texts
  public UserRow withProperties(@Nullable String login, @Nullable Instant expires, String texts) {
    return new UserRow(
        name,
        passwordHash,
        defaultRole,
        defaultWarehouse,
        defaultDatabase,
        defaultSchema,
        disabled,
        rsaPublicKey,
        rsaPublicKeyFp,
        rsaPublicKey2,
        rsaPublicKey2Fp,
        createdAt,
        login,
        expires,
        texts);
  }

  /// The same user under another name.
  public UserRow renamed(String newName) {
    return new UserRow(
        newName,
        passwordHash,
        defaultRole,
        defaultWarehouse,
        defaultDatabase,
        defaultSchema,
        disabled,
        rsaPublicKey,
        rsaPublicKeyFp,
        rsaPublicKey2,
        rsaPublicKey2Fp,
        createdAt,
        loginName,
        expiresAt,
        properties);
  }
}
