package dev.vitrine.snowflake.store;

import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Objects with files of their own that a change leaves neither in the catalog nor for `UNDROP`.
public final class Lost {

  private Lost() {}

  /// @param before what was committed before the change
  public static List<SchemaObject> by(Change<?> change, State before) {
    List<SchemaObject> touched =
        change.edits().stream()
            .flatMap(edit -> touched(edit, before))
            .filter(object -> object.filesId().isPresent())
            .toList();
    if (touched.isEmpty()) {
      return List.of();
    }
    Set<String> held =
        change.edits().stream()
            .flatMap(Lost::held)
            .flatMap(object -> object.filesId().stream())
            .collect(Collectors.toSet());
    return touched.stream().filter(object -> !held.contains(object.filesId().orElse(""))).toList();
  }

  /// Everything that lies in the catalog or is kept for `UNDROP`.
  public static Stream<SchemaObject> kept(State state) {
    return Stream.concat(
        state.catalog().databases().values().stream().flatMap(Lost::in),
        state.dropped().stream().flatMap(Lost::in));
  }

  /// What stood where the edit writes or takes away.
  private static Stream<SchemaObject> touched(Edit edit, State before) {
    Catalog catalog = before.catalog();
    return switch (edit) {
      case Edit.Put put -> one(catalog, put.database(), put.schema(), put.object().key()).stream();
      case Edit.Remove gone -> one(catalog, gone.database(), gone.schema(), gone.key()).stream();
      case Edit.PutSchema put ->
          catalog.schema(put.database(), put.schema().name()).stream().flatMap(Lost::in);
      case Edit.RemoveSchema gone ->
          catalog.schema(gone.database(), gone.schema()).stream().flatMap(Lost::in);
      case Edit.PutDatabase put ->
          catalog.database(put.database().name()).stream().flatMap(Lost::in);
      case Edit.RemoveDatabase gone -> catalog.database(gone.database()).stream().flatMap(Lost::in);
      case Edit.Forget forget ->
          before.dropped().stream().filter(one -> one.id().equals(forget.id())).flatMap(Lost::in);
      case Edit.Keep _ -> Stream.empty();
    };
  }

  private static Optional<SchemaObject> one(
      Catalog catalog, String database, String schema, Schema.Key key) {
    return catalog.schema(database, schema).flatMap(found -> found.find(key));
  }

  private static Stream<SchemaObject> held(Edit edit) {
    return switch (edit) {
      case Edit.Put put -> Stream.of(put.object());
      case Edit.PutSchema put -> in(put.schema());
      case Edit.PutDatabase put -> in(put.database());
      case Edit.Keep keep -> in(keep.dropped());
      case Edit.Remove _, Edit.RemoveSchema _, Edit.RemoveDatabase _, Edit.Forget _ ->
          Stream.empty();
    };
  }

  private static Stream<SchemaObject> in(Dropped dropped) {
    return Stream.of(
            dropped.table().stream(),
            dropped.schemaItself().stream().flatMap(Lost::in),
            dropped.databaseItself().stream().flatMap(Lost::in))
        .flatMap(part -> part);
  }

  private static Stream<SchemaObject> in(Database database) {
    return database.schemas().values().stream().flatMap(Lost::in);
  }

  private static Stream<SchemaObject> in(Schema schema) {
    return schema.objects().values().stream();
  }
}
