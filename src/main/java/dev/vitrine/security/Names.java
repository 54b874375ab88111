package dev.vitrine.security;

import java.util.Locale;

/// Names of users, roles and what else a client names: upper-cased unless in double quotes.
public final class Names {

  private Names() {}

  /// The name as stored: `alice` is `ALICE`, `"alice"` is `alice`.
  public static String stored(String written) {
    String name = written.strip();
    if (name.length() > 2 && name.startsWith("\"") && name.endsWith("\"")) {
      return name.substring(1, name.length() - 1).replace("\"\"", "\"");
    }
    return name.toUpperCase(Locale.ROOT);
  }
}
