package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.Pipes;
import dev.vitrine.dialect.Syntax;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.kernel.lex.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The `INTO` of a statement: `SELECT a, b INTO :x, :y FROM t`, `CALL p() INTO :x`.
///
/// @param text of the statement with blanks in the place of its `INTO`, so that offsets stay
/// @param targets variables
record Into(String text, List<String> targets) {

  private static final Set<String> MAY_HAVE = Set.of("SELECT", "WITH", "CALL");
  private static final Set<String> OTHER_INTO = Set.of("INSERT", "MERGE", "COPY", "OVERWRITE");

  static Into of(String text) {
    List<Token> tokens = Lexer.tokens(text, Escapes.SNOWFLAKE);
    int into = find(tokens);
    if (into < 0) {
      return new Into(text, List.of());
    }
    List<String> targets = new ArrayList<>();
    int at = into;
    do {
      targets.add(target(text, tokens, ++at));
      at++;
    } while (at < tokens.size() && tokens.get(at).isSymbol(","));
    int from = tokens.get(into).start();
    int to = tokens.get(at - 1).end();
    String rest = text.substring(0, from) + blank(text.substring(from, to)) + text.substring(to);
    return new Into(rest, List.copyOf(targets));
  }

  /// Blanks of the same length and lines.
  static String blank(String text) {
    return text.replaceAll("[^\n]", " ");
  }

  private static int find(List<Token> tokens) {
    int first = tokens.size() - Pipes.last(tokens).size();
    if (first == tokens.size() || !MAY_HAVE.contains(tokens.get(first).upper())) {
      return -1;
    }
    for (int i = first + 1; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean other = OTHER_INTO.contains(tokens.get(i - 1).upper());
      if (token.is("INTO") && token.depth() == 0) {
        return other ? -1 : i;
      }
    }
    return -1;
  }

  private static String target(String text, List<Token> tokens, int at) {
    if (at >= tokens.size()) {
      throw Syntax.unexpectedEnd(text);
    }
    Token token = tokens.get(at);
    if (token.kind() == Kind.PLACEHOLDER && token.text().startsWith(":")) {
      return token.text().substring(1).toUpperCase(Locale.ROOT);
    }
    if (!token.isName()) {
      throw Syntax.unexpected(text, token);
    }
    return token.kind() == Kind.QUOTED ? token.name() : token.upper();
  }
}
