package dev.vitrine.snowflake;

import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.translate.Objects.Place;
import dev.vitrine.snowflake.store.Change;
import dev.vitrine.snowflake.store.Edit;
import java.util.List;
import java.util.Optional;

/// Puts objects that the engine does not have, stages and file formats, into the catalog or among
/// the session's temporary ones.
public final class SchemaChanges {

  private final CatalogStore catalog;

  public SchemaChanges(CatalogStore catalog) {
    this.catalog = catalog;
  }

  public void put(Place place, SchemaObject object, boolean temporary, Context context) {
    if (temporary) {
      SchemaObject before = context.session().temporary().put(held(place, object.key()), object);
      if (before != null && !before.filesId().equals(object.filesId())) {
        catalog.removeFiles(List.of(before));
      }
      return;
    }
    commit(List.of(place), List.of(put(place, object)), context);
  }

  /// Puts an object in the place of what it was before.
  void move(
      Place from,
      SchemaObject before,
      Place to,
      SchemaObject after,
      boolean temporary,
      Context context) {
    if (temporary) {
      context.session().temporary().remove(held(from, before.key()));
      context.session().temporary().put(held(to, after.key()), after);
      return;
    }
    commit(
        List.of(from, to),
        List.of(new Edit.Remove(from.database(), from.schema(), before.key()), put(to, after)),
        context);
  }

  private static Edit put(Place place, SchemaObject object) {
    return new Edit.Put(place.database(), place.schema(), object);
  }

  private static Session.Place held(Place place, Schema.Key key) {
    return new Session.Place(place.database(), place.schema(), key);
  }

  /// Takes an object away.
  public void remove(Place place, Schema.Key key, Context context) {
    SchemaObject temporary = context.session().temporary().remove(held(place, key));
    if (temporary != null) {
      catalog.removeFiles(List.of(temporary));
      return;
    }
    Edit edit = new Edit.Remove(place.database(), place.schema(), key);
    commit(List.of(place), List.of(edit), context);
  }

  private void commit(List<Place> places, List<Edit> edits, Context context) {
    List<String> names = places.stream().map(Place::toString).distinct().toList();
    catalog.change(context, names, _ -> Change.of(List.of(), edits, edits));
  }

  /// The schema in which an object is made must be there.
  static Schema schema(Place place, Context context) {
    return context.objects().schema(place);
  }

  /// Whether a permanent object of the name is there, or a temporary one where one is to be made.
  static Optional<SchemaObject> existing(
      Place place, Schema.Key key, boolean temporary, Context context) {
    Optional<SchemaObject> own = context.session().temporary(place.database(), place.schema(), key);
    return temporary || own.isPresent()
        ? own
        : context
            .environment()
            .catalog()
            .schema(place.database(), place.schema())
            .flatMap(schema -> schema.find(key));
  }
}
