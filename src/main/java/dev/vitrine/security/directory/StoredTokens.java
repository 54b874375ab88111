package dev.vitrine.security.directory;

import dev.vitrine.repository.ApiKeyRow;
import dev.vitrine.security.apikey.ApiKeys;
import dev.vitrine.security.apikey.ApiKeys.Purpose;
import dev.vitrine.snowflake.account.Directory.Token;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// API keys as programmatic access tokens: a key's label is the token's name.
@Singleton
final class StoredTokens {

  private final ApiKeys keys;
  private final Clock clock;

  StoredTokens(ApiKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  List<Token> of(String user) {
    return keys.of(user).stream().filter(row -> row.revokedAt() == null).map(this::token).toList();
  }

  String create(Token token) {
    Purpose purpose = new Purpose(token.user(), token.role(), token.name(), token.expires());
    return keys.create(purpose, token.comment()).key();
  }

  void remove(String user, String name) {
    keys.of(user).stream()
        .filter(row -> row.label().equals(name))
        .map(ApiKeyRow::id)
        .forEach(keys::revoke);
  }

  private Token token(ApiKeyRow row) {
    return new Token(
        row.label(),
        row.userName(),
        Optional.ofNullable(row.roleName()),
        Optional.ofNullable(row.expiresAt()),
        row.createdAt(),
        row.remark(),
        row.isLive(clock.instant()));
  }
}
