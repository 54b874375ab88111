package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.syntax.TypeNames;
import dev.vitrine.dialect.translate.Ddl;
import dev.vitrine.dialect.translate.Objects;
import dev.vitrine.dialect.translate.Objects.Place;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `GET_DDL(kind, name [, full names])`: the statements that make an object anew, of the catalog as
/// it is when the statement begins.
final class GetDdl implements Family {

  @Override
  public void register(Registry registry) {
    registry.scalar("GET_DDL", 2, 3, GetDdl::apply);
  }

  private static Typed apply(FunctionCall call) {
    String kind = constant(call, 0).strip().toUpperCase(Locale.ROOT).replace(' ', '_');
    String written = constant(call, 1).strip();
    boolean full = call.count() > 2 && Boolean.TRUE.equals(call.arg(2).constant());
    Objects objects = new Objects(call.environment());
    return Typed.text(text(kind, written, new Ddl(full), objects, call)).opaque();
  }

  private static String constant(FunctionCall call, int index) {
    return call.constantText(index)
        .orElseThrow(() ->
            call.error(
                ErrorCode.NOT_CONSTANT,
                "argument " + (index + 1) + " to function GET_DDL needs to be constant"));
  }

  private static String text(
      String kind, String written, Ddl ddl, Objects objects, FunctionCall call) {
    return switch (kind) {
      case "DATABASE" -> database(name(written, call), ddl, objects);
      case "SCHEMA" -> schema(name(written, call), ddl, objects);
      case "TABLE", "VIEW" -> object(Domain.RELATION, kind, name(written, call), ddl, objects);
      case "SEQUENCE" -> object(Domain.SEQUENCE, kind, name(written, call), ddl, objects);
      case "FILE_FORMAT" -> object(Domain.FILE_FORMAT, kind, name(written, call), ddl, objects);
      case "FUNCTION" -> routine(Domain.FUNCTION, written, ddl, objects, call);
      case "PROCEDURE" -> routine(Domain.PROCEDURE, written, ddl, objects, call);
      default -> throw Problems.unsupported("GET_DDL of " + kind);
    };
  }

  private static Name name(String written, FunctionCall call) {
    return Parser.named(written, call.syntax().span());
  }

  private static String database(Name name, Ddl ddl, Objects objects) {
    return objects
        .environment()
        .catalog()
        .database(name.object())
        .map(ddl::database)
        .orElseThrow(() -> missing("Database", name.object()));
  }

  private static String schema(Name name, Ddl ddl, Objects objects) {
    String database = name.schema().orElse(objects.environment().database());
    return objects
        .environment()
        .catalog()
        .schema(database, name.object())
        .map(schema -> ddl.schema(database, schema))
        .orElseThrow(() -> missing("Schema", database + "." + name.object()));
  }

  private static String object(Domain domain, String kind, Name name, Ddl ddl, Objects objects) {
    Place place = objects.place(name);
    String shown = kind.charAt(0) + kind.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    return objects
        .find(domain, name)
        .map(object -> ddl.object(place.database(), place.schema(), object))
        .orElseThrow(() -> missing(shown, place.toString()));
  }

  /// A routine is named with its types: `twice(number)`.
  private static String routine(
      Domain domain, String written, Ddl ddl, Objects objects, FunctionCall call) {
    int open = written.indexOf('(');
    String bare = open < 0 ? written : written.substring(0, open);
    String types = open < 0 ? "" : written.substring(open + 1, written.lastIndexOf(')'));
    Place place = objects.place(name(bare.strip(), call));
    String signature = signature(Tokens.of(types, ParseOptions.DEFAULT));
    Optional<SchemaObject> found =
        objects
            .environment()
            .catalog()
            .schema(place.database(), place.schema())
            .flatMap(schema -> schema.find(new Schema.Key(domain, place.name(), signature)));
    return found
        .map(object -> ddl.object(place.database(), place.schema(), object))
        .orElseThrow(
            () -> missing(domain == Domain.FUNCTION ? "Function" : "Procedure", place.name()));
  }

  private static String signature(Tokens types) {
    List<String> kinds = new ArrayList<>();
    while (!types.isAtEnd()) {
      kinds.add(TypeNames.read(types).kind().name());
      types.takeSymbol(",");
    }
    return String.join(",", kinds);
  }

  private static SqlError missing(String kind, String name) {
    return Problems.plain(
        ErrorCode.OBJECT_NOT_FOUND, kind + " '" + name + "' does not exist or not authorized.");
  }
}
