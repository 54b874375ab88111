package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.catalog.SchemaObject.View;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Span;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Objects.Place;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.CatalogStore;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family;
import dev.vitrine.snowflake.store.Change;
import dev.vitrine.snowflake.store.Edit;
import dev.vitrine.snowflake.store.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `COMMENT [IF EXISTS] ON kind name IS 'text'`.
public final class Comments implements Family {

  private static final Map<String, Domain> DOMAINS =
      Map.of(
          "TABLE", Domain.RELATION,
          "VIEW", Domain.RELATION,
          "SEQUENCE", Domain.SEQUENCE,
          "STAGE", Domain.STAGE,
          "FUNCTION", Domain.FUNCTION,
          "PROCEDURE", Domain.PROCEDURE);

  /// @param signature of a routine
  private record Target(String kind, Name name, String signature, String text, boolean ifExists) {}

  private final CatalogStore catalog;

  public Comments(CatalogStore catalog) {
    this.catalog = catalog;
  }

  @Override
  public Optional<Command> read(Tokens tokens) {
    if (!tokens.take("COMMENT")) {
      return Optional.empty();
    }
    boolean ifExists = tokens.take("IF", "EXISTS");
    tokens.require("ON");
    Others.refuse(tokens);
    String kind = kind(tokens);
    Name name = new Parser(tokens).objectName();
    String signature = tokens.isSymbol("(") ? Signatures.read(tokens) : "";
    tokens.require("IS");
    Target target = new Target(kind, name, signature, tokens.string(), ifExists);
    return Optional.of(context -> {
      try {
        return comment(target, context);
      } catch (SqlError missing) {
        if (ifExists) {
          return Answer.done();
        }
        throw missing;
      }
    });
  }

  private static String kind(Tokens tokens) {
    if (tokens.take("FILE", "FORMAT")) {
      return "FILE FORMAT";
    }
    tokens.take("MATERIALIZED");
    return tokens.next().upper();
  }

  private Answer comment(Target target, Context context) {
    return switch (target.kind()) {
      case "DATABASE", "SCHEMA" ->
          catalog.changeNamespaces(context, state -> namespace(target, state, context));
      case "COLUMN" -> {
        List<Ident> parts = target.name().parts();
        Name table = new Name(parts.subList(0, parts.size() - 1), new Span(0, 0));
        Place place = Places.of(table, context);
        yield catalog.change(
            context, Places.locks(place), state -> column(target, table, place, state, context));
      }
      default -> {
        Place place = Places.of(target.name(), context);
        yield catalog.change(context, Places.locks(place), state -> object(target, place, state));
      }
    };
  }

  private static Change<Answer> namespace(Target target, State state, Context context) {
    if (target.kind().equals("DATABASE")) {
      Database database = Namespaces.database(target.name().object(), state.catalog());
      Database commented = database.told(database.name(), target.text(), database.collation());
      return Change.of(List.of(), List.of(new Edit.PutDatabase(commented)), Answer.done());
    }
    Schema schema = Namespaces.schema(target.name(), state.catalog(), context);
    Schema commented = schema.told(schema.name(), target.text(), schema.collation());
    String database = Namespaces.database(target.name(), context);
    return Change.of(List.of(), List.of(new Edit.PutSchema(database, commented)), Answer.done());
  }

  private static Change<Answer> column(
      Target target, Name name, Place place, State state, Context context) {
    Optional<SchemaObject> found = Places.find(state.catalog(), Domain.RELATION, name, place);
    if (found.orElse(null) instanceof View view) {
      View commented = Definition.commented(view, Map.of(target.name().object(), target.text()));
      return Change.of(
          List.of(),
          List.of(new Edit.Put(place.database(), place.schema(), commented)),
          Answer.done());
    }
    Table table = AlterTables.table(found, place);
    TableEdit edit = new TableEdit(table, context);
    edit.comment(target.name().object(), target.text());
    return Change.of(
        List.of(),
        List.of(new Edit.Put(place.database(), place.schema(), edit.table())),
        Answer.done());
  }

  private static Change<Answer> object(Target target, Place place, State state) {
    Domain domain =
        target.kind().equals("FILE FORMAT")
            ? Domain.FILE_FORMAT
            : Optional.ofNullable(DOMAINS.get(target.kind()))
                .orElseThrow(() ->
                    dev.vitrine.dialect.translate.Problems.unsupported(
                        "COMMENT ON " + target.kind()));
    Schema schema = Places.schema(state.catalog(), place);
    String shown =
        target.kind().charAt(0) + target.kind().substring(1).toLowerCase(java.util.Locale.ROOT);
    SchemaObject object =
        Places.find(state.catalog(), domain, target.name(), place)
            .or(() -> schema.find(new Schema.Key(domain, place.name(), target.signature())))
            .orElseThrow(() -> Messages.missing(shown, place));
    return Change.of(
        List.of(),
        List.of(
            new Edit.Put(
                place.database(), place.schema(), Definition.commented(object, target.text()))),
        Answer.done());
  }
}
