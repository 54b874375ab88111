package dev.vitrine.prismiq;

import dev.vitrine.querybuilder.check.Finding;
import dev.vitrine.querybuilder.check.Finding.Code;
import dev.vitrine.querybuilder.check.Validator;
import dev.vitrine.querybuilder.model.QueryDefinition;
import dev.vitrine.querybuilder.schema.Schema;
import dev.vitrine.querybuilder.schema.SchemaTable;
import dev.vitrine.results.Remembered;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// What schemas have, remembered for a while; a name that is missed is looked for anew.
@Singleton
final class Schemas {

  private static final long BYTES = 64L << 20;
  private static final int COLUMN_BYTES = 200;

  /// Each user may see something else.
  private record Key(Place place, String user) {}

  private final SchemaReader reader;
  private final Places places;
  private final Remembered<Key, Schema> known;

  Schemas(SchemaReader reader, Places places, PrismiqConfig config, Clock clock) {
    this.reader = reader;
    this.places = places;
    this.known = new Remembered<>(BYTES, config.schemaKept(), Schemas::bytes, clock);
  }

  private static int bytes(Schema schema) {
    return COLUMN_BYTES
        * (1 + schema.tables().stream().mapToInt(table -> table.columns().size()).sum());
  }

  Schema of(Asker asker) {
    Key key = key(asker);
    return known.get(key).orElseGet(() -> read(asker, key));
  }

  /// As it is now.
  Schema fresh(Asker asker) {
    return read(asker, key(asker));
  }

  private Key key(Asker asker) {
    return new Key(places.of(asker), asker.caller().user());
  }

  private Schema read(Asker asker, Key key) {
    Schema schema = reader.read(asker.caller(), key.place());
    known.put(key, schema);
    return schema;
  }

  Optional<SchemaTable> table(Asker asker, String name) {
    return of(asker).table(name).or(() -> fresh(asker).table(name));
  }

  /// What is wrong with a query.
  Checked check(Asker asker, QueryDefinition query) {
    Schema schema = of(asker);
    List<Finding> findings = Validator.check(query, schema);
    if (findings.stream().anyMatch(Schemas::misses)) {
      schema = fresh(asker);
      findings = Validator.check(query, schema);
    }
    return new Checked(schema, findings);
  }

  private static boolean misses(Finding finding) {
    return finding.code() == Code.TABLE_NOT_FOUND
        || finding.code() == Code.COLUMN_NOT_FOUND
        || finding.code() == Code.INVALID_JOIN
        || finding.code() == Code.INVALID_TIME_SERIES;
  }

  /// A query's findings and the schema that it was checked with.
  record Checked(Schema schema, List<Finding> findings) {}
}
