package dev.vitrine.sessions;

import dev.vitrine.kernel.Caller;
import dev.vitrine.sessions.SessionFault.Kind;
import dev.vitrine.warehouses.Speech;
import dev.vitrine.warehouses.Warehouse;
import dev.vitrine.warehouses.Warehouses;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All sessions. They end when their caller says so, when nobody asked for them for a while, and
/// with the server. Made with the server, so that a file which cannot be loaded stops the start.
@Context
public final class Sessions {

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
  private static final int ID_BYTES = 16;

  private final SessionsConfig config;
  private final Warehouses warehouses;
  private final Clock clock;
  private final Preloaded preloaded;
  private final EngineShelf shelf;
  private final Space space;
  private final Map<String, Session> all = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("session-sweep").factory());

  Sessions(
      SessionsConfig config,
      Warehouses warehouses,
      Clock clock,
      @Value("${vitrine.data:.vitrine}") Path data) {
    this.config = config;
    this.warehouses = warehouses;
    this.clock = clock;
    this.space = new Space(config);
    Path root = emptied(data.resolve("sessions"));
    this.preloaded = Preloaded.of(root.resolve("preloaded"), config);
    this.shelf = new EngineShelf(root, config, preloaded);
    long millis = Math.max(1, config.sweepEvery().toMillis());
    var _ = timer.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
  }

  /// Sessions do not outlive the server; what it left when it was killed goes now.
  private static Path emptied(Path root) {
    try {
      if (Files.exists(root)) {
        EngineShelf.remove(root);
      }
      return Files.createDirectories(root);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot make the directory " + root, failure);
    }
  }

  /// A new session; its engine is opened when the first statement or file comes.
  ///
  /// @throws SessionFault `TOO_MANY`
  public synchronized Session create(Caller owner) {
    sweep();
    requireRoom(owner);
    Session session =
        new Session(newId(), owner, new SessionEngine(shelf), preloaded.tables(), clock.instant());
    warehouses.add(
        new Warehouse(
            session.warehouse(),
            session.engine(),
            Speech.DUCKDB,
            config.workers(),
            config.maxQueued(),
            Optional.of(owner.user())));
    all.put(session.id(), session);
    shelf.prepare();
    return session;
  }

  private void requireRoom(Caller owner) {
    long own = all.values().stream().filter(each -> isOf(each, owner)).count();
    if (own >= config.mostPerCaller()) {
      throw SessionFault.of(
          Kind.TOO_MANY,
          "Too many requests: you have %d sessions, which is the limit; delete one"
              .formatted(config.mostPerCaller()));
    }
    if (all.size() >= config.most()) {
      throw SessionFault.of(
          Kind.TOO_MANY,
          "Too many requests: there are %d sessions, which is the limit; try again later"
              .formatted(config.most()));
    }
    space.check(all.values(), owner.user());
  }

  private static boolean isOf(Session session, Caller caller) {
    return session.owner().user().equals(caller.user());
  }

  private String newId() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// A session in use: it does not end before this is closed.
  public final class Use implements AutoCloseable {
    private final Session session;

    private Use(Session session) {
      this.session = session;
    }

    public Session session() {
      return session;
    }

    @Override
    public void close() {
      session.leave(clock.instant());
    }
  }

  /// The session of this id, if it is this caller's and not over; asking keeps it from ending.
  ///
  /// @throws SessionFault `SESSION_NOT_FOUND`
  public Use use(String id, Caller caller) {
    Session session = all.get(id);
    if (session == null || !session.isSeenBy(caller)) {
      throw SessionFault.notFound(id);
    }
    if (session.isOver(clock.instant(), config.idle())) {
      end(session);
      throw SessionFault.notFound(id);
    }
    session.enter();
    return new Use(session);
  }

  /// @throws SessionFault `TOO_MANY` when the caller's sessions, or all, hold what they may
  public void requireSpace(Session session) {
    space.check(all.values(), session.owner().user());
  }

  /// Ends a session: its statements are canceled and its data are gone.
  public void end(Session session) {
    if (all.remove(session.id(), session)) {
      warehouses.remove(session.warehouse());
    }
  }

  Space space() {
    return space;
  }

  Collection<Session> all() {
    return List.copyOf(all.values());
  }

  /// How many there are.
  public int count() {
    return all.size();
  }

  /// Ends those whose time is over.
  void sweep() {
    all.values().stream()
        .filter(session -> session.isOver(clock.instant(), config.idle()))
        .toList()
        .forEach(this::end);
  }

  private void look() {
    try {
      sweep();
      all.values().forEach(Session::measure);
    } catch (RuntimeException failure) {
      LOG.warn("the sweep of the sessions failed and will be tried again", failure);
    }
  }

  @PreDestroy
  void close() {
    timer.shutdownNow();
    all().forEach(this::end);
    shelf.close();
  }
}
