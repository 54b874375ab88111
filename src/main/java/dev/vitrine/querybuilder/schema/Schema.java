package dev.vitrine.querybuilder.schema;

import java.util.List;
import java.util.Optional;

/// The tables that may be asked about.
public record Schema(String name, List<SchemaTable> tables, List<Relationship> relationships) {

  public Schema {
    tables = List.copyOf(tables);
    relationships = List.copyOf(relationships);
  }

  public Optional<SchemaTable> table(String wanted) {
    return tables.stream().filter(table -> table.name().equals(wanted)).findFirst();
  }

  public List<String> tableNames() {
    return tables.stream().map(SchemaTable::name).toList();
  }
}
