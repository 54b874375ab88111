package dev.vitrine.querybuilder.schema;

import java.util.List;
import java.util.Optional;

/// A table or view.
///
/// @param rowCount about so many; empty where the warehouse does not know
/// @param cases what upper and lower case mean in names
public record SchemaTable(
    String name,
    String schema,
    List<SchemaColumn> columns,
    Optional<Long> rowCount,
    NameCase cases) {

  public SchemaTable {
    columns = List.copyOf(columns);
  }

  public Optional<SchemaColumn> column(String wanted) {
    return cases.find(columns, SchemaColumn::name, wanted);
  }

  public List<String> columnNames() {
    return columns.stream().map(SchemaColumn::name).toList();
  }
}
