package dev.vitrine.sessions;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Names of tables that are made from files.
final class TableName {

  private static final int LONGEST = 255;
  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9_]");
  private static final Pattern RUNS = Pattern.compile("_+");
  private static final Pattern ENDS = Pattern.compile("^_|_$");

  private TableName() {}

  /// The name that a file's name gives: without its extension, everything but letters, digits and
  /// `_` of ASCII becoming `_`.
  ///
  /// @param isTaken where it is, the name gets `_2`, `_3` …
  static String ofFile(String fileName, Predicate<String> isTaken) {
    String safe = OTHER.matcher(stem(fileName)).replaceAll("_");
    String bare = ENDS.matcher(RUNS.matcher(safe).replaceAll("_")).replaceAll("");
    String base = bare.isEmpty() ? "unnamed" : bare.substring(0, Math.min(bare.length(), LONGEST));
    String name = base;
    for (int number = 2; isTaken.test(name); number++) {
      name = base + "_" + number;
    }
    return name;
  }

  /// @throws SessionFault where no table can have this name
  static String given(String name) {
    if (name.indexOf('"') >= 0) {
      throw SessionFault.invalidQuery("Invalid table name: " + name + " holds a double quote");
    }
    if (name.length() > LONGEST || name.isBlank() || name.chars().anyMatch(c -> c < ' ')) {
      throw SessionFault.invalidQuery(
          "Invalid table name: it must have 1 to " + LONGEST + " printable characters");
    }
    if (name.toLowerCase(Locale.ROOT).contains("__vitrine")) {
      throw SessionFault.invalidQuery("Invalid table name: names with __vitrine are the server's");
    }
    return name;
  }

  /// The file's name without directories of the client's machine and without its extension.
  private static String stem(String fileName) {
    String last = last(fileName);
    int point = last.lastIndexOf('.');
    return point > 0 ? last.substring(0, point) : last;
  }

  /// With its point, in lower case; empty where the name has none.
  static String extension(String fileName) {
    String last = last(fileName);
    int point = last.lastIndexOf('.');
    return point > 0 ? last.substring(point).toLowerCase(Locale.ROOT) : "";
  }

  private static String last(String fileName) {
    return fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  }
}
