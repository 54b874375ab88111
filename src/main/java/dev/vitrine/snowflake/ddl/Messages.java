package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.catalog.SchemaObject.View;
import dev.vitrine.dialect.translate.Objects;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.snowflake.Answer;

/// What Snowflake says when objects are made and dropped, and when they cannot be.
public final class Messages {

  private Messages() {}

  /// @param kind `Table`, `View` …
  public static Answer created(String kind, String name) {
    return Answer.status(kind + " " + name + " successfully created.");
  }

  public static Answer existsAlready(String name) {
    return Answer.status(name + " already exists, statement succeeded.");
  }

  public static Answer dropped(String name) {
    return Answer.status(name + " successfully dropped.");
  }

  public static Answer droppedAlready(String name) {
    return Answer.status("Drop statement executed successfully (" + name + " already dropped).");
  }

  static Answer restored(String kind, String name) {
    return Answer.status(kind + " " + name + " successfully restored.");
  }

  public static SqlError exists(String name) {
    return Problems.plain(ErrorCode.OBJECT_EXISTS, "Object '" + name + "' already exists.");
  }

  /// What `OR REPLACE` does not replace: a view by a table, a table by a view.
  static SqlError anotherKind(SchemaObject there) {
    return Problems.plain(
        ErrorCode.OBJECT_OF_ANOTHER_KIND,
        "Object '" + there.name() + "' already exists as " + kind(there));
  }

  /// @param asked the kind that the statement is about
  static SqlError notThatKind(SchemaObject found, String asked) {
    return Problems.plain(
        ErrorCode.NOT_THAT_KIND,
        "Object found is of type '%s', not specified type '%s'.".formatted(kind(found), asked));
  }

  private static String kind(SchemaObject relation) {
    return switch (relation) {
      case View view when view.materialized() -> "MATERIALIZED_VIEW";
      case View _ -> "VIEW";
      case Table table when Tables.isEngineView(table) -> "VIEW";
      default -> "TABLE";
    };
  }

  static SqlError noColumn(String name) {
    return Problems.plain(ErrorCode.INVALID_IDENTIFIER, "column '" + name + "' does not exist");
  }

  public static SqlError replacesOrKeeps() {
    return Problems.plain(
        ErrorCode.INCOMPATIBLE_OPTIONS, "options IF NOT EXISTS and OR REPLACE are incompatible.");
  }

  /// @param kind `Table`, `View` …
  public static SqlError missing(String kind, Objects.Place place) {
    return missing(kind, place.toString());
  }

  public static SqlError missing(String kind, String name) {
    ErrorCode code =
        kind.equals("Table") || kind.equals("View")
            ? ErrorCode.OBJECT_NOT_FOUND
            : ErrorCode.SCHEMA_NOT_FOUND;
    return Problems.plain(code, kind + " '" + name + "' does not exist or not authorized.");
  }
}
