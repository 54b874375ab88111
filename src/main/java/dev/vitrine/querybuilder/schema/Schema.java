package dev.vitrine.querybuilder.schema;

import java.util.List;
import java.util.Optional;

/// The tables that may be asked about.
///
/// @param cases what upper and lower case mean in names
public record Schema(
    String name, List<SchemaTable> tables, List<Relationship> relationships, NameCase cases) {

  public Schema {
    tables = List.copyOf(tables);
    relationships = List.copyOf(relationships);
  }

  public Optional<SchemaTable> table(String wanted) {
    return cases.find(tables, SchemaTable::name, wanted);
  }

  public List<String> tableNames() {
    return tables.stream().map(SchemaTable::name).toList();
  }
}
