package dev.vitrine.snowflake;

import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.translate.Objects.Place;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
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
      context
          .session()
          .temporary()
          .put(new Session.Place(place.database(), place.schema(), object.key()), object);
      return;
    }
    commit(place, new Edit.Put(place.database(), place.schema(), object), context);
  }

  /// Takes an object away.
  public void remove(Place place, Schema.Key key, Context context) {
    Session.Place held = new Session.Place(place.database(), place.schema(), key);
    if (context.session().temporary().remove(held) != null) {
      return;
    }
    commit(place, new Edit.Remove(place.database(), place.schema(), key), context);
  }

  private void commit(Place place, Edit edit, Context context) {
    catalog.change(
        context, List.of(place.toString()), _ -> Change.of(List.of(), List.of(edit), edit));
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

  static RuntimeException exists(Place place) {
    return Problems.plain(ErrorCode.OBJECT_EXISTS, "Object '" + place.name() + "' already exists.");
  }
}
