package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.CatalogStore;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family;
import dev.vitrine.snowflake.Travel;
import dev.vitrine.snowflake.store.Change;
import dev.vitrine.snowflake.store.Edit;
import dev.vitrine.snowflake.store.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `CREATE DATABASE` and `CREATE SCHEMA`; what is made becomes current.
public final class CreateNamespaces implements Family {

  static final String PUBLIC = "PUBLIC";

  private record Spec(Head head, Name name, Optional<Name> model, Map<String, String> properties) {
    String comment() {
      return properties.getOrDefault(Properties.COMMENT, "");
    }

    Optional<String> collation() {
      return DefaultCollation.said(properties);
    }
  }

  private final CatalogStore catalog;

  public CreateNamespaces(CatalogStore catalog) {
    this.catalog = catalog;
  }

  @Override
  public Optional<Command> read(Tokens tokens) {
    Optional<Head> database = Head.read(tokens, "DATABASE");
    if (database.isPresent()) {
      Namespaces.refuseRole("CREATE", tokens);
      Spec spec = spec(database.get(), tokens);
      return Optional.of(context -> database(spec, context));
    }
    return Head.read(tokens, "SCHEMA")
        .map(head -> {
          Spec spec = spec(head, tokens);
          return context -> schema(spec, context);
        });
  }

  private static Spec spec(Head start, Tokens tokens) {
    Name name = new Parser(tokens).objectName();
    Head head = start.orIfNotExists(tokens);
    Optional<Name> model = Optional.empty();
    if (tokens.take("CLONE")) {
      model = Optional.of(new Parser(tokens).objectName());
      Travel.refuse(tokens);
    }
    if (tokens.is("FROM", "SHARE") || tokens.is("AS", "REPLICA")) {
      throw Problems.unsupported("SHARE");
    }
    return new Spec(head, name, model, Properties.read(tokens));
  }

  private Answer database(Spec spec, Context context) {
    return catalog.changeNamespaces(context, state -> database(spec, state, context));
  }

  private static Change<Answer> database(Spec spec, State state, Context context) {
    String name = spec.name().object();
    Optional<Database> there = state.catalog().database(name);
    if (there.isPresent() && !spec.head().replace() && !spec.head().alter()) {
      if (spec.head().ifNotExists()) {
        return Change.none(Messages.existsAlready(name));
      }
      throw Messages.exists(name);
    }
    NamespaceDropping dropping = new NamespaceDropping(state);
    there.ifPresent(dropping::database);
    NamespaceCopy copy = new NamespaceCopy(dropping.left(), context.session().role());
    Database made =
        spec.model().isPresent()
            ? copy.database(spec.model().get().object(), name, state.catalog())
            : copy.emptyDatabase(name);
    made = described(made, spec);
    List<String> sql = new ArrayList<>(dropping.sql());
    sql.addAll(copy.sql());
    List<Edit> edits = new ArrayList<>(dropping.edits());
    edits.add(new Edit.PutDatabase(made));
    return Change.of(sql, edits, Messages.created("Database", name))
        .then(() -> context.session().use(name, PUBLIC));
  }

  private static Database described(Database database, Spec spec) {
    return new Database(
        database.name(),
        spec.head().has("TRANSIENT"),
        spec.comment(),
        database.owner(),
        database.created(),
        database.schemas(),
        spec.collation().orElse(database.collation()));
  }

  private Answer schema(Spec spec, Context context) {
    return catalog.changeNamespaces(context, state -> schema(spec, state, context));
  }

  private static Change<Answer> schema(Spec spec, State state, Context context) {
    String database = Namespaces.database(spec.name(), context);
    String name = spec.name().object();
    Database in = Namespaces.database(database, state.catalog());
    Optional<Schema> there = in.schema(name);
    if (there.isPresent() && !spec.head().replace() && !spec.head().alter()) {
      if (spec.head().ifNotExists()) {
        return Change.none(Messages.existsAlready(name));
      }
      throw Messages.exists(name);
    }
    NamespaceDropping dropping = new NamespaceDropping(state);
    there.ifPresent(old -> dropping.schema(database, old));
    NamespaceCopy copy = new NamespaceCopy(dropping.left(), context.session().role());
    Schema made =
        spec.model().isPresent()
            ? copy.schema(
                Namespaces.schema(spec.model().get(), state.catalog(), context), database, name)
            : copy.emptySchema(database, name);
    made =
        new Schema(
            name,
            made.engineName(),
            spec.head().has("TRANSIENT"),
            spec.comment(),
            made.owner(),
            made.created(),
            made.objects(),
            spec.collation().orElse(made.collation()));
    List<String> sql = new ArrayList<>(dropping.sql());
    sql.addAll(copy.sql());
    List<Edit> edits = new ArrayList<>(dropping.edits());
    edits.add(new Edit.PutSchema(database, made));
    return Change.of(sql, edits, Messages.created("Schema", name))
        .then(() -> context.session().use(database, name));
  }

  static Schema schema(String name, String engineName, String owner) {
    return new Schema(name, engineName, false, "", owner, Instant.now(), new TreeMap<>());
  }

  static String create(String engineSchema) {
    return "CREATE SCHEMA " + QuotedName.of(engineSchema);
  }
}
