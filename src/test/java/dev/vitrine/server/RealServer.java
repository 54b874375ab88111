package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.security.apikey.ApiKeys;
import dev.vitrine.security.apikey.ApiKeys.Purpose;
import dev.vitrine.security.users.Grants;
import dev.vitrine.security.users.Users;
import dev.vitrine.statements.Statements;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.duckdb.DuckDbEngine;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The whole server in this process: HTTP on a port of its own, DuckDB and H2 in a directory of its
/// own. When it is closed nothing may be left of what ran on it.
public final class RealServer implements AutoCloseable {

  /// The first administrator's API key, in all fixtures.
  public static final String KEY = "vk_fixture_0123456789abcdef0123456789abcdef0123456789ab";

  /// Reads for minutes, and stops where it is told to.
  static final String LONG_READ =
      "select count(*) from range(100000000) a, range(100000000) b where a.range + b.range < 0";

  private final Path data;
  private final EmbeddedServer server;

  private RealServer(Path data, Map<String, Object> settings) {
    Map<String, Object> all =
        new HashMap<>(
            Map.of(
                "vitrine.data", data.toString(),
                "vitrine.port", "-1",
                "vitrine.api-key", KEY,
                "vitrine.limits.requests-per-second", "0",
                "vitrine.warehouse.memory-limit", "512MB",
                "vitrine.warehouse.threads", "2",
                // the process is that of all tests together
                "vitrine.warehouse.process-limit", "64GB"));
    all.putAll(settings);
    this.data = data;
    this.server = ApplicationContext.run(EmbeddedServer.class, all);
  }

  /// @param settings keys and values in turn
  public static RealServer start(String... settings) {
    Map<String, Object> given = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      given.put(settings[i], settings[i + 1]);
    }
    try {
      return new RealServer(Files.createTempDirectory("vitrine-front"), given);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// In a directory that someone else removes, for one server after the other.
  public static RealServer startIn(Path data) {
    return new RealServer(data, Map.of());
  }

  /// As the first administrator.
  public Api api() {
    return new Api(base(), KEY);
  }

  String base() {
    return server.getURI().toString();
  }

  public int port() {
    return server.getPort();
  }

  static String key() {
    return KEY;
  }

  /// As a new user with one role.
  Api user(String name, String role) {
    bean(Users.class).create(name);
    bean(Grants.class).grant(role, name);
    Purpose purpose = new Purpose(name, Optional.of(role), "test", Optional.empty());
    return new Api(base(), bean(ApiKeys.class).create(purpose).key());
  }

  public <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }

  public Statements statements() {
    return bean(Statements.class);
  }

  DuckDbEngine engine() {
    return (DuckDbEngine) bean(Engine.class);
  }

  /// Waits until it holds; at most a minute.
  public static void eventually(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never so: " + what);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  /// Nothing runs, waits or is held.
  private void assertQuiet() {
    Statements statements = statements();
    eventually("nothing queued", () -> statements.queued() == 0);
    eventually("nothing running", () -> statements.running() == 0);
    eventually("no waiter", () -> statements.waiting() == 0);
    eventually("no statement in the engine", () -> engine().running() == 0);
    eventually("no session of the engine", () -> engine().openSessions() == 0);
    assertThat(engine().stuck()).isZero();
    eventually("no rows held", () -> engine().arrowBytes() == 0);
  }

  @Override
  public void close() {
    try {
      assertQuiet();
    } finally {
      server.close();
      delete();
    }
  }

  /// Stops it and leaves its directory.
  public void stop() {
    assertQuiet();
    server.close();
  }

  private void delete() {
    try (var files = Files.walk(data)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      deepestFirst.forEach(file -> file.toFile().delete());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
