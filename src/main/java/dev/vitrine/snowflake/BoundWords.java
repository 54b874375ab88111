package dev.vitrine.snowflake;

import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.kernel.lex.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Bindings in places where a statement needs to know the value before it can be read: names
/// (`IDENTIFIER(?)`, `TABLE(?)`), arguments of functions that give rows (`TABLE(f(n => ?))`), and
/// every place of a statement that is no query and changes no rows (`ON_ERROR = ?`, `PUT … ?`).
/// They become literals; the others keep their numbers, and stay values.
///
/// `IDENTIFIER($variable)` becomes the name that the session's variable holds.
final class BoundWords {

  /// Statements that take values only as literals.
  private static final Set<String> LITERAL =
      Set.of(
          "ALTER",
          "COMMENT",
          "COPY",
          "CREATE",
          "DESC",
          "DESCRIBE",
          "DROP",
          "GET",
          "GRANT",
          "LIST",
          "LS",
          "PUT",
          "REMOVE",
          "REVOKE",
          "RM",
          "SHOW",
          "TRUNCATE",
          "UNDROP",
          "USE");

  private final String text;
  private final List<Token> tokens;
  private final Session session;
  private final Steps steps;
  private int questions;
  private boolean filled;

  private BoundWords(String text, List<Token> tokens, Session session, Steps steps) {
    this.text = text;
    this.tokens = tokens;
    this.session = session;
    this.steps = steps;
  }

  /// The text with literals in those places; the same text where there are none.
  static String filled(String text, Session session, Steps steps) {
    boolean marks = text.indexOf('?') >= 0 || text.indexOf(':') >= 0 || text.indexOf('$') >= 0;
    if (!marks || steps.bindingRows() > 1) {
      return text;
    }
    List<Token> tokens = Lexer.tokens(text, Escapes.SNOWFLAKE);
    BoundWords words = new BoundWords(text, tokens, session, steps);
    String written = words.write();
    return words.filled ? written : text;
  }

  private String write() {
    int literals = literalsUntil();
    int table = -1;
    int copied = 0;
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (table >= 0 && token.isSymbol(")") && token.depth() == table) {
        table = -1;
      } else if (table < 0 && opens("TABLE", i)) {
        table = token.depth();
      }
      boolean variable = token.kind() == Kind.VARIABLE && isName(i);
      boolean literal = i < literals || table >= 0 || isName(i);
      Optional<String> word = variable ? variable(token) : word(token, literal);
      if (word.isPresent()) {
        written.append(text, copied, token.start()).append(word.get());
        copied = token.end();
      }
    }
    return written.append(text, copied, text.length()).toString();
  }

  /// How many of the tokens stand where there are literals only: none, or all, or those before the
  /// query of a `CREATE TABLE … AS`.
  private int literalsUntil() {
    if (tokens.isEmpty() || !LITERAL.contains(tokens.getFirst().upper())) {
      return 0;
    }
    for (int i = 1; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).is("AS") && tokens.get(i).depth() == 0 && isQuery(tokens.get(i + 1))) {
        return i;
      }
    }
    return tokens.size();
  }

  private static boolean isQuery(Token token) {
    return token.is("SELECT") || token.is("WITH") || token.isSymbol("(");
  }

  private boolean opens(String word, int bracket) {
    return bracket > 0 && tokens.get(bracket).isSymbol("(") && tokens.get(bracket - 1).is(word);
  }

  private boolean isName(int at) {
    return at + 1 < tokens.size()
        && at > 1
        && opens("IDENTIFIER", at - 1)
        && tokens.get(at + 1).isSymbol(")");
  }

  /// What to write in a token's place.
  private Optional<String> word(Token token, boolean literal) {
    int number = number(token);
    if (number == 0) {
      return Optional.empty();
    }
    Optional<String> value = literal ? bound(number) : Optional.empty();
    filled |= value.isPresent();
    return value.or(() -> Optional.of(":" + number));
  }

  private Optional<String> variable(Token token) {
    String name = token.text().substring(1).toUpperCase(Locale.ROOT);
    Typed held = session.variables().get(name);
    if (held == null || !(held.constant() instanceof String named)) {
      return Optional.empty();
    }
    filled = true;
    return Optional.of(SnowflakeText.quoted(named));
  }

  /// The number of the binding that a token stands for; 0 for any other token.
  private int number(Token token) {
    if (token.kind() != Kind.PLACEHOLDER) {
      return 0;
    }
    if (token.text().equals("?")) {
      return ++questions;
    }
    return token.text().matches(":[1-9][0-9]{0,5}")
        ? Integer.parseInt(token.text().substring(1))
        : 0;
  }

  /// Empty when no such binding came: whoever reads the statement says so.
  private Optional<String> bound(int number) {
    Optional<SqlType> type = steps.bindingType(number);
    if (type.isEmpty() || !steps.isBound(number)) {
      return Optional.empty();
    }
    @Nullable Object value = steps.values(List.of(number), 0).getFirst();
    return Optional.of(SnowflakeText.literal(value, type.get()));
  }
}
