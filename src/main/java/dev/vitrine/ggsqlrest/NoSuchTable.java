package dev.vitrine.ggsqlrest;

/// A table, or the connection of one, that is not there: told as the peer's framework would.
final class NoSuchTable extends RuntimeException {

  private static final long serialVersionUID = 1;

  private NoSuchTable(String message) {
    super(message, null, false, false);
  }

  static NoSuchTable table(String name) {
    return new NoSuchTable("Table '" + name + "' not found");
  }

  static NoSuchTable connection(String name) {
    return new NoSuchTable("Connection '" + name + "' not found");
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
