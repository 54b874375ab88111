package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Span;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.kernel.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The table that a DML statement changes.
record Target(Objects.Place place, SchemaObject.Table table, Problems problems) {

  /// @throws dev.vitrine.kernel.SqlError `OBJECT_NOT_FOUND` and its like
  static Target find(Name written, Environment environment, Problems problems) {
    Name name = resolved(written, environment, problems);
    Objects objects = new Objects(environment);
    if (objects.relation(name) instanceof SchemaObject.Table table) {
      return new Target(objects.place(name), table, problems);
    }
    throw Problems.plain(
        ErrorCode.NOT_THAT_KIND, "Object found is of type 'VIEW', not specified type 'TABLE'.");
  }

  /// `IDENTIFIER($variable)` comes as the variable's name.
  private static Name resolved(Name name, Environment environment, Problems problems) {
    if (name.parts().size() != 1 || name.last().quoted() || !name.object().startsWith("$")) {
      return name;
    }
    String variable = name.object().substring(1).toUpperCase(java.util.Locale.ROOT);
    return environment
        .variable(variable)
        .flatMap(value ->
            value.constant() instanceof String text
                ? Optional.of(Parser.named(text, name.span()))
                : Optional.empty())
        .orElseThrow(() ->
            problems.at(
                name.span(),
                ErrorCode.VARIABLE_NOT_SET,
                "Session variable '$" + variable + "' does not exist"));
  }

  /// As a source of rows that goes by an alias of the engine.
  Source source(Optional<Ident> alias, String engineAlias) {
    List<Field> fields = new ArrayList<>();
    for (TableColumn column : table.columns()) {
      String read =
          column.reading().formatted(engineAlias + "." + QuotedName.of(column.engineName()));
      fields.add(Field.of(column.name(), read, column.type()));
    }
    return new Source(
        Optional.of(alias.map(Ident::name).orElse(table.name())),
        alias.isPresent() ? List.of() : List.of(place.database(), place.schema()),
        table.engineName() + " AS " + engineAlias,
        fields);
  }

  TableColumn column(Ident name) {
    return column(name.name())
        .orElseThrow(() -> problems.invalidIdentifier(name.span(), name.name()));
  }

  Optional<TableColumn> column(String name) {
    return table.columns().stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /// The columns of a list; all of them for an empty one.
  List<TableColumn> columns(List<Ident> names) {
    if (names.isEmpty()) {
      return table.columns();
    }
    Set<String> seen = new HashSet<>();
    List<TableColumn> columns = new ArrayList<>();
    for (Ident name : names) {
      columns.add(column(name));
      if (!seen.add(name.name())) {
        throw duplicate(name.name(), name.span());
      }
    }
    return columns;
  }

  RuntimeException duplicate(String column, Span span) {
    return problems.at(span, ErrorCode.DUPLICATE_COLUMN, "duplicate column name '" + column + "'");
  }

  static void checkArity(int expected, int given) {
    if (expected != given) {
      throw Problems.plain(
          ErrorCode.INSERT_ARITY,
          "Insert value list does not match column list expecting %d but got %d"
              .formatted(expected, given));
    }
  }

  /// Names of all columns in the engine, for an `INSERT`.
  String engineColumns() {
    return String.join(
        ", ", table.columns().stream().map(column -> QuotedName.of(column.engineName())).toList());
  }
}
