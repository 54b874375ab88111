package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.dialect.syntax.Relation.Alias;
import dev.vitrine.dialect.syntax.Relation.Join;
import dev.vitrine.dialect.syntax.Relation.JoinKind;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.dialect.translate.functions.TableFunctions;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What stands in a `FROM`, put into a scope.
final class RelationTranslator {

  private final Translator translator;
  private final Scope scope;

  RelationTranslator(Translator translator, Scope scope) {
    this.translator = translator;
    this.scope = scope;
  }

  /// One relation or several joined; the scope knows their columns afterwards.
  String relation(Relation relation) {
    if (relation instanceof Join join) {
      return join(join);
    }
    Source source = source(relation);
    refuseTwice(source, relation);
    scope.add(source);
    return source.sql();
  }

  private void refuseTwice(Source source, Relation relation) {
    boolean twice =
        source.name().isPresent()
            && scope.sources().stream()
                .anyMatch(other ->
                    other.name().equals(source.name()) && other.path().equals(source.path()));
    if (twice) {
      throw scope
          .problems()
          .at(
              relation.span(),
              ErrorCode.DUPLICATE_ALIAS,
              "duplicate alias '" + source.name().orElse("") + "'");
    }
  }

  /// One relation by itself.
  Source source(Relation relation) {
    return switch (relation) {
      case Relation.Table table -> table(table);
      case Relation.NamedByValue named -> namedByValue(named);
      case Relation.Derived derived -> derived(derived);
      case Relation.Function function ->
          renamed(TableFunctions.apply(function, translator.expressions(scope)), function.alias());
      case Relation.Stage stage -> stage(stage);
      case Relation.Piped piped -> piped(piped);
      case Join join -> nested(join);
      case Relation.Sample sample -> Samples.sample(sample, this, translator, scope);
      case Relation.Pivot pivot -> Pivots.pivot(pivot, this, translator, scope);
      case Relation.Unpivot unpivot -> Unpivots.unpivot(unpivot, this, translator, scope);
      case Relation.MatchRecognize match ->
          MatchRecognize.translate(match, this, translator, scope);
    };
  }

  /// A join in brackets, as one relation: what a `PIVOT` or the like stands behind.
  private Source nested(Join join) {
    Scope inner = scope.withoutSources();
    String sql = new RelationTranslator(translator, inner).relation(join);
    Expr.Star star =
        new Expr.Star(List.of(), List.of(), Optional.empty(), List.of(), List.of(), join.span());
    List<Field> all = Stars.expand(star, translator.expressions(inner));
    String alias = translator.fresh("t");
    List<String> items = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    for (Field field : all) {
      String column = Rows.engineColumn(items.size());
      Typed value = field.value();
      items.add(value.carried() + " AS " + column);
      fields.add(new Field(field.name(), value.at(alias + "." + column), false));
    }
    return new Source(
        Optional.empty(),
        List.of(),
        "(SELECT " + String.join(", ", items) + " FROM " + sql + ") AS " + alias,
        fields);
  }

  private Source stage(Relation.Stage stage) {
    String alias = translator.fresh("t");
    Source files = translator.environment().stage(stage, 0);
    List<Field> fields = new ArrayList<>();
    for (Field field : files.columns()) {
      Typed value = field.value();
      fields.add(
          new Field(
              field.name(), Typed.of(alias + "." + value.sql(), value.type()), field.hidden()));
    }
    Optional<String> name = stage.alias().map(a -> a.name().name());
    return new Source(name, List.of(), files.sql() + " AS " + alias, fields);
  }

  private Source piped(Relation.Piped piped) {
    Source rows =
        translator
            .environment()
            .piped(piped.number())
            .orElseThrow(
                () -> scope.problems().unexpected(piped.span().start(), "$" + piped.number()));
    String alias = translator.fresh("t");
    List<Field> fields =
        rows.columns().stream()
            .map(field ->
                new Field(
                    field.name(),
                    field.value().at(alias + "." + field.value().sql()),
                    field.hidden()))
            .toList();
    Optional<String> name = piped.alias().map(a -> a.name().name());
    return renamed(new Source(name, List.of(), rows.sql() + " AS " + alias, fields), piped.alias());
  }

  private Source namedByValue(Relation.NamedByValue named) {
    Name name = NamedByValue.name(named.name(), named.span(), translator.expressions(scope));
    return table(new Relation.Table(name, named.alias(), Optional.empty(), named.span()));
  }

