package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.Gate;
import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.catalog.SchemaObject.TableKind;
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.translate.Objects.Place;
import dev.vitrine.snowflake.store.Dropped;
import dev.vitrine.snowflake.store.Edit;
import dev.vitrine.snowflake.store.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Takes objects away. Permanent tables stay under another name for `UNDROP`: the last of each
/// name, for a day.
final class Dropping {

  static final Duration KEPT = Duration.ofDays(1);

  private final Place place;
  private final State state;
  private final List<String> sql = new ArrayList<>();
  private final List<Edit> edits = new ArrayList<>();

  Dropping(Place place, State state) {
    this.place = place;
    this.state = state;
  }

  List<String> sql() {
    return sql;
  }

  List<Edit> edits() {
    return edits;
  }

  /// Drops it.
  void drop(SchemaObject object) {
    edits.add(new Edit.Remove(place.database(), place.schema(), object.key()));
    switch (object) {
      case Table table -> table(table);
      case SchemaObject.Sequence sequence -> sql.add("DROP SEQUENCE " + sequence.engineName());
      default -> {
        // only the catalog knows it
      }
    }
  }

  /// Drops it for another of its name.
  void replaced(SchemaObject object) {
    drop(object);
  }

  private void table(Table table) {
    purge(table.name());
    if (!isKept(table)) {
      sql.addAll(atOnce(table));
      return;
    }
    String id = UUID.randomUUID().toString();
    String aside = Gate.INTERNAL_MARK + "_dropped_" + id;
    sql.add("ALTER TABLE " + table.engineName() + " RENAME TO " + QuotedName.of(aside));
    String last = EngineNames.last(table.engineName());
    String prefix = table.engineName().substring(0, table.engineName().length() - last.length());
    edits.add(
        new Edit.Keep(
            Dropped.table(
                id,
                Instant.now(),
                place.database(),
                place.schema(),
                Tables.renamed(table, table.name(), prefix + QuotedName.of(aside)))));
  }

  /// Whether `UNDROP` may ask for it.
  private static boolean isKept(Table table) {
    return table.kind() != TableKind.TEMPORARY
        && !table.anyCase()
        && !table.retention().equals("0");
  }

  /// Older ones of the name, and all that were kept long enough.
  private void purge(String name) {
    Instant oldest = Instant.now().minus(KEPT);
    for (Dropped dropped : state.dropped()) {
      boolean sameName =
          dropped.database().equals(place.database())
              && dropped.schema().equals(place.schema())
              && dropped.name().equals(name);
      if (dropped.table().isPresent() && (sameName || dropped.at().isBefore(oldest))) {
        sql.addAll(atOnce((Table) dropped.table().get()));
        edits.add(new Edit.Forget(dropped.id()));
      }
    }
  }

  static List<String> temporary(SchemaObject object) {
    return object instanceof Table table ? atOnce(table) : List.of();
  }

  static List<String> atOnce(Table table) {
    List<String> all = new ArrayList<>();
    String kind = Tables.isEngineView(table) ? "VIEW" : "TABLE";
    all.add("DROP " + kind + " IF EXISTS " + table.engineName() + " CASCADE");
    table.columns().stream()
        .flatMap(column -> column.identity().stream())
        .map(TableColumn.Identity::sequence)
        .forEach(sequence -> all.add("DROP SEQUENCE IF EXISTS " + sequence));
    return all;
  }
}
