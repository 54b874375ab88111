package dev.vitrine.driver;

import dev.vitrine.kernel.Caller;
import dev.vitrine.pipeline.LiveSessions;
import dev.vitrine.repository.DriverSessionRepository;
import dev.vitrine.repository.DriverSessionRow;
import dev.vitrine.security.Account;
import dev.vitrine.security.Accounts;
import dev.vitrine.security.Digests;
import dev.vitrine.security.Identity;
import dev.vitrine.security.SessionLogins;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The sessions that are open. Their tokens are in the state database, so that a restart ends none;
/// what a session had on the engine (a transaction, temporary objects) does not outlive one.
@Singleton
final class DriverSessions implements SessionLogins {

  /// A session that was used is written down again this often.
  private static final long WRITTEN_EVERY_SECONDS = 600;

  /// Numbers that every client can keep exactly.
  private static final long LARGEST_ID = 1L << 50;

  private static final class Open {
    private final Client client;
    private volatile DriverSessionRow row;

    private Open(Client client, DriverSessionRow row) {
      this.client = client;
      this.row = row;
    }
  }

  /// A session that was just opened or renewed.
  record Admitted(DriverSession session, Tokens tokens) {}

  private final DriverSessionRepository repository;
  private final LiveSessions live;
  private final Accounts accounts;
  private final DriverConfig config;
  private final JsonMapper json;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<Long, Open> open = new ConcurrentHashMap<>();

  /// By the digest of a session token; a renewed session keeps its old token for its time.
  private record Known(long id, Instant until) {}

  private final Map<String, Known> tokens = new ConcurrentHashMap<>();

  DriverSessions(
      DriverSessionRepository repository,
      LiveSessions live,
      Accounts accounts,
      DriverConfig config,
      JsonMapper json,
      Clock clock) {
    this.repository = repository;
    this.live = live;
    this.accounts = accounts;
    this.config = config;
    this.json = json;
    this.clock = clock;
  }

  /// Opens a session. May block.
  ///
  /// @throws Refusal when the user has too many
  Admitted open(Caller caller, Client client, LiveSessions.View begin) {
    if (repository.countByUserName(caller.user()) >= config.maxSessionsPerUser()) {
      throw Refusal.of(
          "390195",
          "User has %d sessions open, which is the limit: close some of them."
              .formatted(config.maxSessionsPerUser()));
    }
    long id = 1 + (random.nextLong() & (LARGEST_ID - 1));
    Tokens fresh = fresh();
    DriverSessionRow row =
        new DriverSessionRow(
            id,
            caller.user(),
            caller.method().name(),
            client.app(),
            client.version() + "|" + client.core(),
            Digests.sha256Hex(fresh.session()),
            fresh.sessionUntil(),
            Digests.sha256Hex(fresh.master()),
            fresh.masterUntil(),
            begin.database(),
            begin.schema(),
            begin.role(),
            begin.warehouse(),
            write(begin.parameters()),
            clock.instant());
    repository.save(row);
    remember(row, client);
    live.open(Long.toString(id), caller.user(), begin);
    return new Admitted(new DriverSession(id, caller, client), fresh);
  }

  private Tokens fresh() {
    Instant now = clock.instant();
    return Tokens.random(now.plus(config.tokenLife()), now.plus(config.sessionLife()));
  }

  private Open remember(DriverSessionRow row, Client client) {
    tokens.put(row.tokenHash(), new Known(row.id(), row.tokenUntil()));
    return open.compute(
        row.id(),
        (_, before) -> {
          if (before == null) {
            return new Open(client, row);
          }
          before.row = row;
          return before;
        });
  }

  /// The session of a request. May block.
  ///
  /// @throws Refusal `390112` when its token must be renewed, `390111` when there is none
  DriverSession of(HttpRequest<?> request) {
    String token = token(request).orElseThrow(Refusal::sessionGone);
    String digest = Digests.sha256Hex(token);
    Known known = tokens.get(digest);
    if (known == null) {
      known = restored(digest).orElseThrow(Refusal::sessionGone);
    }
    Open found = open.get(known.id());
    if (found == null) {
      throw Refusal.sessionGone();
    }
    if (!clock.instant().isBefore(known.until())) {
      throw Refusal.tokenExpired();
    }
    return session(found);
  }

