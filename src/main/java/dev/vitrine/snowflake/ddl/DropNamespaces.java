package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.CatalogStore;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family;
import dev.vitrine.snowflake.Session;
import dev.vitrine.snowflake.store.Change;
import dev.vitrine.snowflake.store.State;
import java.util.Optional;

/// `DROP DATABASE` and `DROP SCHEMA`.
public final class DropNamespaces implements Family {

  private final CatalogStore catalog;

  public DropNamespaces(CatalogStore catalog) {
    this.catalog = catalog;
  }

  @Override
  public Optional<Command> read(Tokens tokens) {
    boolean database = tokens.is("DROP", "DATABASE");
    if (!database && !tokens.is("DROP", "SCHEMA")) {
      return Optional.empty();
    }
    tokens.next();
    tokens.next();
    Namespaces.refuseRole("DROP", tokens);
    boolean ifExists = tokens.take("IF", "EXISTS");
    Name name = new Parser(tokens).objectName();
    tokens.skipCascade();
    return Optional.of(context ->
        catalog.changeNamespaces(
            context,
            state ->
                database
                    ? database(name, ifExists, state, context)
                    : schema(name, ifExists, state, context)));
  }

  private static Change<Answer> database(
      Name name, boolean ifExists, State state, Context context) {
    Optional<Database> found = state.catalog().database(name.object());
    if (found.isEmpty()) {
      return gone("Database", name.object(), name.object(), ifExists);
    }
    NamespaceDropping dropping = new NamespaceDropping(state);
    dropping.database(found.get());
    return Change.of(dropping.sql(), dropping.edits(), Messages.dropped(name.object()))
        .then(() -> leave(name.object(), "", context.session()));
  }

  private static Change<Answer> schema(Name name, boolean ifExists, State state, Context context) {
    String database = Namespaces.database(name, context);
    Optional<Schema> found = state.catalog().schema(database, name.object());
    if (found.isEmpty()) {
      return gone("Schema", name.object(), database + "." + name.object(), ifExists);
    }
    NamespaceDropping dropping = new NamespaceDropping(state);
    dropping.schema(database, found.get());
    return Change.of(dropping.sql(), dropping.edits(), Messages.dropped(name.object()))
        .then(() -> leave(database, name.object(), context.session()));
  }

  private static Change<Answer> gone(String kind, String name, String full, boolean ifExists) {
    if (ifExists) {
      return Change.none(Messages.droppedAlready(name));
    }
    throw Messages.missing(kind, full);
  }

  /// What was current is so no longer.
  private static void leave(String database, String schema, Session session) {
    if (session.database().equals(database)) {
      if (schema.isEmpty()) {
        session.use("", "");
      } else if (session.schema().equals(schema)) {
        session.use(database, "");
      }
    }
  }
}
