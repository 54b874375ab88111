package dev.vitrine.notebooks.live;

import dev.vitrine.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What watchers are told.
final class Events {

  private Events() {}

  private static String event(@Nullable Object... pairs) {
    return Json.text(Json.object(pairs));
  }

  static String status(String cell, Status status) {
    return event("type", "cell_status", "cellId", cell, "status", status.word());
  }

  /// @param statement its handle and where it is
  static String running(String cell, Map<String, @Nullable Object> statement) {
    return event(
        "type",
        "cell_status",
        "cellId",
        cell,
        "status",
        Status.RUNNING.word(),
        "statement",
        statement);
  }

  static String progress(String cell, Map<String, @Nullable Object> statement) {
    return event("type", "cell_progress", "cellId", cell, "statement", statement);
  }

  static String stdout(String cell, String stream, String text) {
    return event("type", "cell_stdout", "cellId", cell, "data", text, "stream", stream);
  }

  static String output(String cell, Object output) {
    return event("type", "cell_output", "cellId", cell, "output", output);
  }

  static String error(String cell, String why) {
    return event("type", "cell_error", "cellId", cell, "error", why);
  }

  /// @param cell its code, and what it reads and writes
  static String updated(String id, Map<String, @Nullable Object> cell) {
    return event("type", "cell_updated", "cellId", id, "cell", cell);
  }

  static String created(String id, Map<String, @Nullable Object> cell, int index) {
    return event("type", "cell_created", "cellId", id, "cell", cell, "index", index);
  }

  static String deleted(String id) {
    return event("type", "cell_deleted", "cellId", id);
  }

  static String renamed(String name) {
    return event("type", "notebook_renamed", "name", name);
  }

  /// Everything is another: who watches asks for it anew.
  static String restored(List<?> cells, String name) {
    return event("type", "notebook_restored", "name", name, "cells", cells);
  }

  static String removed(String notebook) {
    return event("type", "notebook_deleted", "notebookId", notebook);
  }

  static String connection(Optional<String> connection, Optional<String> error) {
    Map<String, @Nullable Object> event =
        Json.object(
            "type",
            "db_connection_updated",
            "connectionString",
            connection.orElse(null),
            "status",
            error.isPresent() ? "error" : "success");
    error.ifPresent(why -> event.put("error", why));
    return Json.text(event);
  }

  static String kernel(String why) {
    return event("type", "kernel_error", "error", why);
  }
}