  private static Optional<String> token(HttpRequest<?> request) {
    return Tokens.in(Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION)));
  }

  /// A session that was opened before the server's last start.
  private Optional<Known> restored(String digest) {
    return repository
        .findByTokenHash(digest)
        .filter(row -> clock.instant().isBefore(row.masterUntil()))
        .map(row -> {
          restore(row);
          return new Known(row.id(), row.tokenUntil());
        });
  }

  private Open restore(DriverSessionRow row) {
    String[] version = row.clientVersion().split("\\|", -1);
    Open restored =
        remember(row, new Client(row.client(), version[0], version.length > 1 ? version[1] : ""));
    live.open(
        Long.toString(row.id()),
        row.userName(),
        new LiveSessions.View(
            row.databaseName(),
            row.schemaName(),
            row.roleName(),
            row.warehouseName(),
            read(row.parameters()),
            false));
    return restored;
  }

  private DriverSession session(Open found) {
    DriverSessionRow row = found.row;
    Account account =
        accounts
            .find(row.userName())
            .filter(user -> !user.disabled())
            .orElseThrow(Refusal::sessionGone);
    Caller caller = account.identity(Caller.Method.valueOf(row.method())).caller();
    String role =
        live.view(Long.toString(row.id())).map(LiveSessions.View::role).orElse(row.roleName());
    return new DriverSession(
        row.id(), caller.roles().contains(role) ? caller.withRole(role) : caller, found.client);
  }

  /// Who is behind a session that is known, for the limits of requests.
  @Override
  public Optional<Identity> identity(HttpRequest<?> request) {
    return token(request)
        .map(token -> tokens.get(Digests.sha256Hex(token)))
        .map(known -> open.get(known.id()))
        .flatMap(found ->
            accounts
                .remembered(found.row.userName())
                .flatMap(account -> account)
                .map(user -> user.identity(Caller.Method.valueOf(found.row.method()))));
  }

  /// New tokens for the session of a master token.
  ///
  /// @throws Refusal when its time is over or there is no such session
  Admitted renew(HttpRequest<?> request) {
    String master = token(request).orElseThrow(Refusal::masterTokenInvalid);
    DriverSessionRow row =
        repository
            .findByMasterHash(Digests.sha256Hex(master))
            .orElseThrow(Refusal::masterTokenInvalid);
    if (!clock.instant().isBefore(row.masterUntil())) {
      throw Refusal.masterTokenExpired();
    }
    Open known = open.containsKey(row.id()) ? open.get(row.id()) : restore(row);
    Tokens fresh = fresh().withMaster(master);
    DriverSessionRow renewed =
        withMaster(
            with(current(known.row), Digests.sha256Hex(fresh.session()), fresh.sessionUntil()),
            row.masterHash(),
            fresh.masterUntil());
    repository.update(renewed);
    remember(renewed, known.client);
    return new Admitted(session(known), fresh);
  }

  /// The session is in use: it lives on, and what it is in now is kept.
  void used(DriverSession session) {
    Open known = open.get(session.id());
    if (known == null) {
      return;
    }
    DriverSessionRow now = current(known.row);
    Instant until = clock.instant().plus(config.sessionLife());
    boolean aged = until.minusSeconds(WRITTEN_EVERY_SECONDS).isAfter(known.row.masterUntil());
    if (aged || !now.equals(known.row)) {
      DriverSessionRow kept = withMaster(now, now.masterHash(), until);
      known.row = kept;
      repository.update(kept);
    }
  }

  /// Ends a session. What it runs must have been canceled before.
  void close(DriverSession session) {
    open.remove(session.id());
    tokens.values().removeIf(known -> known.id() == session.id());
    repository.deleteById(session.id());
    live.close(session.name());
  }

  /// Ends those that nobody used for long.
  @Scheduled(fixedDelay = "1m", initialDelay = "1m")
  void sweep() {
    Instant now = clock.instant();
    tokens.values().removeIf(known -> known.until().plus(config.sessionLife()).isBefore(now));
    open.values().stream()
        .map(known -> known.row)
        .filter(row -> row.masterUntil().isBefore(now))
        .forEach(row -> {
          open.remove(row.id());
          live.close(Long.toString(row.id()));
        });
    repository.deleteEnded(now);
  }

  /// The row with what the session is in now.
  private DriverSessionRow current(DriverSessionRow row) {
    return live.view(Long.toString(row.id()))
        .map(view ->
            new DriverSessionRow(
                row.id(),
                row.userName(),
                row.method(),
                row.client(),
                row.clientVersion(),
                row.tokenHash(),
                row.tokenUntil(),
                row.masterHash(),
                row.masterUntil(),
                view.database(),
                view.schema(),
                view.role(),
                view.warehouse(),
                write(view.parameters()),
                row.createdAt()))
        .orElse(row);
  }

  private static DriverSessionRow with(DriverSessionRow row, String tokenHash, Instant until) {
    return new DriverSessionRow(
        row.id(),
        row.userName(),
        row.method(),
        row.client(),
        row.clientVersion(),
        tokenHash,
        until,
        row.masterHash(),
        row.masterUntil(),
        row.databaseName(),
        row.schemaName(),
        row.roleName(),
        row.warehouseName(),
        row.parameters(),
        row.createdAt());
  }

  private static DriverSessionRow withMaster(
      DriverSessionRow row, String masterHash, Instant until) {
    return new DriverSessionRow(
        row.id(),
        row.userName(),
        row.method(),
        row.client(),
        row.clientVersion(),
        row.tokenHash(),
        row.tokenUntil(),
        masterHash,
        until,
        row.databaseName(),
        row.schemaName(),
        row.roleName(),
        row.warehouseName(),
        row.parameters(),
        row.createdAt());
  }

  private String write(Map<String, String> parameters) {
    try {
      return json.writeValueAsString(parameters);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Map<String, String> read(String stored) {
    try {
      return json.readValue(stored, Argument.mapOf(String.class, String.class));
    } catch (IOException damaged) {
      throw new UncheckedIOException("a session's row holds a damaged document", damaged);
    }
  }
}
