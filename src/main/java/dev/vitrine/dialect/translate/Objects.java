package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.translate.functions.Suggestions;
import dev.vitrine.kernel.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds what names mean in the catalog, the session's temporary objects first.
public record Objects(Environment environment) {

  /// A name in full.
  public record Place(String database, String schema, String name) {
    /// As messages tell it.
    @Override
    public String toString() {
      return database + "." + schema + "." + name;
    }
  }

  /// Where a name points, completed by what is current.
  ///
  /// @throws SqlError where no database or schema is current
  public Place place(Name written) {
    Name name = named(written);
    String database = name.database().orElse(environment.database());
    String schema = name.schema().orElse(environment.schema());
    if (database.isEmpty()) {
      throw Problems.plain(
          ErrorCode.NO_CURRENT_DATABASE,
          "Cannot perform operation. This session does not have a current database. Call 'USE"
              + " DATABASE', or use a qualified name.");
    }
    return new Place(database, schema, name.object());
  }

  /// `IDENTIFIER($v)` means what the variable holds.
  private Name named(Name name) {
    String first = name.parts().getFirst().name();
    if (name.parts().size() > 1 || name.last().quoted() || !first.startsWith("$")) {
      return name;
    }
    String variable = first.substring(1).toUpperCase(Locale.ROOT);
    return environment
        .variable(variable)
        .filter(value -> value.constant() instanceof String)
        .map(value -> Parser.named(String.valueOf(value.constant()), name.span()))
        .orElseThrow(() ->
            Problems.plain(
                dev.vitrine.kernel.ErrorCode.VARIABLE_NOT_SET,
                "Session variable '" + first + "' does not exist"));
  }

  /// The schema of a place.
  ///
  /// @throws SqlError `SCHEMA_NOT_FOUND`
  public Schema schema(Place place) {
    if (environment.catalog().database(place.database()).isEmpty()) {
      throw Problems.plain(
          ErrorCode.SCHEMA_NOT_FOUND,
          "Database '" + place.database() + "' does not exist or not authorized.");
    }
    return environment
        .catalog()
        .schema(place.database(), place.schema())
        .orElseThrow(() ->
            Problems.noSchema(
                place.schema().isEmpty()
                    ? place.database()
                    : place.database() + "." + place.schema()));
  }

  public Optional<SchemaObject> find(Domain domain, Name written) {
    Name name = named(written);
    Place place = place(name);
    Optional<SchemaObject> temporary =
        environment.temporary(place.database(), place.schema(), domain, place.name());
    if (temporary.isPresent()) {
      return temporary;
    }
    return environment
        .catalog()
        .schema(place.database(), place.schema())
        .flatMap(schema -> found(schema, domain, name));
  }

  /// What was made in the engine's own dialect answers to its name in any case.
  public static Optional<SchemaObject> found(Schema schema, Domain domain, Name name) {
    Optional<SchemaObject> exact = schema.find(Schema.Key.of(domain, name.object()));
    if (exact.isPresent() || name.last().quoted() || domain != Domain.RELATION) {
      return exact;
    }
    return schema.objects().values().stream()
        .filter(object -> object instanceof SchemaObject.Table table && table.anyCase())
        .filter(object -> object.name().equalsIgnoreCase(name.object()))
        .findFirst();
  }

  /// A table or view that must be there.
  ///
  /// @throws SqlError `SCHEMA_NOT_FOUND`, `OBJECT_NOT_FOUND`
  public SchemaObject relation(Name name) {
    Optional<SchemaObject> found = find(Domain.RELATION, name);
    if (found.isPresent()) {
      return found.get();
    }
    Schema schema = schema(place(name));
    List<String> names =
        schema.objects().keySet().stream()
            .filter(key -> key.domain() == Domain.RELATION)
            .map(Schema.Key::name)
            .toList();
    throw Problems.plain(
        ErrorCode.OBJECT_NOT_FOUND,
        "Object '"
            + name
            + "' does not exist or not authorized."
            + Suggestions.of(name.object(), names).replaceFirst("^\\.", ""));
  }
}
