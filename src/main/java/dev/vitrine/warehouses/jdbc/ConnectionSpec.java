package dev.vitrine.warehouses.jdbc;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What an operator says of one connection; nothing of it comes from a client.
///
/// @param name as statements name it, in exactly this case
/// @param host of a server; empty for files
/// @param database of a server; Trino's catalog
/// @param schema in which bare names are looked up; empty for the user's own
/// @param file of SQLite or DuckDB
/// @param properties of the driver, names from [Product#properties] only
/// @param readOnly statements that change something are refused
public record ConnectionSpec(
    String name,
    Product product,
    Optional<String> host,
    int port,
    Optional<String> database,
    Optional<String> schema,
    Optional<Path> file,
    Optional<String> user,
    Secret password,
    Map<String, String> properties,
    boolean readOnly,
    Identity identity,
    Sizes sizes) {

  /// Who a caller is to the database.
  public enum Identity {
    /// The connection's own user; the database hears the caller's name where it has a place for it.
    SHARED,
    /// The caller: their name is the user at the login.
    CALLER,
    /// The caller, with the token that they showed here instead of a password.
    TOKEN
  }

  /// @param poolSize connections of one user
  /// @param mostConnections of all users together
  /// @param workers statements that run at a time
  /// @param maxQueued statements that wait
  /// @param connectTimeout until a connection is there, waiting for a free one included
  /// @param idleTimeout after which an unused connection is closed
  /// @param fetchSize rows that the driver asks for at a time
  public record Sizes(
      int poolSize,
      int mostConnections,
      int workers,
      int maxQueued,
      Duration connectTimeout,
      Duration idleTimeout,
      int fetchSize) {

    public static final Sizes DEFAULT =
        new Sizes(8, 16, 8, 1_000, Duration.ofSeconds(10), Duration.ofSeconds(60), 2_000);
  }

  public ConnectionSpec {
    properties = Map.copyOf(properties);
  }

  /// Where it goes, for messages: never a password.
  public String target() {
    return file.map(Path::toString)
        .orElseGet(() ->
            host.orElse("") + ":" + port + database.map(database -> "/" + database).orElse(""));
  }
}
