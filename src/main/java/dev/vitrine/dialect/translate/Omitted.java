package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.TableColumn;
import java.util.List;

/// A column that a load leaves out, and what it gets instead.
///
/// @param value SQL of it, without columns
public record Omitted(TableColumn column, String value) {

  /// The columns of a table that are not among these, but for those that become NULL.
  public static List<Omitted> of(
      Objects.Place place,
      SchemaObject.Table table,
      List<TableColumn> given,
      Translator translator) {
    Storing storing = new Storing(translator, place);
    return Formats.within(
        translator.environment(),
        () ->
            table.columns().stream()
                .filter(column -> !given.contains(column) && !isEmpty(column))
                .map(column -> new Omitted(column, storing.into(column, storing.otherwise(column))))
                .toList());
  }

  private static boolean isEmpty(TableColumn column) {
    return column.nullable() && column.defaultText().isEmpty() && column.identity().isEmpty();
  }
}
