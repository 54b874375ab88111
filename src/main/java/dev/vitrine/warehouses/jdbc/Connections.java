package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.sql.SqlDialect;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.Speech;
import dev.vitrine.warehouses.Warehouse;
import dev.vitrine.warehouses.Warehouses;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import java.nio.file.Path;
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
  public record Connection(ConnectionSpec spec, Origin origin, Engine engine) {}

  private final ConnectionsConfig config;
  private final Warehouses warehouses;
  private final Hosts hosts;
  private final Drivers drivers;
  private final Map<String, Connection> all = new ConcurrentHashMap<>();

  Connections(ConnectionsConfig config, Warehouses warehouses) {
    this.config = config;
    this.warehouses = warehouses;
    this.hosts = new Hosts(config.connectionHosts());
    this.drivers = new Drivers(DriverDirectory.of(Optional.ofNullable(config.driverDirectory())));
  }

  @PostConstruct
  void open() {
    configured().forEach(spec -> add(spec, Origin.CONFIGURED));
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
    Engine engine = engine(spec);
    try {
      warehouses.add(
          new Warehouse(
              spec.name(),
              engine,
              speech(spec.product()),
              spec.sizes().workers(),
              spec.sizes().maxQueued(),
              Optional.empty()));
    } catch (SqlError exists) {
      engine.close();
      throw exists;
    }
    all.put(spec.name(), new Connection(spec, origin, engine));
  }

  private Engine engine(ConnectionSpec spec) {
    return new JdbcEngine(spec, drivers);
  }

  /// Closes a connection; what runs there fails. Unknown names are ignored.
  public synchronized void remove(String name) {
    if (all.remove(name) != null) {
      warehouses.remove(name);
    }
  }

  public Optional<Connection> find(String name) {
    return Optional.ofNullable(all.get(name));
  }

  /// How charts are written for a warehouse.
  public SqlDialect dialect(Warehouse warehouse) {
    Connection known = all.get(warehouse.name());
    return SqlDialect.named(
        known == null ? warehouse.speech().name() : known.spec().product().label());
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
