package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Objects.Place;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.CatalogStore;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family;
import dev.vitrine.snowflake.store.Change;
import dev.vitrine.stages.LoadHistory;
import java.util.List;
import java.util.Optional;

/// `TRUNCATE [TABLE]`.
public final class Truncates implements Family {

  private final CatalogStore catalog;

  public Truncates(CatalogStore catalog) {
    this.catalog = catalog;
  }

  @Override
  public Optional<Command> read(Tokens tokens) {
    if (!tokens.take("TRUNCATE")) {
      return Optional.empty();
    }
    tokens.take("MATERIALIZED", "VIEW");
    boolean _ = tokens.take("TABLE");
    boolean ifExists = tokens.take("IF", "EXISTS");
    Name name = new Parser(tokens).objectName();
    return Optional.of(context -> truncate(name, ifExists, context));
  }

  private Answer truncate(Name name, boolean ifExists, Context context) {
    Place place = Places.of(name, context);
    return catalog.change(
        context,
        Places.locks(place),
        state -> {
          Optional<SchemaObject> found =
              Places.temporary(Domain.RELATION, place, context)
                  .or(() -> Places.find(state.catalog(), Domain.RELATION, name, place));
          if (found.isEmpty() && ifExists) {
            return Change.none(Answer.done());
          }
          Table table = AlterTables.table(found, place);
          return Change.of(
              List.of(forgotten(table), "DELETE FROM " + table.engineName()),
              List.of(),
              Answer.done());
        });
  }

  /// Files that were loaded may be loaded again.
  private static String forgotten(Table table) {
    return LoadHistory.forgetting(table.filesId().orElseThrow());
  }
}
