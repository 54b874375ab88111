package dev.vitrine.agent;

import dev.vitrine.agent.schema.KnownSchema;
import dev.vitrine.agent.schema.KnownSchema.KnownTable;
import dev.vitrine.agent.schema.SchemaFile;
import dev.vitrine.agent.schema.SchemaReader;
import dev.vitrine.kernel.Caller;
import dev.vitrine.security.ExpiringMap;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// The tables that a caller may ask about, as the warehouse shows them to the caller's role or as a
/// file tells them, kept for a while.
@Singleton
final class Schemas {

  private static final long LARGEST_FILE = 32 << 20;
  private static final int MOST = 1_000;

  private final Runs runs;
  private final Places places;
  private final AgentConfig config;
  private final Json json;
  private final Clock clock;
  private final ExpiringMap<String, KnownSchema> known;
  private final AtomicLong version = new AtomicLong();

  Schemas(Runs runs, Places places, AgentConfig config, Json json, Clock clock) {
    this.runs = runs;
    this.places = places;
    this.config = config;
    this.json = json;
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
            .map(tables ->
                new KnownSchema(
                    place.database(),
                    place.schema(),
                    tables,
                    SchemaReader.isFolded(place.speech())))
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

  private Optional<List<KnownTable>> file() {
    Path file = config.schemaFile();
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw Refusal.badRequest("The schema file is larger than 32 MiB");
      }
      return Optional.of(SchemaFile.tables(json.read(Files.readAllBytes(file))));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
