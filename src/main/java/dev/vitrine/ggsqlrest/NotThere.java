package dev.vitrine.ggsqlrest;

/// A table, a connection or a statement that is not there: told as the peer's framework would.
final class NotThere extends RuntimeException {

  private static final long serialVersionUID = 1;

  private NotThere(String message) {
    super(message, null, false, false);
  }

  static NotThere table(String name) {
    return new NotThere("Table '" + name + "' not found");
  }

  static NotThere connection(String name) {
    return new NotThere("Connection '" + name + "' not found");
  }

  static NotThere statement(String handle) {
    String shown = handle.length() > 64 ? handle.substring(0, 64) + "…" : handle;
    return new NotThere("Statement '" + shown + "' not found");
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
