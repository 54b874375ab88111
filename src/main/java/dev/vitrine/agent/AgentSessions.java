package dev.vitrine.agent;

import dev.vitrine.kernel.Caller.Method;
import dev.vitrine.security.Accounts;
import dev.vitrine.security.Digests;
import dev.vitrine.security.ExpiringMap;
import dev.vitrine.security.Identity;
import dev.vitrine.security.SessionLogins;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Logins by name and password. The browser holds a token in a cookie, the server its digest, in
/// memory: a restart asks for passwords again. A cookie counts on this door's paths only, and not
/// beside other credentials.
@Singleton
final class AgentSessions implements SessionLogins {

  static final String COOKIE = "session_token";

  private static final int TOKEN_BYTES = 32;

  private final ExpiringMap<String, Identity> sessions;
  private final Map<String, String> users = new ConcurrentHashMap<>();
  private final Accounts accounts;
  private final AgentConfig config;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  AgentSessions(Accounts accounts, AgentConfig config, Clock clock) {
    this.sessions = new ExpiringMap<>(clock, config.sessions());
    this.accounts = accounts;
    this.config = config;
    this.clock = clock;
  }

  /// Begins a session and gives its token, which nobody can tell again.
  String open(Identity identity) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String digest = Digests.sha256Hex(token);
    sessions.put(digest, identity, clock.instant().plus(config.sessionLife()));
    users.put(digest, identity.caller().user());
    return token;
  }

  void close(HttpRequest<?> request) {
    digest(request)
        .ifPresent(digest -> {
          sessions.remove(digest);
          users.remove(digest);
        });
  }

  @Override
  public Optional<Identity> identity(HttpRequest<?> request) {
    if (!AgentUrl.has(request.getPath()) || hasOtherCredentials(request)) {
      return Optional.empty();
    }
    return digest(request).flatMap(sessions::get).flatMap(this::now);
  }

  static boolean hasOtherCredentials(HttpRequest<?> request) {
    return request.getHeaders().contains(HttpHeaders.AUTHORIZATION)
        || request.getHeaders().contains("X-API-Key");
  }

  /// The user as known without asking the database; [#sweep] asks it every few seconds.
  private Optional<Identity> now(Identity session) {
    return accounts
        .remembered(session.caller().user())
        .map(seen ->
            seen.account()
                .filter(found -> !found.disabled())
                .map(found -> found.identity(Method.PASSWORD)))
        .orElse(Optional.of(session));
  }

  /// Ends the sessions of users that are gone or disabled, and looks the others up, so that they
  /// are remembered.
  @Scheduled(fixedDelay = "4s", initialDelay = "4s")
  void sweep() {
    users.keySet().removeIf(digest -> sessions.get(digest).isEmpty());
    for (String user : Set.copyOf(users.values())) {
      if (accounts.find(user).filter(found -> !found.disabled()).isEmpty()) {
        users.forEach((digest, of) -> {
          if (of.equals(user)) {
            sessions.remove(digest);
          }
        });
      }
    }
  }

  private static Optional<String> digest(HttpRequest<?> request) {
    return request
        .getCookies()
        .findCookie(COOKIE)
        .map(Cookie::getValue)
        .filter(value -> value.matches("[A-Za-z0-9_-]{43}"))
        .map(Digests::sha256Hex);
  }
}
