package dev.vitrine.snowflake.account;

import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Objects.Place;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.ddl.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a privilege is on: `TABLE t`, `ALL TABLES IN SCHEMA s`, `FUTURE VIEWS IN DATABASE d`,
/// `ACCOUNT`.
///
/// @param kind in the singular; [#RELATION] where none was written
/// @param name of the object, or of the namespace that holds the objects
/// @param within `SCHEMA` or `DATABASE` where many are meant; empty for one
record Target(String kind, Optional<Name> name, String within, boolean future) {

  /// An object and its name in full.
  record Found(String kind, String name) {}

  /// A table or a view, whichever bears the name.
  private static final String RELATION = "RELATION";

  private static final List<String> KINDS =
      List.of(
          "MATERIALIZED VIEW",
          "FILE FORMAT",
          "TABLE",
          "VIEW",
          "SEQUENCE",
          "STAGE",
          "FUNCTION",
          "PROCEDURE",
          "SCHEMA",
          "DATABASE",
          "WAREHOUSE",
          "USER",
          "ROLE");

  /// What stands behind a name that has no kind before it.
  private static final Set<String> BEHIND = Set.of("TO", "FROM");

  static Target read(Tokens tokens) {
    if (tokens.take("ACCOUNT")) {
      return new Target("ACCOUNT", Optional.empty(), "", false);
    }
    boolean future = tokens.take("FUTURE");
    if (future || tokens.take("ALL")) {
      String kind = plural(tokens);
      tokens.require("IN");
      String within = tokens.take("DATABASE") ? "DATABASE" : "SCHEMA";
      if (within.equals("SCHEMA")) {
        tokens.require("SCHEMA");
      }
      return new Target(kind, Optional.of(tokens.name()), within, future);
    }
    String kind = singular(tokens);
    Name name = tokens.name();
    signature(tokens);
    return new Target(kind, Optional.of(name), "", false);
  }

  private static String singular(Tokens tokens) {
    for (String kind : KINDS) {
      if (tokens.take(kind.split(" ", -1))) {
        return kind;
      }
    }
    String word = tokens.peek().upper();
    if (!tokens.peek().isName()) {
      throw tokens.unexpected();
    }
    if (!tokens.peek(1).isName() || BEHIND.contains(tokens.peek(1).upper())) {
      return RELATION;
    }
    throw Problems.unsupported("privileges on " + word);
  }

  /// The same with its kind.
  ///
  /// @throws dev.vitrine.kernel.SqlError when neither a table nor a view bears the name
  Target resolved(Context context) {
    if (!kind.equals(RELATION)) {
      return this;
    }
    String found =
        switch (context.objects().relation(name().orElseThrow())) {
          case SchemaObject.View view -> view.materialized() ? "MATERIALIZED VIEW" : "VIEW";
          default -> "TABLE";
        };
    return new Target(found, name, within, future);
  }

  private static String plural(Tokens tokens) {
    StringBuilder words = new StringBuilder();
    while (!tokens.isAtEnd() && !tokens.is("IN")) {
      words.append(words.isEmpty() ? "" : " ").append(tokens.ident().name());
    }
    String all = words.toString().toUpperCase(Locale.ROOT);
    if (!all.endsWith("S")) {
      throw tokens.unexpected();
    }
    return all.substring(0, all.length() - 1);
  }

  /// The types of a routine's arguments do not tell it from others here.
  private static void signature(Tokens tokens) {
    if (tokens.takeSymbol("(")) {
      int depth = 1;
      while (depth > 0) {
        depth += tokens.isSymbol("(") ? 1 : tokens.isSymbol(")") ? -1 : 0;
        tokens.next();
      }
    }
  }

  /// The objects that are there now; the namespace itself for those to come.
  ///
  /// @throws dev.vitrine.kernel.SqlError when what is named is not there
  List<Found> find(Context context) {
    if (kind.equals("ACCOUNT")) {
      return List.of(new Found(kind, "VITRINE"));
    }
    if (within.isEmpty()) {
      return List.of(new Found(kind, one(context)));
    }
    String namespace = namespace(within, context);
    return future ? List.of(new Found(kind, namespace)) : contained(namespace, context);
  }

  private String one(Context context) {
    String name = name().orElseThrow().object();
    return switch (kind) {
      case "WAREHOUSE" -> Acts.warehouse(name, context).name();
      case "USER" -> Acts.user(name, context).name();
      case "ROLE" -> Acts.role(name, context).name();
      case "DATABASE", "SCHEMA" -> namespace(kind, context);
      default -> object(context);
    };
  }

  private String namespace(String level, Context context) {
    Name written = name().orElseThrow();
    Catalog catalog = context.environment().catalog();
    if (level.equals("DATABASE")) {
      return catalog
          .database(written.object())
          .orElseThrow(() -> Messages.missing("Database", written.object()))
          .name();
    }
    String database = written.schema().orElse(context.session().database());
    return database
        + "."
        + catalog
            .schema(database, written.object())
            .orElseThrow(() -> Messages.missing("Schema", database + "." + written.object()))
            .name();
  }

  private String object(Context context) {
    Place place = context.objects().place(name().orElseThrow());
    Optional<Schema> schema =
        context.environment().catalog().schema(place.database(), place.schema());
    boolean there =
        schema.stream()
            .flatMap(found -> found.objects().values().stream())
            .anyMatch(object -> object.name().equals(place.name()) && isOfKind(object));
    if (!there) {
      throw Messages.missing(shown(), place);
    }
    return place.toString();
  }

  private String shown() {
    return kind.charAt(0) + kind.substring(1).toLowerCase(Locale.ROOT);
  }

  private List<Found> contained(String namespace, Context context) {
    return context.environment().catalog().databases().values().stream()
        .flatMap(database ->
            database.schemas().values().stream()
                .filter(schema ->
                    namespace.equals(database.name())
                        || namespace.equals(database.name() + "." + schema.name()))
                .flatMap(schema -> inside(database.name() + "." + schema.name(), schema)))
        .toList();
  }

  private Stream<Found> inside(String path, Schema schema) {
    return kind.equals("SCHEMA")
        ? Stream.of(new Found(kind, path))
        : schema.objects().values().stream()
            .filter(this::isOfKind)
            .map(object -> new Found(kind, path + "." + object.name()));
  }

  private boolean isOfKind(SchemaObject object) {
    return switch (object) {
      case SchemaObject.Table _ -> kind.equals("TABLE");
      case SchemaObject.View view ->
          view.materialized() ? kind.endsWith("VIEW") : kind.equals("VIEW");
      case SchemaObject.Sequence _ -> kind.equals("SEQUENCE");
      case SchemaObject.Stage _ -> kind.equals("STAGE");
      case SchemaObject.NamedFileFormat _ -> kind.equals("FILE FORMAT");
      case SchemaObject.Function _ -> kind.equals("FUNCTION");
      case SchemaObject.Procedure _ -> kind.equals("PROCEDURE");
    };
  }
}
