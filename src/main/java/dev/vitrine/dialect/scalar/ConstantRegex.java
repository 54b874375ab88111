package dev.vitrine.dialect.scalar;

import java.util.Optional;

/// Regular expressions that a statement writes out: checked while it is translated, and spelt so
/// that the engine's own RE2, which is many times faster than a Java function, gives the same.
public final class ConstantRegex {

  /// How many times as long a replacement may make a text without a bound of its own.
  private static final int GROWTH = 8;

  private ConstantRegex() {}

  /// The expression with its parameters in it.
  ///
  /// @throws SqlError where it is wrong
  public static String spelt(String expression, String parameters) {
    Regex.of(expression, parameters);
    boolean ignoreCase = parameters.lastIndexOf('i') > parameters.lastIndexOf('c');
    boolean lines = parameters.indexOf('m') >= 0;
    boolean dotAll = parameters.indexOf('s') >= 0 || parameters.indexOf('n') >= 0;
    String set = (ignoreCase ? "i" : "") + (lines ? "m" : "") + (dotAll ? "s" : "");
    return "(?" + set + (dotAll ? "" : "-s") + ":" + expression + ")";
  }

  /// A replacement as the engine reads it, where it means the same to it and cannot make a text
  /// much longer. Groups count from the expression's own.
  public static Optional<String> replacement(String expression, String replacement) {
    int groups = Regex.of(expression, "c").pattern().groupCount();
    int size = 1;
    for (int i = 0; i < replacement.length(); i++, size++) {
      if (replacement.charAt(i) != '\\') {
        continue;
      }
      char after = ++i < replacement.length() ? replacement.charAt(i) : ' ';
      if (after != '\\' && (after < '0' || after > '0' + Math.min(9, groups))) {
        return Optional.empty();
      }
    }
    return size > GROWTH ? Optional.empty() : Optional.of(replacement);
  }
}
