package dev.vitrine.agent;

import dev.vitrine.agent.schema.KnownSchema;
import dev.vitrine.agent.schema.KnownSchema.KnownTable;
import dev.vitrine.agent.schema.SchemaFile;
import dev.vitrine.agent.schema.SchemaReader;
import dev.vitrine.kernel.Caller;
import dev.vitrine.security.ExpiringMap;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.http.HttpStatus;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tables that a caller may ask about, as the warehouse shows them to the caller's role or as a
/// file tells them, kept for a while.
@Singleton
final class Schemas implements ApplicationEventListener<ServerStartupEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(Schemas.class);
  private static final int MOST = 1_000;

  private final Runs runs;
  private final Places places;
  private final AgentConfig config;
  private final Clock clock;
  private final ExpiringMap<String, KnownSchema> known;
  private final AtomicLong version = new AtomicLong();

  Schemas(Runs runs, Places places, AgentConfig config, Clock clock) {
    this.runs = runs;
    this.places = places;
    this.config = config;
    this.clock = clock;
    this.known = new ExpiringMap<>(clock, MOST);
  }

  /// @throws dev.vitrine.kernel.SqlError when the warehouse cannot be asked
  KnownSchema of(Caller caller) {
    String key = caller.role() + "\n" + caller.user();
    return known.get(key).orElseGet(() -> kept(key, read(caller)));
  }

  private KnownSchema kept(String key, KnownSchema schema) {
    known.put(key, schema, clock.instant().plus(config.schemaKept()));
    return schema;
  }

  /// Forgets what was known and reads it anew.
  KnownSchema refresh(Caller caller) {
    known.clear();
    version.incrementAndGet();
    return of(caller);
  }

  /// Rises with every refresh.
  long version() {
    return version.get();
  }

  private KnownSchema read(Caller caller) {
    Place place = places.of(caller);
    KnownSchema all =
        file()
            .map(tables -> new KnownSchema(place.database(), place.schema(), tables))
            .orElseGet(() -> introspected(caller, place));
    return all.only(all.names().stream().filter(config::exposes).toList());
  }

  private KnownSchema introspected(Caller caller, Place place) {
    return new SchemaReader(
            (sql, values) -> runs.rows(caller, place, sql, values),
            place.speech(),
            place.database(),
            place.schema())
        .read();
  }

  /// A file that is broken is its operator's to mend, not the asker's.
  private Optional<List<KnownTable>> file() {
    try {
      return SchemaFile.read(config.schemaFile());
    } catch (SchemaFile.Broken broken) {
      LOG.error("vitrine.agent.schema-file {}: {}", config.schemaFile(), broken.text());
      throw Refusal.of(
          HttpStatus.INTERNAL_SERVER_ERROR,
          "The schema file of this server is broken, and its operator must mend it: "
              + broken.text());
    }
  }

  /// Who starts the server hears at once that its schema file is broken.
  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    try {
      file().ifPresent(tables -> LOG.info("the schema file tells {} tables", tables.size()));
    } catch (Refusal broken) {
      LOG.warn("questions are refused until the schema file is mended");
    }
  }
}
