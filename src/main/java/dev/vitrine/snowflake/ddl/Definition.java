package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.View;
import dev.vitrine.dialect.catalog.TableColumn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Views that differ in one thing.
final class Definition {

  private Definition() {}

  static View renamed(View view, String name) {
    return new View(
        name,
        view.columns(),
        view.text(),
        view.statement(),
        view.database(),
        view.schema(),
        view.secure(),
        view.materialized(),
        view.temporary(),
        view.comment(),
        view.owner(),
        view.created());
  }

  static View changed(View view, boolean secure, String comment) {
    return changed(view, view.columns(), secure, comment);
  }

  /// @param comments by the column's name
  static View commented(View view, Map<String, String> comments) {
    Set<String> names = view.columns().stream().map(TableColumn::name).collect(Collectors.toSet());
    comments.keySet().stream()
        .filter(name -> !names.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw Messages.noColumn(name);
        });
    List<TableColumn> columns =
        view.columns().stream()
            .map(one -> Columns.commented(one, comments.getOrDefault(one.name(), one.comment())))
            .toList();
    return changed(view, columns, view.secure(), view.comment());
  }

  private static View changed(
      View view, List<TableColumn> columns, boolean secure, String comment) {
    return new View(
        view.name(),
        columns,
        view.text(),
        view.statement(),
        view.database(),
        view.schema(),
        secure,
        view.materialized(),
        view.temporary(),
        comment,
        view.owner(),
        view.created());
  }

  static SchemaObject commented(SchemaObject object, String comment) {
    return switch (object) {
      case SchemaObject.Table table -> Tables.with(table, table.properties(), comment);
      case View view -> changed(view, view.secure(), comment);
      case SchemaObject.Sequence s ->
          new SchemaObject.Sequence(
              s.name(),
              s.engineName(),
              s.start(),
              s.increment(),
              s.ordered(),
              comment,
              s.owner(),
              s.created());
      case SchemaObject.Stage s ->
          new SchemaObject.Stage(
              s.name(), s.url(), s.temporary(), s.options(), comment, s.owner(), s.created());
      case SchemaObject.NamedFileFormat f ->
          new SchemaObject.NamedFileFormat(
              f.name(), f.type(), f.options(), f.temporary(), comment, f.owner(), f.created());
      case SchemaObject.Function f -> f.with(f.properties(), comment);
      case SchemaObject.Procedure p -> p.with(p.properties(), comment);
    };
  }
}
