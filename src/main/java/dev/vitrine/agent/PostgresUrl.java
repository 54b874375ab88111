package dev.vitrine.agent;

import dev.vitrine.warehouses.jdbc.Connections;
import dev.vitrine.warehouses.jdbc.Connections.Origin;
import dev.vitrine.warehouses.jdbc.SpecReader;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import java.util.Map;

/// The database of `POSTGRES_URL`: a connection like any other, read-only, with ten connections at
/// most. Its URL is taken apart into fields and never handed on.
@Context
final class PostgresUrl {

  static final String NAME = "postgres";

  private static final int MOST = 10;

  private final AgentConfig config;
  private final Connections connections;

  PostgresUrl(AgentConfig config, Connections connections) {
    this.config = config;
    this.connections = connections;
  }

  @PostConstruct
  void add() {
    String url = config.postgresUrl();
    if (url != null && !url.isBlank()) {
      Map<String, Object> fields =
          Map.of("url", url.strip(), "pool_size", MOST, "max_connections", MOST, "read_only", true);
      connections.add(SpecReader.read(NAME, fields), Origin.CONFIGURED);
    }
  }
}
