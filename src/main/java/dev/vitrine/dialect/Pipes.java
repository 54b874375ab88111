package dev.vitrine.dialect;

import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.kernel.lex.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/// The statements of a chain in Snowflake's dialect, each of which may read what those before it
/// gave: `SHOW TABLES ->> SELECT "name" FROM $1`. Elsewhere the operator reads JSON.
public final class Pipes {

  /// Stands between the statements.
  static final String PIPE = "->>";

  private Pipes() {}

  /// The tokens of each statement; all of them where there is no chain.
  ///
  /// @param tokens of one statement of a request
  public static List<List<Token>> split(List<Token> tokens) {
    List<List<Token>> statements = new ArrayList<>();
    Blocks blocks = new Blocks();
    int from = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.isSymbol(PIPE) && token.depth() == 0 && !blocks.isOpen()) {
        statements.add(tokens.subList(from, i));
        from = i + 1;
        blocks = new Blocks();
      } else {
        blocks.accept(tokens, i);
      }
    }
    statements.add(tokens.subList(from, tokens.size()));
    return statements;
  }

  /// The tokens of the statement whose rows are the chain's.
  public static List<Token> last(List<Token> tokens) {
    return split(tokens).getLast();
  }

  /// The statements of a text; one where it is no chain.
  ///
  /// @throws dev.vitrine.kernel.SqlError `SYNTAX` where one of them is missing
  public static List<Script.Part> parts(String text) {
    List<Token> tokens = text.contains(PIPE) ? Lexer.tokens(text, Escapes.SNOWFLAKE) : List.of();
    List<List<Token>> statements = split(tokens);
    if (statements.size() == 1) {
      return List.of(new Script.Part(text, 0));
    }
    List<Script.Part> parts = new ArrayList<>();
    int read = 0;
    int questions = 0;
    for (List<Token> statement : statements) {
      read += statement.size();
      if (statement.isEmpty()) {
        throw read < tokens.size()
            ? Syntax.unexpected(text, tokens.get(read))
            : Syntax.unexpectedEnd(text);
      }
      read++;
      String numbered = numbered(text, statement, questions);
      parts.add(new Script.Part(numbered, statement.getFirst().start()));
      questions += (int) statement.stream().filter(Pipes::isQuestion).count();
    }
    return parts;
  }

  private static boolean isQuestion(Token token) {
    return token.kind() == Kind.PLACEHOLDER && token.text().equals("?");
  }

  /// The statement's text, where each `?` goes on counting behind those before it.
  private static String numbered(String text, List<Token> statement, int questions) {
    StringBuilder numbered = new StringBuilder();
    int copied = statement.getFirst().start();
    int number = questions;
    for (Token token : statement) {
      if (questions > 0 && isQuestion(token)) {
        number++;
        numbered.append(text, copied, token.start()).append(':').append(number);
        copied = token.end();
      }
    }
    return numbered.append(text, copied, statement.getLast().end()).toString();
  }
}
