package dev.vitrine.notebooks;

import dev.vitrine.json.Json;
import dev.vitrine.kernel.Caller;
import dev.vitrine.notebooks.book.CellType;
import dev.vitrine.notebooks.book.NotebookFault;
import dev.vitrine.notebooks.live.Desk;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a client sends over a socket: an object with a type. Names of members are taken in
/// camelCase and in snake_case.
record Message(String type, Map<?, ?> members) {

  private static final Pattern UPPER = Pattern.compile("[A-Z]");

  /// Empty for what is none.
  static Optional<Message> of(String text) {
    return Json.find(text.getBytes(StandardCharsets.UTF_8))
        .filter(Map.class::isInstance)
        .map(value -> (Map<?, ?>) value)
        .filter(members -> members.get("type") instanceof String)
        .map(members -> new Message(String.valueOf(members.get("type")), members));
  }

  /// A member that is a text.
  Optional<String> text(String camel) {
    String snake = UPPER.matcher(camel).replaceAll(m -> "_" + m.group().toLowerCase(Locale.ROOT));
    Object value = members.containsKey(camel) ? members.get(camel) : members.get(snake);
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /// @throws NotebookFault that names what is missing
  private String required(String camel) {
    return text(camel)
        .orElseThrow(() -> NotebookFault.invalid("The message " + type + " needs " + camel));
  }

  /// Does what it asks for.
  ///
  /// @return what is wrong with it as a message
  /// @throws NotebookFault when it cannot be done
  Optional<String> act(Desk desk, Caller caller) {
    switch (type) {
      case "run_cell" -> desk.run(caller, required("cellId"));
      case "cell_update" -> desk.changes().edit(required("cellId"), required("code"));
      case "create_cell" -> create(desk);
      case "delete_cell" -> desk.changes().delete(required("cellId"));
      case "update_db_connection" ->
          desk.changes().connect(caller, text("connectionString").orElse(""));
      case "interrupt", "interrupt_kernel" -> desk.interrupt();
      case "restart", "restart_kernel" -> desk.restart();
      default -> {
        return Optional.of("Unknown message type");
      }
    }
    return Optional.empty();
  }

  private void create(Desk desk) {
    String word = text("cellType").orElse(CellType.PYTHON.word());
    CellType cellType =
        CellType.named(word)
            .orElseThrow(
                () -> NotebookFault.invalid("cellType is one of sql, python, chart and markdown"));
    String made = desk.changes().create(cellType, text("afterCellId"));
    text("code").filter(code -> !code.isEmpty()).ifPresent(code -> desk.changes().edit(made, code));
  }

  /// How its sender is told that it could not be done.
  String refused(NotebookFault fault) {
    if (type.equals("update_db_connection")) {
      return Json.text(
          Json.object(
              "type",
              "db_connection_updated",
              "connectionString",
              null,
              "status",
              "error",
              "error",
              fault.text()));
    }
    Optional<String> cell = text("cellId");
    return Json.text(
        cell.isPresent()
            ? Json.object("type", "cell_error", "cellId", cell.get(), "error", fault.text())
            : Json.object("type", "error", "error", fault.text()));
  }
}
