package dev.vitrine.security;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the server starts, and who may enter first: `vitrine.*`.
///
/// @param mode `development` or `production`
/// @param bindAny allows development mode to listen on other addresses than loopback (a container
///   needs that)
/// @param account account names that a key-pair token may name; unset: any in development,
///   `VITRINE` in production; `*` (any) only in development
/// @param adminUser the first administrator's name
/// @param adminPassword sets that user's password at each start
/// @param apiKey an API key of that user; another value replaces it at the next start
@ConfigurationProperties("vitrine")
public record StartSettings(
    @Bindable(defaultValue = "development") Mode mode,
    @Bindable(defaultValue = "false") boolean bindAny,
    @Nullable List<String> account,
    @Bindable(defaultValue = "ADMIN") String adminUser,
    @Nullable String adminPassword,
    @Nullable String apiKey) {

  private static final String ANY = "*";

  public boolean isDevelopment() {
    return mode == Mode.DEVELOPMENT;
  }

  public boolean acceptsAnyAccount() {
    List<String> names = account;
    return (names == null || names.isEmpty()) ? isDevelopment() : names.contains(ANY);
  }

  public boolean acceptsAccount(String name) {
    List<String> names = account;
    if (acceptsAnyAccount()) {
      return true;
    }
    return (names == null || names.isEmpty())
        ? name.equals("VITRINE")
        : names.stream().anyMatch(known -> known.toUpperCase(Locale.ROOT).equals(name));
  }

  /// Says nothing of secrets: configuration ends up in logs.
  @Override
  public String toString() {
    return "StartSettings[mode=" + mode + ", bindAny=" + bindAny + ", adminUser=" + adminUser + "]";
  }
}
