package dev.vitrine.admin;

import dev.vitrine.warehouses.jdbc.ConnectionSpec;
import dev.vitrine.warehouses.jdbc.Connections.Connection;
import dev.vitrine.warehouses.jdbc.Secret;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A connection as it is shown: never its password.
///
/// @param password where the password is: `environment NAME`, `file PATH` or `configuration`
/// @param origin `configured` or `added`
/// @param open connections of the database that are open now
/// @param inUse those that statements and sessions hold
@Serdeable
@Schema(
    name = "Connection",
    example =
        "{\"name\":\"sales\",\"type\":\"postgresql\",\"host\":\"db.example.com\",\"port\":5432,"
            + "\"database\":\"sales\",\"user\":\"reader\",\"password\":\"environment SALES_PASSWORD\","
            + "\"readOnly\":true,\"caller\":\"shared\",\"poolSize\":8,\"maxConnections\":16,\"workers\":8,"
            + "\"connectTimeoutMillis\":10000,\"properties\":{},\"origin\":\"configured\",\"open\":1,"
            + "\"inUse\":0}")
record ConnectionBody(
    String name,
    String type,
    @Nullable String host,
    @Nullable Integer port,
    @Nullable String database,
    @Nullable String schema,
    @Nullable String file,
    @Nullable String user,
    @Nullable String password,
    boolean readOnly,
    String caller,
    int poolSize,
    int maxConnections,
    int workers,
    long connectTimeoutMillis,
    Map<String, String> properties,
    String origin,
    int open,
    int inUse) {

  static ConnectionBody of(Connection connection) {
    ConnectionSpec spec = connection.spec();
    return new ConnectionBody(
        spec.name(),
        spec.product().typeName(),
        spec.host().orElse(null),
        spec.host().isPresent() ? spec.port() : null,
        spec.database().orElse(null),
        spec.schema().orElse(null),
        spec.file().map(Path::toString).orElse(null),
        spec.user().orElse(null),
        where(spec.password()),
        spec.readOnly(),
        spec.identity().name().toLowerCase(Locale.ROOT),
        spec.sizes().poolSize(),
        spec.sizes().mostConnections(),
        spec.sizes().workers(),
        spec.sizes().connectTimeout().toMillis(),
        spec.properties(),
        connection.origin().name().toLowerCase(Locale.ROOT),
        connection.open(),
        connection.inUse());
  }

  private static @Nullable String where(Secret secret) {
    return switch (secret) {
      case Secret.None _ -> null;
      case Secret.Plain _ -> "configuration";
      case Secret.Environment(String variable) -> "environment " + variable;
      case Secret.InFile(Path path) -> "file " + path;
    };
  }
}
