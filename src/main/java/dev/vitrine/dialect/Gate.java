package dev.vitrine.dialect;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Decides by its tokens whether a statement may reach the embedded engine: by its verb, by the
/// functions that it calls, by the names that it uses. It stands beside the engine's own locks (no
/// external access, locked settings) and shuts what those leave open: a second parser inside a
/// string, settings shown as tables, unbounded allocation by argument.
///
/// A gate that reads tokens is only as good as its scanner. So the engine is given the tokens
/// written anew ([EngineText], no comments, plain blanks), and a token whose end the engine might
/// see elsewhere (a number that runs into a name, a strange blank) is refused.
public final class Gate {

  /// Marks the engine's own schemas and databases; no statement may hold a name with it.
  public static final String INTERNAL_MARK = "__vitrine";

  private static final Pattern NUMBER =
      Pattern.compile(
          "0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+"
              + "|([0-9][0-9_]*(\\.[0-9_]*)?|\\.[0-9][0-9_]*)([eE][+-]?[0-9]+)?");

  private final Set<String> builtIn;
  private final int valueLimit;

  /// @param builtIn names of the engine's own functions, which no macro may shadow
  /// @param valueLimit bytes that one value may be made to hold by an argument
  public Gate(Set<String> builtIn, int valueLimit) {
    this.builtIn =
        builtIn.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    this.valueLimit = valueLimit;
  }

  /// @param tokens of one statement, read with the engine's own escapes
  /// @throws SqlError `NOT_ALLOWED` that says what is refused and where, `ARGUMENT_LIMIT` for a
  ///   format with a huge width, `SYNTAX` for what is no statement
  public void check(String text, List<Token> tokens) {
    tokens.forEach(token -> checkShape(text, token));
    if (tokens.isEmpty()) {
      throw new SqlError(ErrorCode.EMPTY_STATEMENT, "Empty SQL statement.");
    }
    AllowedVerbs.check(text, tokens);
    checkTables(text, tokens);
    checkMacro(text, tokens);
    new Calls(text, tokens, valueLimit).check();
  }

  private static void checkShape(String text, Token token) {
    switch (token.kind()) {
      case UNFINISHED -> throw Syntax.unexpected(text, token);
      case SEMICOLON ->
          throw new SqlError(
              ErrorCode.STATEMENT_COUNT,
              "one statement is run at a time, and this text goes on behind a semicolon",
              Position.at(text, token.start()));
      case NUMBER -> refuseUnless(NUMBER.matcher(token.text()).matches(), text, token);
      case SYMBOL ->
          refuseUnless(token.text().chars().allMatch(c -> c > ' ' && c < 0x7f), text, token);
      case WORD, QUOTED, VARIABLE, PLACEHOLDER -> checkName(text, token);
      case STRING, DOLLAR_STRING -> refuseUnless(token.text().indexOf('\0') < 0, text, token);
    }
  }

  private static void refuseUnless(boolean fine, String text, Token token) {
    if (!fine) {
      throw Syntax.unexpected(text, token);
    }
  }

  private static void checkName(String text, Token token) {
    refuseUnless(token.text().indexOf('\0') < 0, text, token);
    if (token.text().toLowerCase(Locale.ROOT).contains(INTERNAL_MARK)) {
      throw Syntax.notAllowed(text, token, "this name belongs to the engine itself");
    }
    if (token.isName() && Functions.isRefusedView(token.name())) {
      throw Syntax.notAllowed(
          text,
          token,
          "'"
              + Syntax.shown(token.name())
              + "' may not be read: it shows the engine's settings or files");
    }
  }

  /// A string where a table is named is a file to the engine.
  private static void checkTables(String text, List<Token> tokens) {
    for (int place : ObjectPlaces.of(tokens)) {
      Token token = tokens.get(place);
      if (!token.isName()) {
        throw Syntax.notAllowed(
            text, token, "a string cannot name a table: files cannot be read from a statement");
      }
    }
  }

  private void checkMacro(String text, List<Token> tokens) {
    int at = indexOfMacro(tokens);
    if (at < 0) {
      return;
    }
    for (int place : ObjectPlaces.of(tokens)) {
      if (place > at) {
        DottedName name = DottedName.at(tokens, place);
        if (builtIn.contains(name.last().toLowerCase(Locale.ROOT))) {
          throw Syntax.notAllowed(
              text,
              tokens.get(place),
              "'" + Syntax.shown(name.last()) + "' is a built-in function: choose another name");
        }
        break;
      }
    }
    for (int i = at; i + 1 < tokens.size(); i++) {
      if (tokens.get(i + 1).isSymbol("(") && Functions.isChanging(tokens.get(i).name())) {
        throw Syntax.notAllowed(
            text, tokens.get(i), "a macro cannot hold a function that changes with every call");
      }
    }
  }

  private static int indexOfMacro(List<Token> tokens) {
    boolean made =
        tokens.getFirst().is("CREATE")
            || tokens.getFirst().is("DROP")
            || tokens.getFirst().is("ALTER");
    for (int i = 1; made && i < Math.min(tokens.size(), 6); i++) {
      if (tokens.get(i).is("MACRO") || tokens.get(i).is("FUNCTION")) {
        return i;
      }
    }
    return -1;
  }
}
