package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.snowflake.store.Dropped;
import dev.vitrine.snowflake.store.Edit;
import dev.vitrine.snowflake.store.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Takes schemas and databases away, and keeps the last of each name for `UNDROP`.
final class NamespaceDropping {

  private State state;
  private final List<String> sql = new ArrayList<>();
  private final List<Edit> edits = new ArrayList<>();

  NamespaceDropping(State state) {
    this.state = state;
  }

  List<String> sql() {
    return sql;
  }

  List<Edit> edits() {
    return edits;
  }

  /// What is there afterwards.
  State left() {
    return state;
  }

  private void edit(Edit edit) {
    edits.add(edit);
    state = edit.apply(state);
  }

  void database(Database database) {
    purge(database.name(), "");
    edit(new Edit.RemoveDatabase(database.name()));
    String id = UUID.randomUUID().toString();
    if (database.isTransient()) {
      database.schemas().values().forEach(this::atOnce);
    } else {
      edit(new Edit.Keep(Dropped.database(id, Instant.now(), database)));
    }
  }

  void schema(String database, Schema schema) {
    purge(database, schema.name());
    edit(new Edit.RemoveSchema(database, schema.name()));
    String id = UUID.randomUUID().toString();
    if (schema.isTransient()) {
      atOnce(schema);
    } else {
      edit(new Edit.Keep(Dropped.schema(id, Instant.now(), database, schema)));
    }
  }

  private void atOnce(Schema schema) {
    sql.add(atOnce(schema.engineName()));
  }

  private static String atOnce(String engineSchema) {
    return "DROP SCHEMA IF EXISTS " + QuotedName.of(engineSchema) + " CASCADE";
  }

  /// Older ones of the name, and all that were kept long enough.
  private void purge(String database, String schema) {
    Instant oldest = Instant.now().minus(Dropping.KEPT);
    for (Dropped dropped : state.dropped()) {
      boolean sameName = dropped.database().equals(database) && dropped.schema().equals(schema);
      boolean due = sameName || dropped.at().isBefore(oldest);
      if (dropped.table().isEmpty() && due) {
        dropped.engineSchemas().forEach(engineSchema -> sql.add(atOnce(engineSchema)));
        edit(new Edit.Forget(dropped.id()));
      }
    }
  }
}