  private Source table(Relation.Table table) {
    String alias = translator.fresh("t");
    if (table.name().parts().size() == 1) {
      Optional<Source> common = scope.commonTable(table.name().object());
      if (common.isPresent()) {
        translator.nesting().read(common.get().sql());
        return aliased(common.get().sql(), common.get().columns(), alias, table);
      }
    }
    if (table.name().parts().size() == 1 && table.name().object().equals("DUAL")) {
      return aliased("(SELECT 1 AS dummy)", List.of(), alias, table);
    }
    Optional<Source> views = InformationSchema.find(table.name(), translator.environment());
    if (views.isPresent()) {
      translator.reads().other();
      return aliased(views.get().sql(), views.get().columns(), alias, table, path(table));
    }
    if (table.at().isPresent()) {
      throw Problems.unsupported("TIME TRAVEL");
    }
    Optional<Source> elsewhere = elsewhere(table.name());
    if (elsewhere.isPresent()) {
      translator.reads().other();
      return aliased(elsewhere.get().sql(), elsewhere.get().columns(), alias, table, path(table));
    }
    Objects objects = new Objects(translator.environment());
    return switch (objects.relation(table.name())) {
      case SchemaObject.Table found -> stored(found, alias, table);
      case SchemaObject.View view -> view(view, alias, table);
      default -> throw Problems.noObject(table.name().toString());
    };
  }

  /// A database of the catalog hides another one of its name.
  private Optional<Source> elsewhere(Name name) {
    Environment environment = translator.environment();
    boolean known =
        name.database().isEmpty()
            || environment.catalog().database(name.database().get()).isPresent();
    return known ? Optional.empty() : environment.elsewhere(name.parts());
  }

  /// Columns by their bare engine names, read through an alias.
  private Source aliased(String sql, List<Field> columns, String alias, Relation.Table table) {
    return aliased(sql, columns, alias, table, List.of());
  }

  private Source aliased(
      String sql, List<Field> columns, String alias, Relation.Table table, List<String> path) {
    List<Field> fields = new ArrayList<>();
    for (Field field : columns) {
      Typed value = field.value();
      Typed read = value.at(alias + "." + value.carried());
      fields.add(new Field(field.name(), read, field.hidden()));
    }
    String name = table.alias().map(a -> a.name().name()).orElse(table.name().object());
    return renamed(
        new Source(Optional.of(name), path, sql + " AS " + alias, fields), table.alias());
  }

  /// Database and schema, which may qualify the columns of what has no alias.
  private List<String> path(Relation.Table table) {
    Environment environment = translator.environment();
    boolean nowhere = table.name().database().isEmpty() && environment.database().isEmpty();
    if (table.alias().isPresent() || nowhere) {
      return List.of();
    }
    Objects.Place place = new Objects(environment).place(table.name());
    return List.of(place.database(), place.schema());
  }

  private Source stored(SchemaObject.Table found, String alias, Relation.Table table) {
    List<Field> fields = new ArrayList<>();
    for (TableColumn column : found.columns()) {
      String read = column.reading().formatted(alias + "." + QuotedName.of(column.engineName()));
      fields.add(Field.of(column.name(), read, column.type()));
      if (!column.nullable()) {
        translator.require(read);
      }
    }
    translator.reads().table(found.engineName());
    Source source =
        new Source(
            Optional.of(table.alias().map(a -> a.name().name()).orElse(found.name())),
            path(table),
            found.engineName() + " AS " + alias,
            fields);
    return renamed(source, table.alias());
  }

