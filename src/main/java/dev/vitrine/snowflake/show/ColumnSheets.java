package dev.vitrine.snowflake.show;

import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.catalog.SchemaObject.View;
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.translate.Objects;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.Context;
import java.util.List;
import java.util.Optional;

/// Columns of tables and views.
final class ColumnSheets {

  private ColumnSheets() {}

  static List<TableColumn> of(SchemaObject object) {
    return switch (object) {
      case Table table -> table.columns();
      case View view -> view.columns();
      default -> List.of();
    };
  }

  /// The one relation that is asked for, if it is one.
  static Optional<Listed> relation(Asked asked, Context context) {
    if (asked.in().isEmpty()) {
      return Optional.empty();
    }
    Name name = asked.in().get();
    boolean relation = asked.scope().equals("TABLE") || asked.scope().equals("VIEW");
    boolean unsaid =
        asked.scope().isEmpty()
            && context
                .objects()
                .find(dev.vitrine.dialect.catalog.Schema.Domain.RELATION, name)
                .isPresent();
    if (!relation && !unsaid) {
      return Optional.empty();
    }
    SchemaObject object = context.objects().relation(name);
    Objects.Place place = context.objects().place(name);
    return Optional.of(new Listed(place.database(), place.schema(), object));
  }

  static Sheet columns(Asked asked, Context context) {
    Sheet sheet =
        Sheet.of(
            "table_name schema_name column_name data_type null? default kind expression comment"
                + " database_name autoincrement");
    List<Listed> listed =
        relation(asked, context).map(List::of).orElseGet(() -> Listed.in(asked, context));
    for (Listed one : listed) {
      for (TableColumn column : of(one.object())) {
        sheet.add(
            one.object().name(),
            one.schema(),
            column.name(),
            json(column),
            column.nullable() ? "true" : "NOT_NULL",
            column.defaultText().orElse(""),
            "COLUMN",
            "",
            column.comment(),
            one.database(),
            column
                .identity()
                .map(identity ->
                    "IDENTITY START %d INCREMENT %d %s"
                        .formatted(
                            identity.start(),
                            identity.increment(),
                            identity.ordered() ? "ORDER" : "NOORDER"))
                .orElse(""));
      }
    }
    return sheet;
  }

  /// A type as `SHOW COLUMNS` writes it.
  static String json(TableColumn column) {
    SqlType type = column.type();
    String nullable = ",\"nullable\":" + column.nullable() + "}";
    String head = "{\"type\":\"" + type.kind() + "\"";
    return switch (type.kind()) {
      case FIXED ->
          head + ",\"precision\":" + type.precision() + ",\"scale\":" + type.scale() + nullable;
      case TEXT ->
          head
              + ",\"length\":"
              + type.length()
              + ",\"byteLength\":"
              + Math.min(4L * type.length(), SqlType.MAX_TEXT)
              + nullable.replace("}", ",\"fixed\":false}");
      case BINARY ->
          head
              + ",\"length\":"
              + type.length()
              + ",\"byteLength\":"
              + type.length()
              + nullable.replace("}", ",\"fixed\":true}");
      case TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ ->
          head + ",\"precision\":0,\"scale\":" + type.scale() + nullable;
      case REAL, BOOLEAN, DATE, VARIANT, OBJECT, ARRAY -> head + nullable;
    };
  }
}
