package dev.vitrine.querybuilder.schema;

import java.util.List;
import java.util.Optional;

/// A table or view.
///
/// @param rowCount about so many; empty where the warehouse does not know
public record SchemaTable(
    String name, String schema, List<SchemaColumn> columns, Optional<Long> rowCount) {

  public SchemaTable {
    columns = List.copyOf(columns);
  }

  public Optional<SchemaColumn> column(String wanted) {
    return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
  }

  public List<String> columnNames() {
    return columns.stream().map(SchemaColumn::name).toList();
  }
}
