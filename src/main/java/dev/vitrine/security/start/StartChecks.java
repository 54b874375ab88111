package dev.vitrine.security.start;

import dev.vitrine.security.AuthSettings;
import dev.vitrine.security.Mode;
import dev.vitrine.security.SigningKeySettings;
import dev.vitrine.security.StartSettings;
import dev.vitrine.security.jwt.Outbound;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Refuses to start with settings that are not safe together, and says all that is wrong at once.
@Singleton
final class StartChecks {

  private static final int SHORTEST_API_KEY = 24;
  private static final int SHORTEST_PASSWORD = 12;

  private final StartSettings start;
  private final AuthSettings auth;
  private final List<SigningKeySettings> keys;
  private final Optional<String> host;
  private final List<String> origins;

  StartChecks(
      StartSettings start,
      AuthSettings auth,
      List<SigningKeySettings> keys,
      @Value("${micronaut.server.host:}") String host,
      @Value("${vitrine.cors-origins:}") List<String> origins) {
    this.start = start;
    this.auth = auth;
    this.keys = List.copyOf(keys);
    this.host = Optional.of(host).filter(text -> !text.isBlank());
    this.origins = origins.stream().filter(text -> !text.isBlank()).toList();
  }

  /// @throws UnsafeSettings naming every problem
  void passed() {
    List<String> problems = problems();
    if (!problems.isEmpty()) {
      throw new UnsafeSettings(start.mode(), problems);
    }
  }

  List<String> problems() {
    List<String> problems = new ArrayList<>();
    checkAlways(problems);
    switch (start.mode()) {
      case DEVELOPMENT -> checkDevelopment(problems);
      case PRODUCTION -> checkProduction(problems);
    }
    return problems;
  }

  private void checkAlways(List<String> problems) {
    if (auth.jwks() != null && Outbound.isAddress(auth.jwks()) && !Outbound.isSafe(auth.jwks())) {
      problems.add("vitrine.auth.jwks must be a file, https, or http on loopback");
    }
    String introspection = auth.oauthIntrospectionUrl();
    if (introspection != null && !Outbound.isSafe(introspection)) {
      problems.add("vitrine.auth.oauth-introspection-url must be https, or http on loopback");
    }
    if (introspection != null && auth.oauthClientId() == null) {
      problems.add("vitrine.auth.oauth-introspection-url needs vitrine.auth.oauth-client-id");
    }
    if (auth.leeway().isNegative() || auth.leeway().toMinutes() > 10) {
      problems.add("vitrine.auth.leeway must be between 0s and 10m");
    }
  }

  private void checkDevelopment(List<String> problems) {
    if (!start.bindAny() && !host.map(StartChecks::isLoopback).orElse(false)) {
      problems.add(
          "development mode listens on loopback only, not on "
              + host.orElse("every address")
              + ": set vitrine.host to 127.0.0.1, or vitrine.mode to production, or, in a"
              + " container, vitrine.bind-any to true");
    }
  }

  private void checkProduction(List<String> problems) {
    boolean apiKeys = auth.allowsApiKeys(Mode.PRODUCTION);
    if (!hasMethod()) {
      problems.add(
          "no way to authenticate is configured: set VITRINE_ADMIN_PASSWORD, VITRINE_API_KEY with"
              + " vitrine.auth.allow-api-key-auth, vitrine.auth.jwt-public-key-path,"
              + " vitrine.auth.jwt-secret, vitrine.auth.keys, vitrine.auth.jwks or"
              + " vitrine.auth.oauth-introspection-url");
    }
    if (start.apiKey() != null && !apiKeys) {
      problems.add("VITRINE_API_KEY is set but vitrine.auth.allow-api-key-auth is not");
    }
    if (auth.mockUser() != null) {
      problems.add("vitrine.auth.mock-user is for development only");
    }
    if (start.bindAny()) {
      problems.add("vitrine.bind-any is for development only: set vitrine.host");
    }
    if (start.account() != null && start.account().contains("*")) {
      problems.add("vitrine.account must name accounts, not *");
    }
    checkOrigins(problems);
    checkStrength(problems);
  }

  private void checkOrigins(List<String> problems) {
    for (String origin : origins) {
      if (!origin.matches("https?://[A-Za-z0-9.:\\[\\]-]+")) {
        problems.add(
            "vitrine.cors-origins must list whole origins such as https://app.example.com, not "
                + origin);
      }
    }
  }

  private void checkStrength(List<String> problems) {
    if (isShorter(start.apiKey(), SHORTEST_API_KEY)) {
      problems.add("VITRINE_API_KEY needs at least " + SHORTEST_API_KEY + " characters");
    }
    if (isShorter(start.adminPassword(), SHORTEST_PASSWORD)) {
      problems.add("VITRINE_ADMIN_PASSWORD needs at least " + SHORTEST_PASSWORD + " characters");
    }
  }

  private static boolean isShorter(@Nullable String text, int length) {
    return text != null && text.length() < length;
  }

  private boolean hasMethod() {
    return !keys.isEmpty()
        || auth.jwtSecret() != null
        || auth.jwtPublicKey() != null
        || auth.jwtPublicKeyPath() != null
        || auth.jwks() != null
        || auth.oauthIntrospectionUrl() != null
        || start.adminPassword() != null
        || (start.apiKey() != null && auth.allowsApiKeys(Mode.PRODUCTION));
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
