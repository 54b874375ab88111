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
import dev.vitrine.snowflake.Session;
import dev.vitrine.snowflake.SessionTransactions.Waits;
import dev.vitrine.snowflake.Tables;
import dev.vitrine.snowflake.transactions.Mode;
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

  /// It changes rows like DELETE, so it is part of the transaction.
  private Answer truncate(Name name, boolean ifExists, Context context) {
    Place place = Places.of(name, context);
    Session session = context.session();
    return session
        .transactions()
        .changing(
            Tables.permanent(List.of(place), session),
            Mode.CHANGE,
            Waits.of(session),
            context.steps(),
            _ -> empty(place, name, ifExists, context));
  }

  private Answer empty(Place place, Name name, boolean ifExists, Context context) {
    Optional<SchemaObject> found =
        Places.temporary(Domain.RELATION, place, context)
            .or(() -> Places.find(catalog.current(), Domain.RELATION, name, place));
    if (found.isPresent() || !ifExists) {
      Table table = AlterTables.table(found, place);
      context
          .steps()
          .change(List.of(forgotten(table)), "DELETE FROM " + table.engineName(), List.of());
    }
    return Answer.done();
  }

  /// Files that were loaded may be loaded again.
  private static String forgotten(Table table) {
    return LoadHistory.forgetting(table.filesId().orElseThrow());
  }
}
