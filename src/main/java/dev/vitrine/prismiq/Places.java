package dev.vitrine.prismiq;

import dev.vitrine.kernel.Caller;
import dev.vitrine.pipeline.Pipeline;
import dev.vitrine.querybuilder.render.Dialect;
import dev.vitrine.warehouses.Speech;
import dev.vitrine.warehouses.Warehouse;
import dev.vitrine.warehouses.Warehouses;
import jakarta.inject.Singleton;
import java.util.Locale;

/// Finds the configured warehouse and the schema that a request means.
@Singleton
final class Places {

  private final Warehouses warehouses;
  private final PrismiqConfig config;

  Places(Warehouses warehouses, PrismiqConfig config) {
    this.warehouses = warehouses;
    this.config = config;
  }

  /// @throws Refused when the warehouse is not there, cannot be asked in JSON, or the schema may
  ///   not be named
  Place of(Asker asker) {
    Speech speech = speech(asker.caller());
    Dialect dialect = dialect(speech);
    String schema =
        asker.schema().map(name -> stored(name, dialect)).orElseGet(() -> usual(speech));
    if (asker.schema().isPresent() && !config.allowsSchema(schema)) {
      throw Refused.notFound("Schema '" + schema + "' not found");
    }
    return new Place(config.warehouse(), dialect, config.database(), schema);
  }

  /// On the embedded warehouse a bare name means itself in upper case, as in its SQL; quotes keep
  /// it.
  private static String stored(String name, Dialect dialect) {
    if (dialect != Dialect.EMBEDDED) {
      return name;
    }
    return name.length() > 2 && name.startsWith("\"") && name.endsWith("\"")
        ? name.substring(1, name.length() - 1)
        : name.toUpperCase(Locale.ROOT);
  }

  private Speech speech(Caller caller) {
    String name = config.warehouse();
    if (name.equals(Pipeline.WAREHOUSE)) {
      return Speech.EMBEDDED;
    }
    return warehouses
        .find(name, caller)
        .map(Warehouse::speech)
        .orElseThrow(() ->
            Refused.unavailable(
                "Warehouse '" + name + "' of vitrine.prismiq.warehouse does not exist"));
  }

  private static Dialect dialect(Speech speech) {
    return switch (speech) {
      case EMBEDDED -> Dialect.EMBEDDED;
      case DUCKDB -> Dialect.DUCKDB;
      case POSTGRES -> Dialect.POSTGRES;
      case MYSQL -> Dialect.MYSQL;
      case SQLITE -> Dialect.SQLITE;
      case TRINO -> Dialect.TRINO;
      case SNOWFLAKE -> Dialect.SNOWFLAKE;
      case SQLSERVER ->
          throw Refused.unavailable("SQL Server cannot be asked in JSON: choose another warehouse");
    };
  }

  private String usual(Speech speech) {
    String set = config.schema();
    return set == null ? speech.usualSchema(config.database()) : set;
  }
}
