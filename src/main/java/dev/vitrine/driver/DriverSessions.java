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
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// The sessions that are open. Their tokens are in the state database, so that a restart ends none;
/// what a session had on the engine (a transaction, temporary objects) does not outlive one.
@Singleton
final class DriverSessions implements SessionLogins {

  /// A session that is in use is written down again after this, or a tenth of its life.
  private static final Duration WRITTEN_EVERY = Duration.ofMinutes(10);

  /// Numbers that every client can keep exactly.
  private static final long LARGEST_ID = 1L << 50;

  /// A session that was just opened or renewed.
  record Admitted(DriverSession session, Tokens tokens) {}

  /// What a session token stands for; a renewed session keeps its old token for its time.
  private record Known(long id, Instant until) {}

  private final DriverSessionRepository repository;
  private final SessionRows rows;
  private final LiveSessions live;
  private final Queries queries;
  private final Accounts accounts;
  private final DriverConfig config;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<Long, DriverSessionRow> open = new ConcurrentHashMap<>();

  /// By the digest of the session token.
  private final Map<String, Known> tokens = new ConcurrentHashMap<>();

  DriverSessions(
      DriverSessionRepository repository,
      SessionRows rows,
      LiveSessions live,
      Queries queries,
      Accounts accounts,
      DriverConfig config,
      Clock clock) {
    this.repository = repository;
    this.rows = rows;
    this.live = live;
    this.queries = queries;
    this.accounts = accounts;
    this.config = config;
    this.clock = clock;
  }

  /// Opens a session. Where the user has too many, the one that was not used for longest ends. May
  /// block.
  Admitted open(Login login, Client client, LiveSessions.View begin) {
    Caller caller = login.identity().caller();
    long id = 1 + (random.nextLong() & (LARGEST_ID - 1));
    Tokens fresh = fresh();
    DriverSessionRow row = rows.fresh(id, login, client, fresh, begin, clock.instant());
    keep(row);
    remember(row);
    live.open(Long.toString(id), caller.user(), begin);
    return new Admitted(new DriverSession(id, caller, client), fresh);
  }

  /// One after the other, or many logins at once would all find room.
  private void keep(DriverSessionRow row) {
    synchronized (repository) {
      if (repository.countByUserName(row.userName()) >= config.maxSessionsPerUser()) {
        repository.findFirstByUserNameOrderByMasterUntil(row.userName()).ifPresent(this::end);
      }
      repository.save(row);
    }
  }

  private Tokens fresh() {
    Instant now = clock.instant();
    return Tokens.random(now.plus(config.tokenLife()), now.plus(config.sessionLife()));
  }

  private void remember(DriverSessionRow row) {
    open.put(row.id(), row);
    admit(row);
  }

  private void admit(DriverSessionRow row) {
    tokens.put(row.tokenHash(), new Known(row.id(), row.tokenUntil()));
  }

  /// The session of a request, which is in use by that. May block.
  ///
  /// @throws Refusal `390112` when its token must be renewed, `390111` when there is none
  DriverSession of(HttpRequest<?> request) {
    Known known = known(request);
    DriverSessionRow row = row(known);
    Instant now = clock.instant();
    if (!now.isBefore(known.until())) {
      throw Refusal.tokenExpired();
    }
    if (now.plus(config.sessionLife()).minus(writtenEvery()).isAfter(row.masterUntil())) {
      keep(row.id());
    }
    return session(row);
  }

  /// The session of a request that ends it. Drivers renew no token for that: theirs may be over, if
  /// it was not renewed since.
  ///
  /// @throws Refusal as [#of]
  DriverSession leaving(HttpRequest<?> request) {
    DriverSessionRow row = row(known(request));
    boolean isLast = digest(request).filter(row.tokenHash()::equals).isPresent();
    return isLast ? session(row) : of(request);
  }

  private Known known(HttpRequest<?> request) {
    return digest(request)
        .flatMap(digest -> Optional.ofNullable(tokens.get(digest)).or(() -> restored(digest)))
        .orElseThrow(Refusal::sessionGone);
  }

  private DriverSessionRow row(Known known) {
    DriverSessionRow row = open.get(known.id());
    if (row == null || !clock.instant().isBefore(row.masterUntil())) {
      throw Refusal.sessionGone();
    }
    return row;
  }

  private Duration writtenEvery() {
    Duration tenth = config.sessionLife().dividedBy(10);
    return tenth.compareTo(WRITTEN_EVERY) < 0 ? tenth : WRITTEN_EVERY;
  }

