package dev.vitrine.snowflake;

import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.stages.StageArea;
import dev.vitrine.stages.StageStore;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/// Finds the files of stages by name, for doors that carry them.
@Singleton
public class StageLookup {

  private final CatalogStore catalog;
  private final StageStore store;
  private final StageNames names;

  StageLookup(CatalogStore catalog, StageStore store) {
    this.catalog = catalog;
    this.store = store;
    this.names = new StageNames(store);
  }

  /// The stage of these names, each in upper case unless it is in quotes; `~` is the caller's own,
  /// `%t` a table's.
  ///
  /// @throws SqlError `UNKNOWN_PATH`
  public StageArea find(Caller caller, String database, String schema, String stage) {
    if (stage.equals("~")) {
      return store.ofUser(caller.user());
    }
    Schema found =
        catalog
            .current()
            .schema(name(database), name(schema))
            .orElseThrow(() -> unknown(database, schema, stage));
    return (stage.startsWith("%")
            ? found
                .relation(name(stage.substring(1)))
                .filter(SchemaObject.Table.class::isInstance)
                .map(table -> names.ofTable((SchemaObject.Table) table))
            : stage(found, name(stage)))
        .orElseThrow(() -> unknown(database, schema, stage));
  }

  private Optional<StageArea> stage(Schema schema, String name) {
    return schema
        .find(Schema.Key.of(Schema.Domain.STAGE, name))
        .filter(SchemaObject.Stage.class::isInstance)
        .map(object -> names.area((SchemaObject.Stage) object));
  }

  private static String name(String written) {
    boolean quoted = written.length() > 1 && written.startsWith("\"") && written.endsWith("\"");
    return quoted
        ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
        : written.toUpperCase(Locale.ROOT);
  }

  private static SqlError unknown(String database, String schema, String stage) {
    return new SqlError(
        ErrorCode.UNKNOWN_PATH,
        "Stage '%s.%s.%s' does not exist or not authorized.".formatted(database, schema, stage));
  }
}
