package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.Gate;
import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.catalog.Constraint;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.catalog.SchemaObject.TableKind;
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.syntax.Query;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Objects.Place;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Rows;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.dialect.translate.casts.ToText;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.Acting;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.CatalogStore;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family;
import dev.vitrine.snowflake.Session;
import dev.vitrine.snowflake.TableStage;
import dev.vitrine.snowflake.TranslatedQuery;
import dev.vitrine.snowflake.store.Change;
import dev.vitrine.snowflake.store.Edit;
import dev.vitrine.snowflake.store.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `CREATE TABLE`: with columns, `AS SELECT`, `LIKE`, `CLONE`.
public final class CreateTables implements Family {

  private final CatalogStore catalog;

  public CreateTables(CatalogStore catalog) {
    this.catalog = catalog;
  }

  @Override
  public Optional<Command> read(Tokens tokens) {
    return Head.read(tokens, "TABLE")
        .map(head -> {
          TableSpec spec = TableSpec.read(head, tokens);
          return context -> create(spec, context);
        });
  }

  /// What fills a table that is made.
  ///
  /// @param sql of the engine
  public record Filled(Place place, String sql, List<@Nullable Object> values) {}

  /// Reads a `CREATE TABLE … AS`, and makes nothing; empty for any other statement.
  public static Optional<Filled> filled(Tokens tokens, Context context) {
    Optional<Head> head = Head.read(tokens, "TABLE");
    if (head.isEmpty()) {
      return Optional.empty();
    }
    TableSpec spec = TableSpec.read(head.get(), tokens);
    tokens.requireEnd();
    return spec.query()
        .map(query -> {
          TranslatedQuery translated = TranslatedQuery.inner(query, context.translator());
          var _ = columns(spec, translated.rows());
          return new Filled(
              Places.of(spec.name(), context),
              translated.rows().sql(),
              translated.values(context.steps()));
        });
  }

  /// What a table is filled with.
  private record Filling(String sql, List<@Nullable Object> values) {}

  private Answer create(TableSpec written, Context context) {
    var _ = DefaultCollation.said(written.properties());
    TableStage.check(written.properties(), context);
    Place place = Places.of(written.name(), context);
    TableSpec spec =
        written
            .template()
            .map(query -> written.with(Template.columns(query, context)))
            .orElse(written)
            .in(DefaultCollation.in(place, written.properties(), context));
    if (spec.head().isTemporary()) {
      return context
          .steps()
          .pinned(() ->
              catalog.change(
                  context, Places.locks(place), state -> temporary(spec, place, state, context)));
    }
    return catalog.change(
        context, Places.locks(place), state -> permanent(spec, place, state, context));
  }

  private Change<Answer> temporary(TableSpec spec, Place place, State state, Context context) {
    Schema schema = Places.schema(state.catalog(), place);
    Optional<SchemaObject> there = Places.temporary(Domain.RELATION, place, context);
    if (there.isPresent() && !spec.head().replace()) {
      return existing(spec, place);
    }
    List<String> sql = new ArrayList<>();
    there.ifPresent(old -> sql.addAll(Dropping.temporary(table(old))));
    String engineName =
        "temp." + QuotedName.of(Gate.INTERNAL_MARK + "_" + UUID.randomUUID() + "_" + place.name());
    Built built = build(spec, place, schema, engineName, TableKind.TEMPORARY, context);
    sql.addAll(built.sql());
    return new Change<Answer>(
            sql, built.values(), List.of(), () -> Messages.created("Table", place.name()))
        .then(() -> {
          Session.Place key = Places.key(place, built.table().key());
          context.session().temporary().put(key, built.table());
          catalog.removeFiles(there.stream().toList());
        });
  }

  private static Table table(SchemaObject there) {
    if (there instanceof Table table && !Tables.isEngineView(table)) {
      return table;
    }
    throw Messages.anotherKind(there);
  }

  private Change<Answer> existing(TableSpec spec, Place place) {
    if (spec.head().ifNotExists()) {
      return Change.none(Messages.existsAlready(place.name()));
    }
    throw Messages.exists(place.name());
  }

  private Change<Answer> permanent(TableSpec spec, Place place, State state, Context context) {
    Schema schema = Places.schema(state.catalog(), place);
    Optional<SchemaObject> there =
        Places.find(state.catalog(), Domain.RELATION, spec.name(), place);
    Dropping dropping = new Dropping(place, state);
    if (there.isPresent()) {
      if (spec.head().alter() && there.get() instanceof Table table) {
        return TableAlignment.change(spec, table, place, context);
      }
      if (!spec.head().replace()) {
        return existing(spec, place);
      }
      dropping.replaced(table(there.get()));
    }
    Schema left = there.map(old -> schema.without(old.key())).orElse(schema);
    String engineName = EngineNames.inSchema(left, place.name());
    TableKind kind = spec.head().has("TRANSIENT") ? TableKind.TRANSIENT : TableKind.PERMANENT;
    Built built = build(spec, place, schema, engineName, kind, context);
    List<String> sql = new ArrayList<>(dropping.sql());
    sql.addAll(built.sql());
    List<Edit> edits = new ArrayList<>(dropping.edits());
    edits.add(new Edit.Put(place.database(), place.schema(), built.table()));
    return new Change<>(sql, built.values(), edits, () -> Messages.created("Table", place.name()));
  }