  private static Optional<String> token(HttpRequest<?> request) {
    return Tokens.in(Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION)));
  }

  private static Optional<String> digest(HttpRequest<?> request) {
    return token(request).map(Digests::sha256Hex);
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

  private void restore(DriverSessionRow row) {
    live.open(Long.toString(row.id()), row.userName(), rows.view(row));
    remember(row);
  }

  private DriverSession session(DriverSessionRow row) {
    Account account =
        accounts
            .find(row.userName())
            .filter(user -> !user.disabled())
            .orElseThrow(Refusal::sessionGone);
    Caller caller = identity(account, row).orElseThrow(Refusal::sessionGone).caller();
    String role =
        live.view(Long.toString(row.id())).map(LiveSessions.View::role).orElse(row.roleName());
    return new DriverSession(
        row.id(),
        caller.roles().contains(role) ? caller.withRole(role) : caller,
        SessionRows.client(row));
  }

  /// Empty when the only role that the session may have is not granted any more.
  private static Optional<Identity> identity(Account account, DriverSessionRow row) {
    Caller.Method method = Caller.Method.valueOf(row.method());
    String only = row.restrictedTo();
    if (only == null) {
      return Optional.of(account.identity(method));
    }
    return account.roles().contains(only)
        ? Optional.of(account.identity(method, only))
        : Optional.empty();
  }

  /// Who is behind a session that is known, for the limits of requests.
  @Override
  public Optional<Identity> identity(HttpRequest<?> request) {
    Instant now = clock.instant();
    return digest(request)
        .map(tokens::get)
        .filter(known -> now.isBefore(known.until()))
        .map(known -> open.get(known.id()))
        .filter(row -> now.isBefore(row.masterUntil()))
        .flatMap(row ->
            accounts
                .remembered(row.userName())
                .flatMap(Accounts.Seen::account)
                .filter(account -> !account.disabled())
                .flatMap(account -> identity(account, row)));
  }

  /// New tokens for the session of a master token.
  ///
  /// @throws Refusal when its time is over or there is no such session
  Admitted renew(HttpRequest<?> request) {
    String master = token(request).orElseThrow(Refusal::masterTokenMissing);
    DriverSessionRow stored =
        repository
            .findByMasterHash(Digests.sha256Hex(master))
            .orElseThrow(Refusal::masterTokenInvalid);
    DriverSessionRow known = open.getOrDefault(stored.id(), stored);
    if (!clock.instant().isBefore(known.masterUntil())) {
      throw Refusal.masterTokenExpired();
    }
    if (!open.containsKey(stored.id())) {
      restore(stored);
    }
    Tokens fresh = fresh().withMaster(master);
    DriverSessionRow renewed =
        keep(stored.id(), row -> with(fresh, row)).orElseThrow(Refusal::masterTokenInvalid);
    admit(renewed);
    return new Admitted(session(renewed), fresh);
  }

  private static DriverSessionRow with(Tokens fresh, DriverSessionRow row) {
    return row.withToken(Digests.sha256Hex(fresh.session()), fresh.sessionUntil())
        .lasting(fresh.masterUntil());
  }

  /// A statement has ended: what its session is in now is kept.
  void changed(DriverSession session) {
    DriverSessionRow row = open.get(session.id());
    if (row != null && !current(row).equals(row)) {
      keep(session.id());
    }
  }

  private void keep(long id) {
    Instant until = clock.instant().plus(config.sessionLife());
    var _ = keep(id, row -> row.lasting(until));
  }

  /// Writes down what a session is in now, and more, one after the other.
  ///
  /// @return empty when it has ended
  private Optional<DriverSessionRow> keep(long id, UnaryOperator<DriverSessionRow> more) {
    return Optional.ofNullable(
        open.computeIfPresent(
            id,
            (_, row) -> {
              DriverSessionRow kept = more.apply(current(row));
              repository.update(kept);
              return kept;
            }));
  }

  /// The row with what its session is in now.
  private DriverSessionRow current(DriverSessionRow row) {
    return live.view(Long.toString(row.id())).map(view -> rows.now(row, view)).orElse(row);
  }

  /// Ends a session and everything that runs in it.
  void close(DriverSession session) {
    end(session.id(), session.caller().user());
  }

  private void end(DriverSessionRow row) {
    end(row.id(), row.userName());
  }

  private void end(long id, String user) {
    open.remove(id);
    tokens.values().removeIf(known -> known.id() == id);
    repository.deleteById(id);
    queries.abortAll(id, user);
    live.close(Long.toString(id));
  }

  /// Ends those that nobody used for long.
  @Scheduled(fixedDelay = "1m", initialDelay = "1m")
  void sweep() {
    Instant now = clock.instant();
    List<DriverSessionRow> ended =
        open.values().stream().filter(row -> !now.isBefore(row.masterUntil())).toList();
    ended.forEach(this::end);
    tokens.values().removeIf(known -> known.until().plus(config.sessionLife()).isBefore(now));
    repository.deleteEnded(now);
  }
}
