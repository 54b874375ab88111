package dev.vitrine.driver;

/// The program at the other end, as it names itself.
///
/// @param app such as `PythonConnector`, `JDBC`, `JavaScript`, `Go`
/// @param core the version of the compiled core of Python's line 5 and its kin; empty for others
record Client(String app, String version, String core) {

  private static final int LONGEST_APP = 200;
  private static final int LONGEST_VERSION = 30;

  /// Of the small library that other drivers ship beside themselves and name too.
  private static final String SMALL_CORE = "0.0.";

  static Client of(Body login) {
    Body environment = login.in("CLIENT_ENVIRONMENT");
    return new Client(
        shortened(login.text("CLIENT_APP_ID").orElse("unknown"), LONGEST_APP),
        shortened(login.text("CLIENT_APP_VERSION").orElse(""), LONGEST_VERSION),
        shortened(environment.text("CORE_VERSION").orElse(""), LONGEST_VERSION));
  }

  private static String shortened(String text, int longest) {
    return text.length() > longest ? text.substring(0, longest) : text;
  }

  /// Whether it is a shell around a compiled core, as Python's line 5: those want the schema of a
  /// result in Arrow that has no rows. The others take a stream without rows for a broken one, and
  /// nothing for no rows.
  boolean isCompiled() {
    return !core.isEmpty() && !core.startsWith(SMALL_CORE) && !app.equals("JavaScript");
  }

  /// Whether it reads results in Arrow unless it is told otherwise. Node.js knows JSON only, though
  /// it too names a compiled core.
  boolean readsArrow() {
    return switch (app) {
      case "PythonConnector", "SnowflakeSQLAlchemy", "JDBC", "Go", "ODBC" -> true;
      case "JavaScript" -> false;
      default -> !core.isEmpty();
    };
  }
}