  private record Built(Table table, List<String> sql, List<@Nullable Object> values) {}

  private static Built build(
      TableSpec spec,
      Place place,
      Schema schema,
      String engineName,
      TableKind kind,
      Context context) {
    TableBuild build = new TableBuild(engineName, schema, kind == TableKind.TEMPORARY);
    if (spec.model().isPresent()) {
      return copied(spec, place, build, engineName, kind, context);
    }
    if (spec.query().isEmpty()) {
      Set<String> keys = primaryKey(spec.constraints());
      spec.columns().forEach(column -> build.add(column, column.type().orElseThrow(), keys));
      return built(spec, place, build, kind, spec.constraints(), Optional.empty(), context);
    }
    return filled(spec, spec.query().get(), place, build, engineName, kind, context);
  }

  private static Built filled(
      TableSpec spec,
      Query query,
      Place place,
      TableBuild build,
      String engineName,
      TableKind kind,
      Context context) {
    TranslatedQuery translated =
        Acting.translated(context, within -> TranslatedQuery.inner(query, within.translator()));
    Rows rows = translated.rows();
    Set<String> keys = primaryKey(spec.constraints());
    List<ColumnSpec> columns = columns(spec, rows);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Typed value = rows.columns().get(i).value();
      SqlType type = columns.get(i).type().orElseGet(() -> given(value, spec));
      build.add(columns.get(i), type, keys);
      Typed read = value.at("q." + Rows.engineColumn(i));
      values.add(stored(Casts.implicit(read, type), value.type(), type));
    }
    String sql =
        "INSERT INTO "
            + engineName
            + " SELECT "
            + String.join(", ", values)
            + " FROM ("
            + rows.sql()
            + ") AS q";
    Filling filling = new Filling(sql, translated.values(context.steps()));
    return built(spec, place, build, kind, spec.constraints(), Optional.of(filling), context);
  }

  private static String stored(Typed value, SqlType from, SqlType to) {
    String sql = value.exactly().sql();
    boolean mayBeLonger = to.kind() == SqlType.Kind.TEXT && from.length() > to.length();
    return from.kind() == to.kind() && mayBeLonger ? ToText.fitting(sql, to.length()) : sql;
  }

  private static SqlType given(Typed value, TableSpec spec) {
    return DefaultCollation.applied(value.type(), false, spec.collation());
  }

  private static List<ColumnSpec> columns(TableSpec spec, Rows rows) {
    if (spec.columns().isEmpty()) {
      return rows.columns().stream().map(CreateTables::unnamed).toList();
    }
    if (spec.columns().size() != rows.columns().size()) {
      throw Problems.plain(
          ErrorCode.COLUMN_COUNT,
          "Invalid column definition list: %d columns for a query of %d"
              .formatted(spec.columns().size(), rows.columns().size()));
    }
    return spec.columns();
  }

  private static ColumnSpec unnamed(Rows.Output output) {
    var name =
        new dev.vitrine.dialect.syntax.Ident(
            output.name(), true, new dev.vitrine.dialect.syntax.Span(0, 0));
    return new ColumnSpec(
        name, Optional.empty(), false, Optional.empty(), Optional.empty(), "", List.of(), false);
  }

  static Set<String> primaryKey(List<Constraint> constraints) {
    Set<String> names = new HashSet<>();
    constraints.stream()
        .filter(constraint -> constraint.kind().equals(ColumnReader.PRIMARY_KEY))
        .forEach(constraint -> names.addAll(constraint.columns()));
    return names;
  }

  private static Built copied(
      TableSpec spec,
      Place place,
      TableBuild build,
      String engineName,
      TableKind kind,
      Context context) {
    SchemaObject model = context.objects().relation(spec.model().orElseThrow());
    if (!(model instanceof Table table)) {
      throw Problems.plain(
          ErrorCode.COMPILATION,
          "Object '" + model.name() + "' is not a table: LIKE and CLONE copy tables");
    }
    table.columns().forEach(build::copy);
    Optional<Filling> filling =
        spec.clones()
            ? Optional.of(new Filling(copy(table, engineName), List.of()))
            : Optional.empty();
    return built(spec, place, build, kind, table.constraints(), filling, context);
  }

  static String copy(Table table, String engineName) {
    List<String> values = table.columns().stream().map(CreateTables::reading).toList();
    return "INSERT INTO "
        + engineName
        + " SELECT "
        + String.join(", ", values)
        + " FROM "
        + table.engineName()
        + " AS q";
  }

  static String reading(TableColumn column) {
    return column.reading().formatted("q." + QuotedName.of(column.engineName()));
  }

  private static Built built(
      TableSpec spec,
      Place place,
      TableBuild build,
      TableKind kind,
      List<Constraint> constraints,
      Optional<Filling> filling,
      Context context) {
    Keys.check(build.columns(), constraints);
    Table table =
        build.table(place.name(), kind, constraints, spec.properties(), context.session().role());
    List<String> sql = new ArrayList<>(build.sql());
    filling.ifPresent(one -> sql.add(one.sql()));
    return new Built(table, sql, filling.map(Filling::values).orElse(List.of()));
  }
}
