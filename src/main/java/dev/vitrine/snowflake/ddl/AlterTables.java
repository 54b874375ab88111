package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.ParseOptions;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// `ALTER TABLE`.
public final class AlterTables implements Family {

  private final CatalogStore catalog;
  private final TableMoves moves;

  public AlterTables(CatalogStore catalog) {
    this.catalog = catalog;
    this.moves = new TableMoves(catalog);
  }

  @Override
  public Optional<Command> read(Tokens tokens) {
    if (!tokens.take("ALTER", "TABLE")) {
      return Optional.empty();
    }
    boolean ifExists = tokens.take("IF", "EXISTS");
    Name name = new Parser(tokens).objectName();
    if (tokens.take("RENAME", "TO")) {
      Name to = new Parser(tokens).objectName();
      return Optional.of(context ->
          missing(name, ifExists, context).orElseGet(() -> moves.rename(name, to, context)));
    }
    if (tokens.take("SWAP", "WITH")) {
      Name other = new Parser(tokens).objectName();
      return Optional.of(context ->
          missing(name, ifExists, context).orElseGet(() -> moves.swap(name, other, context)));
    }
    Consumer<TableEdit> action = new TableActions(tokens).read();
    return Optional.of(
        context -> missing(name, ifExists, context).orElseGet(() -> alter(name, action, context)));
  }

  /// Adds columns that take NULL, those that are there left out.
  ///
  /// @param columns types by name, as a statement writes them
  public void add(Name table, Map<String, String> columns, Context context) {
    List<ColumnSpec> specs =
        columns.entrySet().stream()
            .map(column -> QuotedName.of(column.getKey()) + " " + column.getValue())
            .map(text -> ColumnReader.column(Tokens.of(text, ParseOptions.DEFAULT), true))
            .toList();
    var _ =
        alter(
            table,
            edit ->
                specs.stream()
                    .filter(spec -> edit.find(spec.name().name()).isEmpty())
                    .forEach(edit::add),
            context);
  }

  /// The answer where nothing is there and that is fine.
  private static Optional<Answer> missing(Name name, boolean ifExists, Context context) {
    boolean gone = ifExists && context.objects().find(Domain.RELATION, name).isEmpty();
    return gone ? Optional.of(Answer.done()) : Optional.empty();
  }

  private Answer alter(Name name, Consumer<TableEdit> action, Context context) {
    Place place = Places.of(name, context);
    return catalog.change(
        context, Places.locks(place), state -> change(name, place, action, state, context));
  }

  private static Change<Answer> change(
      Name name, Place place, Consumer<TableEdit> action, State state, Context context) {
    Optional<SchemaObject> temporary = Places.temporary(Domain.RELATION, place, context);
    Table before =
        temporary.isPresent()
            ? table(temporary, place)
            : table(Places.find(state.catalog(), Domain.RELATION, name, place), place);
    TableEdit edit =
        new TableEdit(before, DefaultCollation.in(place, before.properties(), context), context);
    action.accept(edit);
    Table changed = edit.table();
    if (temporary.isPresent()) {
      return Change.of(edit.sql(), List.of(), Answer.done())
          .then(() -> context.session().temporary().put(Places.key(place, changed.key()), changed));
    }
    return Change.of(
        edit.sql(),
        List.of(new Edit.Put(place.database(), place.schema(), changed)),
        Answer.done());
  }

  /// @throws dev.vitrine.kernel.SqlError `OBJECT_NOT_FOUND`
  static Table table(Optional<SchemaObject> found, Place place) {
    return found
        .filter(Table.class::isInstance)
        .map(Table.class::cast)
        .orElseThrow(() -> Messages.missing("Table", place));
  }
}