  private Source view(SchemaObject.View view, String alias, Relation.Table table) {
    Rows rows = Views.expand(view, translator);
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < rows.columns().size(); i++) {
      Typed value = rows.columns().get(i).value();
      String name =
          i < view.columns().size() ? view.columns().get(i).name() : rows.columns().get(i).name();
      Typed shown = value.at(alias + "." + Rows.engineColumn(i)).present();
      fields.add(new Field(name, settled(shown, view, i), false));
    }
    Source source =
        new Source(
            Optional.of(table.alias().map(a -> a.name().name()).orElse(view.name())),
            path(table),
            "(" + rows.sql() + ") AS " + alias,
            fields);
    return renamed(source, table.alias());
  }

  /// A timestamp of the kind that it had when the view was made, which `TIMESTAMP_TYPE_MAPPING`
  /// settled then.
  private Typed settled(Typed shown, SchemaObject.View view, int index) {
    if (index >= view.columns().size()) {
      return shown;
    }
    SqlType made = view.columns().get(index).type();
    boolean other = !shown.is(made.kind()) && isTimestamp(made) && isTimestamp(shown.type());
    return other ? Casts.explicit(shown, made, translator.environment()) : shown;
  }

  private static boolean isTimestamp(SqlType type) {
    return switch (type.kind()) {
      case TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ -> true;
      case FIXED, REAL, TEXT, BOOLEAN, DATE, TIME, BINARY, VARIANT, OBJECT, ARRAY -> false;
    };
  }

  private Source derived(Relation.Derived derived) {
    // any derived table may read what stands left of it where it says LATERAL
    Scope around = derived.lateral() ? scope : outer();
    Rows rows = translator.query(derived.query(), around);
    String alias = translator.fresh("t");
    Source source =
        new Source(
            derived.alias().map(a -> a.name().name()),
            List.of(),
            (derived.lateral() ? "LATERAL (" : "(") + rows.sql() + ") AS " + alias,
            QueryTranslator.fields(rows, alias));
    for (int i = 0; i < rows.columns().size(); i++) {
      if (rows.columns().get(i).required()) {
        translator.require(alias + "." + Rows.engineColumn(i));
      }
    }
    return renamed(source, derived.alias());
  }

  /// What is known around this select, without its own sources.
  private Scope outer() {
    return scope.withoutSources();
  }

  /// With the names that an alias gives to columns.
  Source renamed(Source source, Optional<Alias> alias) {
    if (alias.isEmpty() || alias.get().columns().isEmpty()) {
      return source;
    }
    List<Ident> names = alias.get().columns();
    if (names.size() > source.columns().size()) {
      throw scope
          .problems()
          .at(
              names.getLast().span(),
              ErrorCode.COLUMN_COUNT,
              "more column names than columns: " + names.size());
    }
    List<Field> fields = new ArrayList<>(source.columns());
    for (int i = 0; i < names.size(); i++) {
      Field field = fields.get(i);
      fields.set(i, new Field(names.get(i).name(), field.value(), field.hidden()));
    }
    return new Source(source.name(), source.path(), source.sql(), fields);
  }

  private String join(Join join) {
    int before = scope.sources().size();
    String left = relation(join.left());
    int middle = scope.sources().size();
    String right = relation(join.right());
    String word = word(join);
    if (join.natural() || !join.using().isEmpty()) {
      String match =
          join.match()
              .map(condition -> translator.expressions(scope).condition(condition) + " AND ")
              .orElse("");
      String on = match + merged(join, before, middle);
      return left + word + bracketed(join.right(), right) + " ON " + on;
    }
    if (join.match().isPresent()) {
      return left + word + right + " ON " + AsOf.condition(join, translator.expressions(scope));
    }
    Optional<String> on = join.on().map(this::on);
    boolean outer = join.kind() != JoinKind.INNER && join.kind() != JoinKind.CROSS;
    String otherwise = outer ? " ON TRUE" : "";
    return left
        + (on.isEmpty() && !outer ? " CROSS JOIN " : word)
        + bracketed(join.right(), right)
        + on.map(sql -> " ON " + sql).orElse(otherwise);
  }

  private String on(Expr condition) {
    AggregatePlaces.refuseInOn(condition, scope.problems());
    return translator.expressions(scope).condition(condition);
  }

  private static String bracketed(Relation right, String sql) {
    return right instanceof Join ? "(" + sql + ")" : sql;
  }

  private static String word(Join join) {
    return switch (join.kind()) {
      case INNER -> " INNER JOIN ";
      case LEFT -> " LEFT JOIN ";
      case RIGHT -> " RIGHT JOIN ";
      case FULL -> " FULL JOIN ";
      case CROSS -> join.on().isPresent() ? " INNER JOIN " : " CROSS JOIN ";
      case ASOF -> " ASOF LEFT JOIN ";
    };
  }

  /// The condition of `USING` and `NATURAL`; the columns become one.
  private String merged(Join join, int before, int middle) {
    List<Source> lefts = List.copyOf(scope.sources().subList(before, middle));
    List<Source> rights = List.copyOf(scope.sources().subList(middle, scope.sources().size()));
    List<String> names = join.natural() ? shared(lefts, rights) : used(join.using());
    List<String> conditions = new ArrayList<>();
    for (String name : names) {
      Typed a =
          scope.mergedNames().contains(name) ? scope.mergedValue(name) : one(lefts, name, join);
      Typed b = one(rights, name, join);
      conditions.add(Operators.compare("=", a, b));
      scope.merge(name, value(join, a, b));
    }
    return conditions.isEmpty() ? "TRUE" : String.join(" AND ", conditions);
  }

  private static Typed value(Join join, Typed a, Typed b) {
    return switch (join.kind()) {
      case RIGHT -> b;
      case FULL -> {
        var type = Types.common(List.of(a, b));
        yield Typed.of(
            "coalesce("
                + Casts.implicit(a, type).exactly().sql()
                + ", "
                + Casts.implicit(b, type).exactly().sql()
                + ")",
            type);
      }
      case INNER, LEFT, CROSS, ASOF -> a;
    };
  }

  private static List<String> used(List<Ident> names) {
    return names.stream().map(Ident::name).toList();
  }

  private static List<String> shared(List<Source> lefts, List<Source> rights) {
    Set<String> right = new HashSet<>();
    rights.forEach(source -> source.columns().forEach(field -> right.add(field.name())));
    return lefts.stream()
        .flatMap(source -> source.columns().stream())
        .map(Field::name)
        .filter(right::contains)
        .distinct()
        .toList();
  }

  private Typed one(List<Source> sources, String name, Join join) {
    return sources.stream()
        .flatMap(source -> source.columns().stream())
        .filter(field -> field.name().equals(name))
        .findFirst()
        .map(Field::value)
        .orElseThrow(() -> scope.problems().invalidIdentifier(join.span(), name));
  }
}
