package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.translate.Objects;
import dev.vitrine.dialect.translate.Objects.Place;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Session;
import java.util.List;
import java.util.Optional;

/// Where the objects of a statement are.
public final class Places {

  private Places() {}

  /// A name completed by what is current.
  public static Place of(Name name, Context context) {
    return context.objects().place(name);
  }

  /// The schema of a place as it is committed.
  static Schema schema(Catalog catalog, Place place) {
    if (catalog.database(place.database()).isEmpty()) {
      throw Problems.plain(
          ErrorCode.SCHEMA_NOT_FOUND,
          "Database '" + place.database() + "' does not exist or not authorized.");
    }
    if (place.schema().isEmpty()) {
      throw Problems.plain(
          ErrorCode.NO_CURRENT_DATABASE,
          "Cannot perform operation. This session does not have a current schema. Call 'USE"
              + " SCHEMA', or use a qualified name.");
    }
    return catalog
        .schema(place.database(), place.schema())
        .orElseThrow(() -> Problems.noSchema(place.database() + "." + place.schema()));
  }

  /// An object that is committed, in any case of its name where the engine's own dialect made it.
  static Optional<SchemaObject> find(Catalog catalog, Domain domain, Name name, Place place) {
    Optional<Schema> schema = catalog.schema(place.database(), place.schema());
    Ident last = new Ident(place.name(), name.last().quoted(), name.span());
    Name resolved = new Name(List.of(last), name.span());
    return schema.flatMap(found -> Objects.found(found, domain, resolved));
  }

  /// A temporary object of the session.
  static Optional<SchemaObject> temporary(Domain domain, Place place, Context context) {
    return context
        .session()
        .temporary(place.database(), place.schema(), Schema.Key.of(domain, place.name()));
  }

  static Session.Place key(Place place, Schema.Key key) {
    return new Session.Place(place.database(), place.schema(), key);
  }

  /// What to queue for: the names of these places.
  static List<String> locks(Place... places) {
    return List.of(places).stream().map(Place::toString).distinct().toList();
  }
}
