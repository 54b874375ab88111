package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.RoutineFlags;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Function;
import dev.vitrine.dialect.catalog.SchemaObject.Parameter;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.syntax.TypeNames;
import dev.vitrine.dialect.translate.Objects.Place;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.functions.UserFunctions;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.CatalogStore;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family;
import dev.vitrine.snowflake.store.Change;
import dev.vitrine.snowflake.store.Edit;
import dev.vitrine.snowflake.store.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `CREATE FUNCTION` in SQL, `DROP FUNCTION`.
public final class CreateFunctions implements Family {

  private record Spec(
      Head head,
      Name name,
      List<Parameter> parameters,
      Optional<SqlType> returns,
      List<Parameter> table,
      Map<String, String> properties,
      String body) {}

  private final CatalogStore catalog;

  public CreateFunctions(CatalogStore catalog) {
    this.catalog = catalog;
  }

  @Override
  public Optional<Command> read(Tokens tokens) {
    if (tokens.take("DROP", "FUNCTION")) {
      boolean ifExists = tokens.take("IF", "EXISTS");
      Name name = new Parser(tokens).objectName();
      String signature = Signatures.read(tokens);
      tokens.skipCascade();
      return Optional.of(context -> drop(name, signature, ifExists, context));
    }
    return Head.read(tokens, "FUNCTION")
        .map(head -> {
          Spec spec = spec(head, tokens);
          return context -> create(spec, context);
        });
  }

  private static Spec spec(Head head, Tokens tokens) {
    Name name = new Parser(tokens).objectName();
    List<Parameter> parameters = parameters(tokens);
    tokens.take("COPY", "GRANTS");
    tokens.require("RETURNS");
    boolean rows = tokens.is("TABLE") && tokens.peek(1).isSymbol("(");
    Optional<SqlType> returns = Optional.empty();
    List<Parameter> table = List.of();
    Map<String, String> properties = new TreeMap<>();
    if (head.has("SECURE")) {
      RoutineFlags.set(RoutineFlags.SECURE, properties);
    }
    if (rows) {
      tokens.next();
      table = parameters(tokens);
    } else {
      returns = Optional.of(TypeNames.read(tokens));
      if (tokens.take("NOT", "NULL")) {
        RoutineFlags.set(RoutineFlags.NOT_NULL, properties);
      } else {
        tokens.take("NULL");
      }
    }
    while (option(tokens, properties)) {
      // each reads itself
    }
    tokens.require("AS");
    return new Spec(head, name, parameters, returns, table, properties, body(tokens));
  }

  private static String body(Tokens tokens) {
    requireNoScript(tokens);
    String body = tokens.string().strip();
    requireNoScript(Tokens.of(body, tokens.options()));
    return body;
  }

  private static void requireNoScript(Tokens body) {
    boolean begins = body.is("BEGIN") && body.peek(1).isName();
    if (begins || (body.is("DECLARE") && body.peek(1).isName())) {
      throw Problems.unsupported("Snowflake Scripting in functions");
    }
  }

  private static List<Parameter> parameters(Tokens tokens) {
    tokens.requireSymbol("(");
    List<Parameter> parameters = new ArrayList<>();
    while (!tokens.takeSymbol(")")) {
      String name = tokens.ident().name();
      SqlType type = TypeNames.read(tokens);
      Optional<String> value = Optional.empty();
      if (tokens.take("DEFAULT")) {
        int start = tokens.start();
        new Parser(tokens).expression();
        value = Optional.of(tokens.since(start).of(tokens.text()));
      }
      parameters.add(new Parameter(name, type, value));
      if (!tokens.isSymbol(")")) {
        tokens.requireSymbol(",");
      }
    }
    return parameters;
  }

  private static boolean option(Tokens tokens, Map<String, String> properties) {
    if (tokens.take("LANGUAGE")) {
      String language = tokens.ident().name();
      if (!language.equals("SQL")) {
        throw Problems.unsupported("LANGUAGE " + language);
      }
    } else if (tokens.take("COMMENT")) {
      tokens.requireSymbol("=");
      properties.put(Properties.COMMENT, tokens.string());
    } else if (tokens.take("STRICT") || tokens.take("RETURNS", "NULL", "ON", "NULL", "INPUT")) {
      RoutineFlags.set(RoutineFlags.STRICT, properties);
    } else if (tokens.is("VOLATILE") || tokens.is("IMMUTABLE")) {
      properties.put(RoutineFlags.VOLATILITY, tokens.next().upper());
    } else if (tokens.take("MEMOIZABLE")) {
      RoutineFlags.set(RoutineFlags.MEMOIZABLE, properties);
    } else {
      return tokens.take("CALLED", "ON", "NULL", "INPUT");
    }
    return true;
  }

  private Answer create(Spec spec, Context context) {
    Place place = Places.of(spec.name(), context);
    Function function =
        new Function(
            place.name(),
            spec.parameters(),
            spec.returns(),
            spec.table(),
            spec.body(),
            place.database(),
            place.schema(),
            spec.properties(),
            spec.properties().getOrDefault(Properties.COMMENT, ""),
            context.session().role(),
            Instant.now());
    return catalog.change(
        context, Places.locks(place), state -> create(spec, function, place, state, context));
  }

  private static Change<Answer> create(
      Spec spec, Function function, Place place, State state, Context context) {
    Schema schema = Places.schema(state.catalog(), place);
    Optional<SchemaObject> there = schema.find(function.key());
    if (there.isPresent() && !spec.head().replace() && !spec.head().alter()) {
      if (spec.head().ifNotExists()) {
        return Change.none(Messages.existsAlready(place.name()));
      }
      throw Messages.exists(place.name());
    }
    UserFunctions.check(function, context.translator());
    Function made =
        spec.head().alter() && there.isPresent()
            ? function.inPlaceOf((Function) there.get())
            : function;
    return Change.of(
        List.of(),
        List.of(new Edit.Put(place.database(), place.schema(), made)),
        Messages.created("Function", place.name()));
  }

  private Answer drop(Name name, String signature, boolean ifExists, Context context) {
    Place place = Places.of(name, context);
    Schema.Key key = new Schema.Key(Domain.FUNCTION, place.name(), signature);
    return catalog.change(
        context,
        Places.locks(place),
        state -> {
          Optional<SchemaObject> found =
              state
                  .catalog()
                  .schema(place.database(), place.schema())
                  .flatMap(schema -> schema.find(key));
          if (found.isEmpty()) {
            if (ifExists) {
              return Change.none(Messages.droppedAlready(place.name()));
            }
            throw Messages.missing("Function", place.name());
          }
          return Change.of(
              List.of(),
              List.of(new Edit.Remove(place.database(), place.schema(), key)),
              Messages.dropped(place.name()));
        });
  }
}
