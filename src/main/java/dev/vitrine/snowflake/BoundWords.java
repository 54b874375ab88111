package dev.vitrine.snowflake;

import dev.vitrine.dialect.syntax.Span;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
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
/// So do the session's variables: `IDENTIFIER($variable)` becomes the name that it holds, and in
/// statements that take literals only it becomes its value.
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

  /// What a query or a script begins with.
  private static final Set<String> BODIES = Set.of("SELECT", "WITH", "DECLARE", "BEGIN");

  /// What a value may stand right behind.
  private static final Set<String> LITERAL_AFTER = Set.of("=", "(", ",");

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
      boolean literal = i < literals || table >= 0 || isName(i);
      Optional<String> word =
          token.kind() == Kind.VARIABLE ? variable(i, i < literals) : word(token, literal);
      if (word.isPresent()) {
        written.append(text, copied, token.start()).append(word.get());
        copied = token.end();
      }
    }
    return written.append(text, copied, text.length()).toString();
  }

  /// How many of the tokens stand where there are literals only: none, or all, or those before the
  /// query of a `CREATE TABLE … AS` or the body of a procedure.
  private int literalsUntil() {
    if (tokens.isEmpty() || !LITERAL.contains(tokens.getFirst().upper())) {
      return 0;
    }
    for (int i = 1; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).is("AS") && tokens.get(i).depth() == 0 && isBody(tokens.get(i + 1))) {
        return i;
      }
    }
    return tokens.size();
  }

  private static boolean isBody(Token token) {
    return token.isSymbol("(") || BODIES.contains(token.upper());
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

  /// @param literal none but literals stand there
  /// @throws SqlError `VARIABLE_NOT_SET`
  private Optional<String> variable(int at, boolean literal) {
    Token token = tokens.get(at);
    boolean value = literal && !touches(at);
    if (!value && !isName(at)) {
      return Optional.empty();
    }
    String name = token.text().substring(1).toUpperCase(Locale.ROOT);
    Typed held = session.variables().get(name);
    if (held == null && value) {
      throw new Problems(text)
          .at(
              new Span(token.start(), token.end()),
              ErrorCode.VARIABLE_NOT_SET,
              "Session variable '$" + name + "' does not exist");
    }
    Optional<String> word =
        Optional.ofNullable(held)
            .filter(some -> value || isText(some))
            .flatMap(BoundWords::literal);
    filled |= word.isPresent();
    return word;
  }

  private static boolean isText(Typed held) {
    return held.constant() instanceof String;
  }

  /// Empty of what is no constant, as a date.
  private static Optional<String> literal(Typed held) {
    return held.constant() == null && !held.isNull()
        ? Optional.empty()
        : Optional.of(SnowflakeText.literal(held.constant(), held.type()));
  }

  /// Whether it is a part of a path, as in `@stage/$v`.
  private boolean touches(int at) {
    return at > 0
        && tokens.get(at - 1).end() == tokens.get(at).start()
        && !LITERAL_AFTER.contains(tokens.get(at - 1).text());
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
