package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
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
import dev.vitrine.snowflake.store.Dropped;
import dev.vitrine.snowflake.store.Edit;
import dev.vitrine.snowflake.store.State;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// `UNDROP TABLE`, `UNDROP SCHEMA`, `UNDROP DATABASE`.
public final class Undrops implements Family {

  private final CatalogStore catalog;

  public Undrops(CatalogStore catalog) {
    this.catalog = catalog;
  }

  @Override
  public Optional<Command> read(Tokens tokens) {
    if (Others.isAbout(1, tokens) || !tokens.take("UNDROP")) {
      return Optional.empty();
    }
    if (tokens.take("TABLE")) {
      Name name = new Parser(tokens).objectName();
      return Optional.of(context -> {
        Place place = Places.of(name, context);
        return catalog.change(context, Places.locks(place), state -> table(place, state));
      });
    }
    if (tokens.take("SCHEMA")) {
      Name name = new Parser(tokens).objectName();
      return Optional.of(
          context -> catalog.changeNamespaces(context, state -> schema(name, state, context)));
    }
    tokens.require("DATABASE");
    Name name = new Parser(tokens).objectName();
    return Optional.of(
        context -> catalog.changeNamespaces(context, state -> database(name.object(), state)));
  }

  private static Optional<Dropped> last(State state, Predicate<Dropped> which) {
    return state.dropped().reversed().stream().filter(which).findFirst();
  }

  private static Change<Answer> table(Place place, State state) {
    Schema schema = Places.schema(state.catalog(), place);
    if (schema.relation(place.name()).isPresent()) {
      throw Messages.exists(place.name());
    }
    Dropped dropped =
        last(
                state,
                one ->
                    one.table().isPresent()
                        && one.database().equals(place.database())
                        && one.schema().equals(place.schema())
                        && one.name().equals(place.name()))
            .orElseThrow(() -> Messages.missing("Table", place));
    Table table = (Table) dropped.table().orElseThrow();
    String engineName = EngineNames.inSchema(schema, place.name());
    return Change.of(
        List.of("ALTER TABLE " + table.engineName() + " RENAME TO " + EngineNames.last(engineName)),
        List.of(
            new Edit.Forget(dropped.id()),
            new Edit.Put(
                place.database(), place.schema(), Tables.renamed(table, place.name(), engineName))),
        Messages.restored("Table", place.name()));
  }

  private static Change<Answer> schema(Name name, State state, Context context) {
    String database = Namespaces.database(name, context);
    if (Namespaces.database(database, state.catalog()).schema(name.object()).isPresent()) {
      throw Messages.exists(name.object());
    }
    Dropped dropped =
        last(
                state,
                one ->
                    one.schemaItself().isPresent()
                        && one.database().equals(database)
                        && one.name().equals(name.object()))
            .orElseThrow(() -> Messages.missing("Schema", database + "." + name.object()));
    return Change.of(
        List.of(),
        List.of(
            new Edit.Forget(dropped.id()),
            new Edit.PutSchema(database, dropped.schemaItself().orElseThrow())),
        Messages.restored("Schema", name.object()));
  }

  private static Change<Answer> database(String name, State state) {
    if (state.catalog().database(name).isPresent()) {
      throw Messages.exists(name);
    }
    Dropped dropped =
        last(state, one -> one.databaseItself().isPresent() && one.name().equals(name))
            .orElseThrow(() -> Messages.missing("Database", name));
    Database database = dropped.databaseItself().orElseThrow();
    return Change.of(
        List.of(),
        List.of(new Edit.Forget(dropped.id()), new Edit.PutDatabase(database)),
        Messages.restored("Database", name));
  }
}
