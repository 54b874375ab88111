package dev.vitrine.security.apikey;

import dev.vitrine.repository.ApiKeyRepository;
import dev.vitrine.repository.ApiKeyRow;
import dev.vitrine.security.Accounts;
import dev.vitrine.security.Digests;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// API keys, `vk_<id>_<secret>`: the secret has 256 random bits, so that a plain SHA-256 of it is
/// safe to store.
@Singleton
public final class ApiKeys {

  /// The key that the operator gave by `VITRINE_API_KEY`; it may have any form.
  public static final String CONFIGURED = "configured";

  /// A key as handed to its user, the only time that the secret is known.
  ///
  /// @param key the whole text to send
  public record Issued(ApiKeyRow row, String key) {

    /// Says nothing of the secret.
    @Override
    public String toString() {
      return "Issued[" + row.id() + "]";
    }
  }

  /// What a new key is for.
  ///
  /// @param role restricts it to one role
  public record Purpose(
      String user, Optional<String> role, String label, Optional<Instant> expires) {}

  private static final Pattern FORM = Pattern.compile("vk_([0-9a-f]{16})_[A-Za-z0-9_-]{43}");
  private static final Duration USE_WRITTEN = Duration.ofMinutes(1);

  /// Compared when there is no such key: an unknown id costs as much as a known one.
  private static final String NO_HASH = Digests.sha256Hex("");

  private final ApiKeyRepository repository;
  private final Accounts accounts;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private volatile @Nullable String configuredHash;

  ApiKeys(ApiKeyRepository repository, Accounts accounts, Clock clock) {
    this.repository = repository;
    this.accounts = accounts;
    this.clock = clock;
  }

  public Issued create(Purpose purpose) {
    return create(purpose, "");
  }

  /// As [#create(Purpose)], with a remark that is kept beside it.
  public Issued create(Purpose purpose, String remark) {
    String id = HexFormat.of().formatHex(bytes(8));
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    String key = "vk_" + id + "_" + secret;
    return new Issued(repository.save(row(id, key, purpose, remark)), key);
  }

  /// Makes the operator's key the one that is taken; another one before it ends.
  public void configure(String key, Purpose purpose) {
    ApiKeyRow row = row(CONFIGURED, key, purpose, "");
    Optional<ApiKeyRow> before = repository.findById(CONFIGURED);
    if (before.isEmpty()) {
      repository.save(row);
    } else if (!isSame(before.get(), row)) {
      repository.update(row);
    }
    configuredHash = row.hash();
    accounts.changed();
  }

  /// Ends the operator's key, for none is configured any more.
  public void unconfigure() {
    configuredHash = null;
    if (repository.existsById(CONFIGURED)) {
      repository.deleteById(CONFIGURED);
      accounts.changed();
    }
  }

  private static boolean isSame(ApiKeyRow before, ApiKeyRow now) {
    return before.hash().equals(now.hash())
        && before.userName().equals(now.userName())
        && before.revokedAt() == null;
  }

  public List<ApiKeyRow> all() {
    return repository.listOrderByCreatedAt();
  }

  public List<ApiKeyRow> of(String user) {
    return repository.findByUserNameOrderByCreatedAt(user);
  }

  public Optional<ApiKeyRow> find(String id) {
    return repository.findById(id);
  }

  /// Ends a key at once on this node, within seconds on others. Again changes nothing.
  public void revoke(String id) {
    repository.revoke(id, clock.instant());
    accounts.changed();
  }

  /// Whether a text can be one of our keys.
  public boolean looksRight(String text) {
    return FORM.matcher(text).matches() || isConfigured(text);
  }

  /// The key's row, if the secret is right: it may be revoked or expired.
  Optional<ApiKeyRow> known(String text) {
    Matcher form = FORM.matcher(text);
    String id = isConfigured(text) ? CONFIGURED : form.matches() ? form.group(1) : "";
    Optional<ApiKeyRow> row = repository.findById(id);
    String hash = row.map(ApiKeyRow::hash).orElse(NO_HASH);
    boolean right = Digests.same(hash, Digests.sha256Hex(text));
    return right ? row : Optional.empty();
  }

  /// Notes the use, once a minute at most.
  void used(ApiKeyRow row) {
    Instant now = clock.instant();
    Instant last = row.lastUsedAt();
    if (last == null || now.isAfter(last.plus(USE_WRITTEN))) {
      repository.used(row.id(), now);
    }
  }

  private boolean isConfigured(String text) {
    String hash = configuredHash;
    return hash != null && Digests.same(hash, Digests.sha256Hex(text));
  }

  private ApiKeyRow row(String id, String key, Purpose purpose, String remark) {
    return new ApiKeyRow(
        id,
        Digests.sha256Hex(key),
        purpose.user(),
        purpose.role().orElse(null),
        purpose.label(),
        clock.instant(),
        purpose.expires().orElse(null),
        null,
        null,
        remark);
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
