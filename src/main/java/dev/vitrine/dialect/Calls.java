package dev.vitrine.dialect;

import dev.vitrine.kernel.lex.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Looks at every function call of a statement.
final class Calls {

  /// First parts of a qualified name that lead past the guard's macros.
  private static final Set<String> SYSTEM =
      Set.of("SYSTEM", "MAIN", "TEMP", "PG_CATALOG", "INFORMATION_SCHEMA", "MEMORY");

  private final String text;
  private final List<Token> tokens;
  private final int valueLimit;

  Calls(String text, List<Token> tokens, int valueLimit) {
    this.text = text;
    this.tokens = tokens;
    this.valueLimit = valueLimit;
  }

  void check() {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i + 1).isSymbol("(") && !name(i).isEmpty()) {
        call(i, name(i));
      }
    }
  }

  private static String name(Token token) {
    return switch (token.kind()) {
      case WORD, QUOTED -> token.name();
      // `{a :f(1)}` is a field and its value to the engine, a placeholder to the scanner
      case PLACEHOLDER, VARIABLE -> token.text().substring(1);
      case STRING, DOLLAR_STRING, NUMBER, SEMICOLON, SYMBOL, UNFINISHED -> "";
    };
  }

  private String name(int i) {
    return name(tokens.get(i));
  }

  private void call(int i, String name) {
    boolean behindPoint = i > 0 && tokens.get(i - 1).isSymbol(".");
    boolean special =
        Functions.isGuarded(name) || Functions.isFormat(name) || Functions.isRefused(name);
    if (behindPoint) {
      checkQualified(i, name, special);
    }
    if (Functions.isRefused(name) || showsSetting(i, name)) {
      throw refused(i, name);
    }
    if (Functions.isFormat(name)) {
      FormatStrings.check(text, tokens, i, name, valueLimit);
    }
    if (Functions.isGuarded(name)) {
      checkArguments(i, name);
    }
  }

  private void checkQualified(int i, String name, boolean special) {
    int start = i;
    while (start > 1 && tokens.get(start - 1).isSymbol(".") && tokens.get(start - 2).isName()) {
      start -= 2;
    }
    String first = DottedName.fold(tokens.get(start)).toUpperCase(Locale.ROOT);
    if (start < i && SYSTEM.contains(first)) {
      throw Syntax.notAllowed(
          text, tokens.get(start), "a function cannot be called through '" + first + "'");
    }
    if (special) {
      throw Syntax.notAllowed(
          text,
          tokens.get(i),
          "'" + name + "' cannot be called behind a point: write " + name + "(value, …)");
    }
  }

  /// The bound of a guarded function looks at an argument that is then computed again.
  private void checkArguments(int i, String name) {
    int depth = tokens.get(i + 1).depth();
    for (int j = i + 2; j + 1 < tokens.size() && tokens.get(j).depth() > depth; j++) {
      if (tokens.get(j + 1).isSymbol("(") && Functions.isChanging(name(j))) {
        throw Syntax.notAllowed(
            text,
            tokens.get(j),
            "'" + name(j) + "' changes with every call and cannot stand in an argument of " + name);
      }
    }
  }

  /// Of the settings, the session's time zone is the one that a caller may see.
  private boolean showsSetting(int i, String name) {
    boolean zone = i + 2 < tokens.size() && tokens.get(i + 2).text().equalsIgnoreCase("'timezone'");
    return name.equalsIgnoreCase("current_setting") && !zone;
  }

  private RuntimeException refused(int i, String name) {
    return Syntax.notAllowed(
        text, tokens.get(i), "function '" + Syntax.shown(name) + "' is not allowed");
  }
}
