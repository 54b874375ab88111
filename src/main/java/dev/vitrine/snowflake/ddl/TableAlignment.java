package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.translate.Objects.Place;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.store.Change;
import dev.vitrine.snowflake.store.Edit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// `CREATE OR ALTER TABLE` for a table that is there: it becomes what is written, with its rows.
final class TableAlignment {

  private TableAlignment() {}

  static Change<Answer> change(TableSpec spec, Table table, Place place, Context context) {
    if (spec.query().isPresent() || spec.model().isPresent()) {
      throw Problems.unsupported("CREATE OR ALTER TABLE … AS, LIKE, CLONE");
    }
    TableEdit edit = new TableEdit(table, context);
    Set<String> wanted =
        spec.columns().stream().map(column -> column.name().name()).collect(Collectors.toSet());
    Set<String> keys = CreateTables.primaryKey(spec.constraints());
    spec.columns().forEach(column -> align(column, keys, edit));
    edit.table().columns().stream()
        .map(TableColumn::name)
        .filter(name -> !wanted.contains(name))
        .forEach(edit::drop);
    edit.constraints(spec.constraints());
    edit.properties(_ -> new LinkedHashMap<>(spec.properties()));
    return Change.of(
        edit.sql(),
        List.of(new Edit.Put(place.database(), place.schema(), edit.table())),
        Messages.created("Table", place.name()));
  }

  private static void align(ColumnSpec column, Set<String> keys, TableEdit edit) {
    String name = column.name().name();
    if (edit.find(name).isEmpty()) {
      edit.add(column);
      return;
    }
    SqlType type = column.type().orElseThrow();
    if (!edit.column(name).type().equals(type)) {
      edit.type(name, type);
    }
    boolean isKey =
        keys.contains(name)
            || column.constraints().stream()
                .anyMatch(key -> key.kind().equals(ColumnReader.PRIMARY_KEY));
    edit.nullable(name, !column.notNull() && !isKey);
    if (edit.column(name).identity().isEmpty()) {
      edit.defaultText(name, column.defaultText());
    }
    edit.comment(name, column.comment());
  }
}
