package dev.vitrine.snowflake.ddl;

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
import dev.vitrine.snowflake.store.Change;
import dev.vitrine.snowflake.store.Edit;
import dev.vitrine.snowflake.store.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// `ALTER DATABASE` and `ALTER SCHEMA`: names, comments and the default collation; other properties
/// are accepted.
public final class AlterNamespaces implements Family {

  /// What `ENABLE` and `DISABLE` speak of.
  private static final Set<String> REPLICATION = Set.of("REPLICATION", "FAILOVER");

  /// @param rename the new name
  private record Alteration(
      Optional<Name> rename, Optional<String> comment, Optional<String> collation) {
    static final Alteration NONE =
        new Alteration(Optional.empty(), Optional.empty(), Optional.empty());
  }

  private final CatalogStore catalog;

  public AlterNamespaces(CatalogStore catalog) {
    this.catalog = catalog;
  }

  @Override
  public Optional<Command> read(Tokens tokens) {
    boolean database = tokens.take("ALTER", "DATABASE");
    if (!database && !tokens.take("ALTER", "SCHEMA")) {
      return Optional.empty();
    }
    Namespaces.refuseRole("ALTER", tokens);
    boolean ifExists = tokens.take("IF", "EXISTS");
    Name name = new Parser(tokens).objectName();
    Alteration alteration = alteration(tokens);
    return Optional.of(context ->
        catalog.changeNamespaces(
            context,
            state ->
                database
                    ? database(name, ifExists, alteration, state, context)
                    : schema(name, ifExists, alteration, state, context)));
  }

  private static Alteration alteration(Tokens tokens) {
    Attachments.refuse(tokens);
    if (tokens.take("RENAME", "TO")) {
      Name to = new Parser(tokens).objectName();
      return new Alteration(Optional.of(to), Optional.empty(), Optional.empty());
    }
    if (tokens.is("SWAP", "WITH")) {
      throw Problems.unsupported("SWAP WITH for databases and schemas");
    }
    boolean copies = tokens.is("REFRESH") || tokens.is("PRIMARY");
    if (copies || REPLICATION.contains(tokens.peek(1).upper())) {
      throw Problems.unsupported("REPLICATION");
    }
    if (tokens.take("ENABLE", "MANAGED", "ACCESS") || tokens.take("DISABLE", "MANAGED", "ACCESS")) {
      return Alteration.NONE;
    }
    if (tokens.take("UNSET")) {
      Set<String> unset = new TreeSet<>();
      do {
        unset.add(tokens.ident().name());
      } while (tokens.takeSymbol(","));
      return new Alteration(
          Optional.empty(), none(unset, Properties.COMMENT), none(unset, DefaultCollation.NAME));
    }
    tokens.require("SET");
    Map<String, String> properties = Properties.read(tokens);
    return new Alteration(
        Optional.empty(),
        Optional.ofNullable(properties.get(Properties.COMMENT)),
        DefaultCollation.said(properties));
  }

  private static Optional<String> none(Set<String> unset, String name) {
    return unset.contains(name) ? Optional.of("") : Optional.empty();
  }

  private static Change<Answer> database(
      Name name, boolean ifExists, Alteration alteration, State state, Context context) {
    Optional<Database> found = state.catalog().database(name.object());
    if (found.isEmpty() && ifExists) {
      return Change.none(Answer.done());
    }
    Database before = Namespaces.database(name.object(), state.catalog());
    String to = alteration.rename().map(Name::object).orElse(before.name());
    if (!to.equals(before.name()) && state.catalog().database(to).isPresent()) {
      throw Messages.exists(to);
    }
    Database after =
        before.told(
            to,
            alteration.comment().orElse(before.comment()),
            alteration.collation().orElse(before.collation()));
    return Change.of(
            List.of(),
            List.of(new Edit.RemoveDatabase(before.name()), new Edit.PutDatabase(after)),
            Answer.done())
        .then(() -> {
          if (context.session().database().equals(before.name())) {
            context.session().use(to, context.session().schema());
          }
        });
  }

  private static Change<Answer> schema(
      Name name, boolean ifExists, Alteration alteration, State state, Context context) {
    String database = Namespaces.database(name, context);
    Optional<Schema> found = state.catalog().schema(database, name.object());
    if (found.isEmpty() && ifExists) {
      return Change.none(Answer.done());
    }
    Schema before = Namespaces.schema(name, state.catalog(), context);
    String to = alteration.rename().map(Name::object).orElse(before.name());
    String target =
        alteration.rename().map(rename -> Namespaces.database(rename, context)).orElse(database);
    boolean moves = !to.equals(before.name()) || !target.equals(database);
    if (moves && Namespaces.database(target, state.catalog()).schema(to).isPresent()) {
      throw Messages.exists(to);
    }
    Schema after =
        before.told(
            to,
            alteration.comment().orElse(before.comment()),
            alteration.collation().orElse(before.collation()));
    return Change.of(
            List.of(),
            List.of(
                new Edit.RemoveSchema(database, before.name()), new Edit.PutSchema(target, after)),
            Answer.done())
        .then(() -> {
          boolean current =
              context.session().database().equals(database)
                  && context.session().schema().equals(before.name());
          if (current) {
            context.session().use(target, to);
          }
        });
  }
}
