package dev.vitrine.agent.schema;

import java.util.List;

/// The tables that may be asked about.
///
/// @param database empty where the warehouse has one only
/// @param schema that bare names are looked up in
public record KnownSchema(String database, String schema, List<KnownTable> tables) {

  public KnownSchema {
    tables = List.copyOf(tables);
  }

  /// A table or view.
  ///
  /// @param description empty where there is none
  /// @param primaryKey columns
  /// @param foreignKeys in words: `CUSTOMER_ID -> CUSTOMERS.ID`
  public record KnownTable(
      String name,
      String description,
      List<KnownColumn> columns,
      List<String> primaryKey,
      List<String> foreignKeys) {

    public KnownTable {
      columns = List.copyOf(columns);
      primaryKey = List.copyOf(primaryKey);
      foreignKeys = List.copyOf(foreignKeys);
    }
  }

  /// A column.
  ///
  /// @param comment empty where there is none
  public record KnownColumn(String name, String type, boolean nullable, String comment) {}

  public List<String> names() {
    return tables.stream().map(KnownTable::name).toList();
  }

  /// Only those.
  public KnownSchema only(List<String> names) {
    return new KnownSchema(
        database, schema, tables.stream().filter(table -> names.contains(table.name())).toList());
  }
}
