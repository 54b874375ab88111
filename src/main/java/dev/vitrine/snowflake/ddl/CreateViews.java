package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.catalog.SchemaObject.View;
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Query;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Objects.Place;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Rows;
import dev.vitrine.dialect.translate.Translator;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.CatalogStore;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family;
import dev.vitrine.snowflake.store.Change;
import dev.vitrine.snowflake.store.Edit;
import dev.vitrine.snowflake.store.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `CREATE VIEW`, and `CREATE MATERIALIZED VIEW`, whose rows are computed when they are read.
public final class CreateViews implements Family {

  /// @param query its offsets point into the whole statement
  private record Spec(
      Head head,
      Name name,
      List<Named> columns,
      Map<String, String> properties,
      Query query,
      String text) {}

  private record Named(Ident name, String comment) {}

  private final CatalogStore catalog;

  public CreateViews(CatalogStore catalog) {
    this.catalog = catalog;
  }

  @Override
  public Optional<Command> read(Tokens tokens) {
    return Head.read(tokens, "VIEW")
        .map(head -> {
          Spec spec = spec(head, tokens);
          return context -> create(spec, context);
        });
  }

  private static Spec spec(Head start, Tokens tokens) {
    Name name = new Parser(tokens).objectName();
    Head head = start.orIfNotExists(tokens);
    tokens.take("COPY", "GRANTS");
    List<Named> columns = tokens.isSymbol("(") ? columns(tokens) : List.of();
    Map<String, String> properties = Properties.read(tokens);
    tokens.require("AS");
    int from = tokens.start();
    Query query = new Parser(tokens).query();
    if (head.has("RECURSIVE")) {
      RecursiveView recursive =
          RecursiveView.of(name.last(), columns.stream().map(Named::name).toList(), query);
      return new Spec(
          head, name, columns, properties, recursive.query(), recursive.text(tokens.text()));
    }
    return new Spec(head, name, columns, properties, query, tokens.since(from).of(tokens.text()));
  }

  private static List<Named> columns(Tokens tokens) {
    tokens.requireSymbol("(");
    List<Named> columns = new ArrayList<>();
    do {
      ColumnSpec column = ColumnReader.column(tokens, false);
      columns.add(new Named(column.name(), column.comment()));
    } while (tokens.takeSymbol(","));
    tokens.requireSymbol(")");
    return columns;
  }

  private Answer create(Spec spec, Context context) {
    Place place = Places.of(spec.name(), context);
    return catalog.change(
        context, Places.locks(place), state -> change(spec, place, state, context));
  }

  private static Change<Answer> change(Spec spec, Place place, State state, Context context) {
    Schema _ = Places.schema(state.catalog(), place);
    boolean temporary = spec.head().isTemporary();
    Optional<SchemaObject> there =
        temporary
            ? Places.temporary(Domain.RELATION, place, context)
            : Places.find(state.catalog(), Domain.RELATION, spec.name(), place);
    if (there.isPresent() && !spec.head().replace() && !spec.head().alter()) {
      if (spec.head().ifNotExists()) {
        return Change.none(Messages.existsAlready(place.name()));
      }
      throw Messages.exists(place.name());
    }
    there
        .filter(CreateViews::isTable)
        .ifPresent(table -> {
          throw Messages.anotherKind(table);
        });
    View view = view(spec, place, temporary, context);
    Answer answer =
        Messages.created(view.materialized() ? "Materialized view" : "View", place.name());
    if (temporary) {
      return Change.none(answer)
          .then(() -> context.session().temporary().put(Places.key(place, view.key()), view));
    }
    Dropping dropping = new Dropping(place, state);
    there.ifPresent(dropping::replaced);
    List<Edit> edits = new ArrayList<>(dropping.edits());
    edits.add(new Edit.Put(place.database(), place.schema(), view));
    return Change.of(dropping.sql(), edits, answer);
  }

  private static boolean isTable(SchemaObject there) {
    return there instanceof Table table && !Tables.isEngineView(table);
  }

  private static View view(Spec spec, Place place, boolean temporary, Context context) {
    // names of its query are looked up where the view is
    Translator translator =
        context.translator().within(context.text(), place.database(), place.schema());
    Rows rows = translator.query(spec.query());
    return new View(
        place.name(),
        columns(spec, rows),
        spec.text(),
        context.text(),
        place.database(),
        place.schema(),
        spec.head().has("SECURE"),
        spec.head().has("MATERIALIZED"),
        temporary,
        spec.properties().getOrDefault(Properties.COMMENT, ""),
        context.session().role(),
        Instant.now());
  }

  private static List<TableColumn> columns(Spec spec, Rows rows) {
    if (!spec.columns().isEmpty() && spec.columns().size() != rows.columns().size()) {
      throw Problems.plain(
          ErrorCode.COLUMN_COUNT,
          "Invalid column definition list: %d names for a query of %d columns"
              .formatted(spec.columns().size(), rows.columns().size()));
    }
    List<TableColumn> columns = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < rows.columns().size(); i++) {
      Rows.Output output = rows.columns().get(i);
      String name = spec.columns().isEmpty() ? output.name() : spec.columns().get(i).name().name();
      if (seen.put(name, i) != null) {
        throw TableBuild.duplicate(name);
      }
      SqlType type = output.value().type();
      String comment = spec.columns().isEmpty() ? "" : spec.columns().get(i).comment();
      columns.add(
          new TableColumn(
              name, name, type, true, "%s", Optional.empty(), Optional.empty(), comment));
    }
    return columns;
  }
}
