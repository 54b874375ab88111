package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.sql.SqlDialect;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.Settings;
import dev.vitrine.warehouses.Speech;
import dev.vitrine.warehouses.Warehouse;
import dev.vitrine.warehouses.Warehouses;
import dev.vitrine.warehouses.duckdb.FileEngine;
import dev.vitrine.warehouses.duckdb.WarehouseConfig;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PostConstruct;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The databases that people have already: each becomes a warehouse of its name. A connection that
/// does not answer is one all the same; who uses it is told.
@Context
public class Connections {

  /// Where a connection was written down.
  public enum Origin {
    /// The server's configuration or its file of connections.
    CONFIGURED,
    /// Made over HTTP.
    ADDED
  }

  /// @param spec what is known of it, never a password
  public record Connection(ConnectionSpec spec, Origin origin, Engine engine) {

    /// Connections of the database that are open now.
    public int open() {
      return engine instanceof JdbcEngine jdbc ? jdbc.connections() : 0;
    }

    /// Those that statements and sessions hold.
    public int inUse() {
      return engine instanceof JdbcEngine jdbc ? jdbc.inUse() : 0;
    }
  }

  private final ConnectionsConfig config;
  private final Warehouses warehouses;
  private final Hosts hosts;
  private final Drivers drivers;
  private final OverHttp overHttp;
  private final AddedConnections added;
  private final Map<String, Connection> all = new ConcurrentHashMap<>();

  Connections(
      ConnectionsConfig config,
      Warehouses warehouses,
      @Value("${vitrine.data:.vitrine}") String data) {
    this.config = config;
    this.warehouses = warehouses;
    this.hosts = new Hosts(config.connectionHosts());
    this.overHttp = new OverHttp(config.connectionDirectories());
    this.added = new AddedConnections(Path.of(data));
    this.drivers = new Drivers(DriverDirectory.of(Optional.ofNullable(config.driverDirectory())));
  }

  @PostConstruct
  void open() {
    configured().forEach(spec -> add(spec, Origin.CONFIGURED));
    added.read().forEach((name, fields) -> add(SpecReader.read(name, fields), Origin.ADDED));
  }

  private List<ConnectionSpec> configured() {
    List<ConnectionSpec> specs = new ArrayList<>();
    Map<String, Object> written = config.connections();
    if (written != null) {
      written.forEach((name, fields) -> {
        if (!(fields instanceof Map<?, ?> map)) {
          throw new SqlError(
              ErrorCode.BAD_REQUEST, "vitrine.connections." + name + " must be a map of fields");
        }
        specs.add(SpecReader.read(name, map));
      });
    }
    Path file = config.connectionsFile();
    if (file != null) {
      specs.addAll(ConnectionsFile.read(file));
    }
    return specs;
  }

  /// Makes a connection known.
  ///
  /// @throws SqlError `OBJECT_EXISTS` when a warehouse has its name; `NOT_ALLOWED` for its host
  public synchronized void add(ConnectionSpec spec, Origin origin) {
    spec.host().ifPresent(host -> hosts.require(spec.name(), host));
    all.put(spec.name(), new Connection(spec, origin, makeKnown(spec, Optional.empty())));
  }

  private Engine makeKnown(ConnectionSpec spec, Optional<String> owner) {
    Engine engine = engine(spec);
    try {
      warehouses.add(
          new Warehouse(
              spec.name(),
              engine,
              speech(spec.product()),
              spec.sizes().workers(),
              spec.sizes().maxQueued(),
              owner));
      return engine;
    } catch (SqlError exists) {
      engine.close();
      throw exists;
    }
  }

  /// Makes a connection that an administrator wrote over HTTP; it is there again after a restart.
  ///
  /// @param written fields as [SpecReader] takes them, without passwords
  /// @throws SqlError `BAD_REQUEST`, `NOT_ALLOWED` or `OBJECT_EXISTS`
  public synchronized void addOverHttp(String name, Map<String, Object> written) {
    overHttp.check(name, written);
    ConnectionSpec spec = SpecReader.read(name, written);
    overHttp.check(spec);
    add(spec, Origin.ADDED);
    added.put(name, written);
  }

  /// Makes a connection that one caller brought for themselves: nobody else sees it, no restart
  /// brings it back, and [Warehouses#remove] closes it.
  ///
  /// @throws SqlError `OBJECT_EXISTS` when a warehouse has its name; as [#requireAllowed]
  public synchronized void addOwn(ConnectionSpec spec, Caller owner) {
    requireAllowed(spec);
    makeKnown(spec, Optional.of(owner.user()));
  }

  /// @throws SqlError `NOT_ALLOWED` for a host to which connections may not go, or a file in no
  ///   directory that the operator named
  public void requireAllowed(ConnectionSpec spec) {
    spec.host().ifPresent(host -> hosts.require(spec.name(), host));
    spec.file().ifPresent(file -> overHttp.requireInside(spec.name(), file));
  }

  /// Connects once.
  ///
  /// @throws SqlError that says why it cannot
  public void test(String name, Caller caller) {
    Connection connection = all.get(name);
    if (connection != null && connection.engine() instanceof JdbcEngine jdbc) {
      jdbc.test(caller);
    } else if (connection != null) {
      connection.engine().openSession("test", new Settings("", "", ZoneId.of("UTC"), false));
      connection.engine().closeSession("test");
    }
  }

  private Engine engine(ConnectionSpec spec) {
    return spec.product() == Product.DUCKDB
        ? new FileEngine(spec.name(), spec.file().orElseThrow(), WarehouseConfig.small())
        : new JdbcEngine(spec, drivers);
  }

  /// Closes a connection; what runs there fails. Unknown names are ignored.
  public synchronized void remove(String name) {
    if (all.remove(name) != null) {
      added.remove(name);
      warehouses.remove(name);
    }
  }

  public Optional<Connection> find(String name) {
    return Optional.ofNullable(all.get(name));
  }

  /// Whether a warehouse is a connection, an operator's or a caller's own.
  public static boolean isConnection(Warehouse warehouse) {
    return warehouse.engine() instanceof JdbcEngine || warehouse.engine() instanceof FileEngine;
  }

  /// Whether a warehouse is a connection that takes queries alone: a DuckDB file always is.
  public static boolean isReadOnly(Warehouse warehouse) {
    return warehouse.engine() instanceof FileEngine
        || (warehouse.engine() instanceof JdbcEngine jdbc && jdbc.spec().readOnly());
  }

  /// How charts are written for a warehouse.
  public static SqlDialect dialect(Warehouse warehouse) {
    return SqlDialect.named(
        warehouse.engine() instanceof JdbcEngine jdbc
            ? jdbc.spec().product().label()
            : warehouse.speech().name());
  }

  /// By name.
  public List<Connection> all() {
    return all.values().stream()
        .sorted(Comparator.comparing(connection -> connection.spec().name()))
        .toList();
  }

  /// The SQL that a kind of database speaks.
  public static Speech speech(Product product) {
    return switch (product) {
      case POSTGRESQL -> Speech.POSTGRES;
      case MARIADB, MYSQL -> Speech.MYSQL;
      case SQLITE -> Speech.SQLITE;
      case DUCKDB -> Speech.DUCKDB;
      case TRINO -> Speech.TRINO;
      case SNOWFLAKE -> Speech.SNOWFLAKE;
      case SQLSERVER -> Speech.SQLSERVER;
    };
  }
}
