package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Parameter;
import dev.vitrine.dialect.catalog.SchemaObject.Procedure;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.syntax.TypeNames;
import dev.vitrine.dialect.translate.Objects.Place;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.CatalogStore;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family.Command;
import dev.vitrine.snowflake.SchemaChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Procedures in the catalog: `CREATE PROCEDURE`, `DROP PROCEDURE`, look-up.
final class Procedures {

  /// What a `CREATE PROCEDURE` says.
  ///
  /// @param keeps `IF NOT EXISTS`
  record Making(
      Name name,
      Routine routine,
      Map<String, String> properties,
      boolean replaces,
      boolean alters,
      boolean keeps,
      boolean temporary) {}

  /// A procedure that may be called.
  ///
  /// @param home the schema that it works in; empty for the caller's
  record Found(Routine routine, Optional<Place> home) {
    static Found of(Routine routine) {
      return new Found(routine, Optional.empty());
    }
  }

  private final CatalogStore catalog;

  Procedures(CatalogStore catalog) {
    this.catalog = catalog;
  }

  Command create(Making making) {
    return context -> create(making, context);
  }

  private Answer create(Making making, Context context) {
    Routine routine = making.routine();
    ScriptParser.parse(
        routine.body(),
        context.environment().parseOptions(),
        routine.parameters().stream().map(Parameter::name).toList());
    Place place = context.objects().place(making.name());
    Schema schema = context.objects().schema(place);
    Procedure procedure = procedure(making, place, context);
    Optional<SchemaObject> there = find(place, schema, procedure.key(), context);
    boolean exists = there.isPresent();
    if (exists && making.alters()) {
      procedure = procedure.inPlaceOf((Procedure) there.get());
    }
    if (exists && making.keeps()) {
      return Answer.status(place.name() + " already exists, statement succeeded.");
    }
    if (exists && !making.replaces() && !making.alters()) {
      throw Problems.plain(ErrorCode.OBJECT_EXISTS, "Object '" + place + "' already exists.");
    }
    put(place, procedure, making.temporary(), context);
    return Answer.status("Function " + place.name() + " successfully created.");
  }

  private static Procedure procedure(Making making, Place place, Context context) {
    Routine routine = making.routine();
    return new Procedure(
        place.name(),
        routine.parameters(),
        routine.returns(),
        routine.table(),
        routine.body(),
        making.properties(),
        making.properties().getOrDefault("COMMENT", ""),
        context.session().role(),
        Instant.now());
  }

  private static Optional<SchemaObject> find(
      Place place, Schema schema, Schema.Key key, Context context) {
    return context
        .session()
        .temporary(place.database(), place.schema(), key)
        .or(() -> schema.find(key));
  }

  private void put(Place place, Procedure procedure, boolean temporary, Context context) {
    new SchemaChanges(catalog).put(place, procedure, temporary, context);
  }

  /// Reads what follows `DROP PROCEDURE`.
  Command drop(Tokens tokens) {
    boolean quietly = tokens.take("IF", "EXISTS");
    Name name = tokens.name();
    tokens.requireSymbol("(");
    List<Parameter> parameters = new ArrayList<>();
    while (!tokens.takeSymbol(")")) {
      parameters.add(new Parameter("", TypeNames.read(tokens), Optional.empty()));
      if (!tokens.isSymbol(")")) {
        tokens.requireSymbol(",");
      }
    }
    tokens.skipCascade();
    return context -> drop(name, parameters, quietly, context);
  }

  private Answer drop(Name name, List<Parameter> parameters, boolean quietly, Context context) {
    Place place = context.objects().place(name);
    Schema schema = context.objects().schema(place);
    Schema.Key key = Schema.Key.of(Domain.PROCEDURE, place.name());
    Schema.Key full = new Schema.Key(key.domain(), key.name(), signature(parameters));
    if (find(place, schema, full, context).isEmpty()) {
      if (quietly) {
        return Answer.status(
            "Drop statement executed successfully (" + place.name() + " already dropped).");
      }
      throw Problems.plain(
          ErrorCode.SCHEMA_NOT_FOUND,
          "Procedure '" + place.name() + "' does not exist or not authorized.");
    }
    remove(place, full, context);
    return Answer.status(place.name() + " successfully dropped.");
  }

  private static String signature(List<Parameter> parameters) {
    return new Procedure(
            "", parameters, Optional.empty(), List.of(), "", Map.of(), "", "", Instant.EPOCH)
        .key()
        .signature();
  }

  private void remove(Place place, Schema.Key key, Context context) {
    new SchemaChanges(catalog).remove(place, key, context);
  }

  /// All procedures of a name, the session's own first.
  List<Found> named(Name name, Context context) {
    Place place = context.objects().place(name);
    Stream<SchemaObject> own =
        context.session().temporary().entrySet().stream()
            .filter(entry -> entry.getKey().database().equals(place.database()))
            .filter(entry -> entry.getKey().schema().equals(place.schema()))
            .map(Map.Entry::getValue);
    Stream<SchemaObject> kept =
        context.environment().catalog().schema(place.database(), place.schema()).stream()
            .flatMap(schema -> schema.objects().values().stream());
    return Stream.concat(own, kept)
        .filter(object -> object instanceof Procedure && object.name().equals(place.name()))
        .map(object -> found((Procedure) object, place))
        .toList();
  }

  private static Found found(Procedure procedure, Place place) {
    Routine routine =
        new Routine(
            procedure.name(),
            procedure.parameters(),
            procedure.returns(),
            procedure.table(),
            procedure.body());
    boolean callers = "CALLER".equals(procedure.properties().get("EXECUTE AS"));
    return new Found(routine, callers ? Optional.empty() : Optional.of(place));
  }
}
