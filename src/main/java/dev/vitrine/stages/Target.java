package dev.vitrine.stages;

import static java.util.stream.Collectors.joining;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.kernel.SqlType;
import java.util.List;
import java.util.stream.Stream;

/// The columns of a table that a load fills.
///
/// @param table its bare name, for messages
/// @param columns that are filled, in the order of the values
/// @param omitted that are not, and are not to be NULL
public record Target(String table, List<Column> columns, List<Omitted> omitted) {

  /// @param engineName not quoted
  /// @param engineType to which its text is cast
  public record Column(
      String name, String engineName, SqlType type, String engineType, boolean nullable) {}

  /// @param engineName not quoted
  /// @param value what each of its rows gets: SQL of the engine without columns
  public record Omitted(String engineName, String value) {}

  public Target {
    columns = List.copyOf(columns);
    omitted = List.copyOf(omitted);
  }

  boolean has(String name, boolean anyCase) {
    return columns.stream()
        .map(Column::name)
        .anyMatch(column -> anyCase ? column.equalsIgnoreCase(name) : column.equals(name));
  }

  /// Whether a column of this name in any case is a BINARY.
  boolean takesBytes(String name) {
    return columns.stream()
        .anyMatch(column ->
            column.type().kind() == SqlType.Kind.BINARY && column.name().equalsIgnoreCase(name));
  }

  /// An insertion of rows that have a value for each column that is filled.
  ///
  /// @param table in the engine, quoted, with its schema
  /// @param rows the query that makes them
  String insert(String table, String rows) {
    String names =
        Stream.concat(
                columns.stream().map(Column::engineName), omitted.stream().map(Omitted::engineName))
            .map(QuotedName::of)
            .collect(joining(", "));
    String values = omitted.stream().map(column -> ", " + column.value()).collect(joining());
    return "INSERT INTO " + table + " (" + names + ") SELECT *" + values + " FROM (" + rows + ")";
  }

  /// As messages name a column: `"T"["C":1]`; one that the table has not: `"T"[3]`.
  ///
  /// @param index from 0
  String shown(int index) {
    String quoted = '"' + table + '"';
    return index < columns.size()
        ? "%s[\"%s\":%d]".formatted(quoted, columns.get(index).name(), index + 1)
        : "%s[%d]".formatted(quoted, index + 1);
  }
}
