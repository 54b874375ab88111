package dev.vitrine.visualise.syntax;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// Stops at the first word that does not fit and says what would have.
final class SyntaxErrors extends BaseErrorListener {

  private static final List<String> ORDER =
      List.of("MAPPING", "REMAPPING", "SETTING", "FILTER", "PARTITION", "ORDER");
  private static final List<String> CLAUSES =
      List.of("DRAW", "PLACE", "SCALE", "FACET", "PROJECT", "LABEL");
  private static final int MOST_EXPECTED = 12;
  private static final List<String> CLAUSES_AND_PARTS =
      List.of(
          "DRAW",
          "PLACE",
          "SCALE",
          "FACET",
          "PROJECT",
          "LABEL",
          "MAPPING",
          "REMAPPING",
          "SETTING",
          "FILTER",
          "PARTITION",
          "ORDER",
          "FROM",
          "RENAMING");

  private final Place place;

  SyntaxErrors(Place place) {
    this.place = place;
  }

  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      @Nullable Object offending,
      int line,
      int charPositionInLine,
      String message,
      @Nullable RecognitionException cause) {
    Parser parser = (Parser) recognizer;
    Token token = (Token) Objects.requireNonNull(offending);
    throw error(parser, token);
  }

  private SqlError error(Parser parser, Token token) {
    Position at = place.of(token);
    String found = token.getType() == Token.EOF ? "the end of the statement" : quoted(token);
    return at(at, "unexpected " + found + explain(parser, token));
  }

  static SqlError at(Position at, String message) {
    String where = "syntax error line " + at.line() + " at position " + at.column() + " ";
    return new SqlError(ErrorCode.VISUALISE_SYNTAX, where + message, at);
  }

  private static String quoted(Token token) {
    String text = token.getText();
    return "'" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "'";
  }

  private static String explain(Parser parser, Token token) {
    String word = token.getText().toUpperCase(Locale.ROOT);
    if (ORDER.contains(word)) {
      return ": in a DRAW clause the order is MAPPING, REMAPPING, SETTING, FILTER, PARTITION BY,"
          + " ORDER BY";
    }
    if (word.equals("WHERE")) {
      return ": rows are chosen by FILTER behind DRAW, or by WHERE in the SQL part";
    }
    if (word.equals("VISUALISE") || word.equals("VISUALIZE")) {
      return ": a statement draws one chart, so VISUALISE stands once";
    }
    if (isOperator(token)) {
      return operator(token);
    }
    return afterComma(parser, token).orElseGet(() -> expected(parser, token));
  }

  private static boolean isOperator(Token token) {
    return switch (token.getType()) {
      case VisualiseLexer.PLUS,
          VisualiseLexer.MINUS,
          VisualiseLexer.STAR,
          VisualiseLexer.LPAREN,
          VisualiseLexer.COLON,
          VisualiseLexer.OPERATOR ->
          true;
      default -> false;
    };
  }

  private static String operator(Token token) {
    return token.getText().equals("=")
        ? ": a value is given with =>"
        : ": only columns and constants can be mapped, and FROM takes one source; compute in the"
            + " SQL part and name the column";
  }

  private static Optional<String> afterComma(Parser parser, Token token) {
    CommonTokenStream tokens = (CommonTokenStream) parser.getTokenStream();
    Token before = visibleBefore(tokens, token);
    if (before == null || !CLAUSES.contains(before.getText().toUpperCase(Locale.ROOT))) {
      return Optional.empty();
    }
    Token comma = visibleBefore(tokens, before);
    return comma != null && comma.getType() == VisualiseLexer.COMMA
        ? Optional.of(": nothing stands between the comma and " + before.getText())
        : Optional.empty();
  }

  private static @Nullable Token visibleBefore(CommonTokenStream tokens, Token token) {
    for (int i = token.getTokenIndex() - 1; i >= 0; i--) {
      if (tokens.get(i).getChannel() == Token.DEFAULT_CHANNEL) {
        return tokens.get(i);
      }
    }
    return null;
  }

  private static String expected(Parser parser, Token token) {
    TreeSet<String> words = new TreeSet<>();
    boolean name = false;
    for (int type : parser.getExpectedTokens().toList()) {
      name |= type == VisualiseLexer.WORD;
      words.add(display(type));
    }
    words.remove("");
    if (name) {
      words.removeIf(word -> Character.isLetter(word.charAt(0)) && word.equals(upper(word)));
    }
    List<String> shown = new ArrayList<>(words);
    boolean few = !shown.isEmpty() && shown.size() <= MOST_EXPECTED;
    return (few ? "; expected " + String.join(" or ", shown) : "")
        + Nearest.hint(token.getText(), CLAUSES_AND_PARTS);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private static String display(int type) {
    return switch (type) {
      case Token.EOF -> "the end";
      case VisualiseLexer.WORD, VisualiseLexer.QUOTED, VisualiseLexer.BACKTICKED -> "a name";
      case VisualiseLexer.STRING -> "a string";
      case VisualiseLexer.NUMBER, VisualiseLexer.PLUS, VisualiseLexer.MINUS -> "a number";
      case VisualiseLexer.ARROW -> "=>";
      case VisualiseLexer.COMMA -> "','";
      case VisualiseLexer.LPAREN, VisualiseLexer.LBRACKET -> "an array";
      case VisualiseLexer.RPAREN, VisualiseLexer.RBRACKET -> "a closing bracket";
      case VisualiseLexer.JINJA, VisualiseLexer.SEMICOLON, VisualiseLexer.INF -> "";
      default -> VisualiseLexer.VOCABULARY.getSymbolicName(type);
    };
  }
}
