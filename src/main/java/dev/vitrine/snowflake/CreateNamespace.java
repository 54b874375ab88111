package dev.vitrine.snowflake;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Tokens;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/// `CREATE DATABASE`, `CREATE SCHEMA`.
final class CreateNamespace implements Family {

  private final CatalogStore catalog;

  CreateNamespace(CatalogStore catalog) {
    this.catalog = catalog;
  }

  @Override
  public Optional<Command> read(Tokens tokens) {
    int mark = tokens.mark();
    if (!tokens.take("CREATE")) {
      return Optional.empty();
    }
    tokens.take("OR", "REPLACE");
    boolean database = tokens.take("DATABASE");
    if (!database && !tokens.take("SCHEMA")) {
      tokens.back(mark);
      return Optional.empty();
    }
    tokens.take("IF", "NOT", "EXISTS");
    Name name = tokens.name();
    return Optional.of(context -> {
      if (database) {
        if (catalog.current().database(name.object()).isEmpty()) {
          catalog.change(c -> c.with(new Database(name.object(), false, "", "", Instant.now(), new TreeMap<>())));
          schema(name.object(), "PUBLIC", context);
        }
        return Answer.status("Database " + name.object() + " successfully created.");
      }
      schema(name.schema().orElse(context.session().database()), name.object(), context);
      return Answer.status("Schema " + name.object() + " successfully created.");
    });
  }

  private void schema(String database, String name, Context context) {
    String engine = database + "." + name;
    context.steps().change(
        java.util.List.of("DROP SCHEMA IF EXISTS " + QuotedName.of(engine) + " CASCADE"),
        "CREATE SCHEMA " + QuotedName.of(engine),
        java.util.List.of());
    catalog.change(c ->
        c.with(database, new Schema(name, engine, false, "", "", Instant.now(), new TreeMap<>())));
    context.session().use(database, name);
  }
}
