package dev.vitrine.snowflake.ddl;

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
