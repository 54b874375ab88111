package dev.vitrine.snowflake.show;

import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.translate.InformationRelations;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Session;
import dev.vitrine.snowflake.ddl.Namespaces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// An object and where it is.
record Listed(String database, String schema, SchemaObject object) {

  /// A name in full.
  record Path(String database, String schema, String name) {}

  /// The objects of the scope that is asked for; without one, of the current schema, or database.
  static List<Listed> in(Asked asked, Context context) {
    List<Listed> all = new ArrayList<>();
    for (Place place : schemas(asked, context)) {
      place
          .schema()
          .objects()
          .values()
          .forEach(object -> all.add(new Listed(place.database(), place.schema().name(), object)));
      for (Map.Entry<Session.Place, SchemaObject> entry :
          context.session().temporary().entrySet()) {
        Session.Place at = entry.getKey();
        if (at.database().equals(place.database()) && at.schema().equals(place.schema().name())) {
          all.add(new Listed(place.database(), place.schema().name(), entry.getValue()));
        }
      }
    }
    all.sort(
        Comparator.comparing((Listed one) -> one.database())
            .thenComparing(one -> one.schema())
            .thenComparing(one -> one.object().name()));
    return all;
  }

  /// A schema and its database's name.
  record Place(String database, Schema schema) {}

  static List<Place> schemas(Asked asked, Context context) {
    Catalog catalog = context.environment().catalog();
    return switch (asked.scope()) {
      case "ACCOUNT" -> everywhere(catalog);
      case "DATABASE" -> inDatabase(database(asked, context));
      case "SCHEMA" -> inSchema(asked, context);
      default ->
          asked.in().isPresent() ? named(asked.in().get(), context) : current(catalog, context);
    };
  }

  private static List<Place> everywhere(Catalog catalog) {
    List<Place> all = new ArrayList<>();
    catalog.databases().values().forEach(database -> all.addAll(inDatabase(database)));
    return all;
  }

  static Database database(Asked asked, Context context) {
    String name = asked.in().map(Name::object).orElse(context.session().database());
    return Namespaces.database(name, context.environment().catalog());
  }

  private static List<Place> inDatabase(Database database) {
    return database.schemas().values().stream()
        .map(schema -> new Place(database.name(), schema))
        .toList();
  }

  private static List<Place> inSchema(Asked asked, Context context) {
    Catalog catalog = context.environment().catalog();
    if (asked.in().isEmpty()) {
      return current(catalog, context);
    }
    return List.of(place(asked.in().get(), context));
  }

  /// `INFORMATION_SCHEMA` is listed where it is asked for by name alone.
  private static Place place(Name name, Context context) {
    Catalog catalog = context.environment().catalog();
    String database = Namespaces.database(name, context);
    return new Place(
        database,
        isInformation(name)
            ? InformationRelations.of(Namespaces.database(database, catalog))
            : Namespaces.schema(name, catalog, context));
  }

  private static boolean isInformation(Name name) {
    return name.object().equals(InformationRelations.SCHEMA);
  }

  /// `IN x` is a schema, or else a database.
  private static List<Place> named(Name name, Context context) {
    Catalog catalog = context.environment().catalog();
    boolean schema =
        name.parts().size() > 1
            || isInformation(name)
            || catalog.schema(context.session().database(), name.object()).isPresent();
    if (!schema) {
      return inDatabase(Namespaces.database(name.object(), catalog));
    }
    return List.of(place(name, context));
  }

  private static List<Place> current(Catalog catalog, Context context) {
    Session session = context.session();
    if (session.database().isEmpty()) {
      return everywhere(catalog);
    }
    Database database = Namespaces.database(session.database(), catalog);
    return session.schema().isEmpty()
        ? inDatabase(database)
        : database.schema(session.schema()).stream()
            .map(schema -> new Place(database.name(), schema))
            .toList();
  }
}
