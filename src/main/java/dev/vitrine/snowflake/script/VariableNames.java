package dev.vitrine.snowflake.script;

import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.kernel.lex.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Names that a script's variables hold: `IDENTIFIER(:name)`, `FROM TABLE(:name)`.
final class VariableNames {

  private VariableNames() {}

  /// Puts what the variables hold, as string literals, in their places.
  ///
  /// @param held gives a variable's text by its name
  static String filled(String text, UnaryOperator<String> held) {
    StringBuilder filled = new StringBuilder();
    int copied = 0;
    List<Token> tokens = Lexer.tokens(text, Escapes.SNOWFLAKE);
    for (int i = 1; i + 2 < tokens.size(); i++) {
      if (isNamed(tokens, i)) {
        Token variable = tokens.get(i + 1);
        String name = variable.text().substring(1).toUpperCase(Locale.ROOT);
        filled.append(text, copied, variable.start()).append(quoted(held.apply(name)));
        copied = variable.end();
      }
    }
    return filled.append(text, copied, text.length()).toString();
  }

  /// Writes every variable out, for statements that take plain values only.
  static String written(String text, List<Token> tokens, Frame frame) {
    StringBuilder written = new StringBuilder();
    int copied = 0;
    for (Token token : tokens) {
      boolean variable = token.kind() == Kind.PLACEHOLDER && token.text().startsWith(":");
      if (variable
          && frame.find(token.text().substring(1).toUpperCase(Locale.ROOT))
              instanceof Entry.Variable held) {
        written.append(text, copied, token.start()).append(held.value().written());
        copied = token.end();
      }
    }
    return written.append(text, copied, text.length()).toString();
  }

  private static boolean isNamed(List<Token> tokens, int at) {
    boolean table = tokens.get(at - 1).is("TABLE") && at > 1 && isTableBefore(tokens.get(at - 2));
    boolean names = tokens.get(at - 1).is("IDENTIFIER") || table;
    Token inside = tokens.get(at + 1);
    boolean variable = inside.kind() == Kind.PLACEHOLDER && inside.text().startsWith(":");
    return names
        && tokens.get(at).isSymbol("(")
        && variable
        && Character.isLetter(inside.text().charAt(1))
        && tokens.get(at + 2).isSymbol(")");
  }

  private static boolean isTableBefore(Token token) {
    return token.is("FROM") || token.is("JOIN") || token.is("INTO") || token.isSymbol(",");
  }

  /// As Snowflake writes a string.
  static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
