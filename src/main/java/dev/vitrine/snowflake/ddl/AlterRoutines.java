package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.RoutineFlags;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Function;
import dev.vitrine.dialect.catalog.SchemaObject.Procedure;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Objects.Place;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.CatalogStore;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family;
import dev.vitrine.snowflake.store.Change;
import dev.vitrine.snowflake.store.Edit;
import dev.vitrine.snowflake.store.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// `ALTER FUNCTION` and `ALTER PROCEDURE`.
public final class AlterRoutines implements Family {

  private record Target(Domain domain, Name name, String signature, boolean ifExists) {
    Schema.Key key(String object) {
      return new Schema.Key(domain, object, signature);
    }

    String kind() {
      return domain == Domain.FUNCTION ? "Function" : "Procedure";
    }
  }

  /// What becomes of its properties, the comment among them.
  @FunctionalInterface
  private interface Action {
    void change(Map<String, String> properties);
  }

  /// Those but the comment tell what is logged, and nothing is.
  private static final Set<String> PROPERTIES =
      Set.of(Properties.COMMENT, "LOG_LEVEL", "TRACE_LEVEL", "METRIC_LEVEL", "AUTO_EVENT_LOGGING");

  private final CatalogStore catalog;

  public AlterRoutines(CatalogStore catalog) {
    this.catalog = catalog;
  }

  @Override
  public Optional<Command> read(Tokens tokens) {
    boolean function = tokens.take("ALTER", "FUNCTION");
    if (!function && !tokens.take("ALTER", "PROCEDURE")) {
      return Optional.empty();
    }
    boolean ifExists = tokens.take("IF", "EXISTS");
    Name name = new Parser(tokens).objectName();
    Domain domain = function ? Domain.FUNCTION : Domain.PROCEDURE;
    Target target = new Target(domain, name, Signatures.read(tokens), ifExists);
    if (tokens.take("RENAME", "TO")) {
      Name to = new Parser(tokens).objectName();
      return Optional.of(context -> rename(target, to, context));
    }
    Action action = action(tokens, function);
    return Optional.of(context -> alter(target, action, context));
  }

  private static Action action(Tokens tokens, boolean function) {
    Attachments.refuse(tokens);
    if (!function && tokens.take("EXECUTE", "AS")) {
      String rights = rights(tokens);
      return properties -> properties.put("EXECUTE AS", rights);
    }
    boolean set = tokens.take("SET");
    if (!set) {
      tokens.require("UNSET");
    }
    if (tokens.take("SECURE")) {
      return set
          ? properties -> RoutineFlags.set(RoutineFlags.SECURE, properties)
          : properties -> properties.remove(RoutineFlags.SECURE);
    }
    return set ? set(tokens) : unset(tokens);
  }

  private static Action set(Tokens tokens) {
    int mark = tokens.mark();
    Map<String, String> given = Properties.read(tokens);
    if (given.isEmpty() || !PROPERTIES.containsAll(given.keySet())) {
      tokens.back(mark);
      throw tokens.unexpected();
    }
    Optional<String> comment = Optional.ofNullable(given.get(Properties.COMMENT));
    return properties -> comment.ifPresent(text -> properties.put(Properties.COMMENT, text));
  }

  private static Action unset(Tokens tokens) {
    List<String> names = new ArrayList<>();
    do {
      if (!PROPERTIES.contains(tokens.peek().upper())) {
        throw tokens.unexpected();
      }
      names.add(tokens.next().upper());
    } while (tokens.takeSymbol(","));
    return properties -> names.forEach(properties::remove);
  }

  /// What follows `EXECUTE AS`: whose rights a procedure has.
  public static String rights(Tokens tokens) {
    if (tokens.take("CALLER") || tokens.take("RESTRICTED", "CALLER")) {
      return "CALLER";
    }
    tokens.require("OWNER");
    return "OWNER";
  }

  private Answer alter(Target target, Action action, Context context) {
    Place place = Places.of(target.name(), context);
    return catalog.change(
        context,
        Places.locks(place),
        state ->
            find(target, place, state)
                .map(routine -> {
                  Map<String, String> properties = new TreeMap<>(properties(routine));
                  properties.put(Properties.COMMENT, routine.comment()); // COMMENT ON sets it alone
                  action.change(properties);
                  Edit put =
                      new Edit.Put(place.database(), place.schema(), with(routine, properties));
                  return Change.of(List.of(), List.of(put), Answer.done());
                })
                .orElseGet(() -> Change.none(Answer.done())));
  }

  private Answer rename(Target target, Name to, Context context) {
    Place from = Places.of(target.name(), context);
    Place place = Places.of(to, context);
    return catalog.change(
        context,
        Places.locks(from, place),
        state ->
            find(target, from, state)
                .map(routine -> renamed(routine, target, from, place, state))
                .orElseGet(() -> Change.none(Answer.done())));
  }

  private static Change<Answer> renamed(
      SchemaObject routine, Target target, Place from, Place to, State state) {
    if (Places.schema(state.catalog(), to).find(target.key(to.name())).isPresent()) {
      throw Messages.exists(to.name());
    }
    return Change.of(
        List.of(),
        List.of(
            new Edit.Remove(from.database(), from.schema(), routine.key()),
            new Edit.Put(to.database(), to.schema(), at(routine, to))),
        Answer.done());
  }

  /// Empty where none is there and that is fine.
  private static Optional<SchemaObject> find(Target target, Place place, State state) {
    Optional<SchemaObject> found =
        state
            .catalog()
            .schema(place.database(), place.schema())
            .flatMap(schema -> schema.find(target.key(place.name())));
    if (found.isEmpty() && !target.ifExists()) {
      throw Messages.missing(target.kind(), place.name());
    }
    return found;
  }

  private static Map<String, String> properties(SchemaObject routine) {
    return switch (routine) {
      case Function function -> function.properties();
      case Procedure procedure -> procedure.properties();
      default -> throw new IllegalArgumentException("no routine: " + routine.key());
    };
  }

  private static SchemaObject with(SchemaObject routine, Map<String, String> properties) {
    String comment = properties.getOrDefault(Properties.COMMENT, "");
    return switch (routine) {
      case Function function -> function.with(properties, comment);
      case Procedure procedure -> procedure.with(properties, comment);
      default -> throw new IllegalArgumentException("no routine: " + routine.key());
    };
  }

  private static SchemaObject at(SchemaObject routine, Place place) {
    return switch (routine) {
      case Function function -> function.at(place.database(), place.schema(), place.name());
      case Procedure procedure -> procedure.named(place.name());
      default -> throw new IllegalArgumentException("no routine: " + routine.key());
    };
  }
}
