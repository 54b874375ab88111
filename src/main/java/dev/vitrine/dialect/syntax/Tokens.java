package dev.vitrine.dialect.syntax;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.Syntax;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.kernel.lex.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A statement's words, read from left to right. Key words are compared in any case.
///
/// Every `require…` throws Snowflake's syntax error with line and position.
public final class Tokens {

  /// Deeper nesting would exhaust the stack of whoever walks the tree.
  static final int MAX_DEPTH = 120;

  /// A longer chain of operators makes a tree as deep as it is long.
  private static final int MAX_CHAIN = 1000;

  private final String text;
  private final List<Token> tokens;
  private final ParseOptions options;
  private int at;
  private int depth;
  private int binds;
  private long reads;

  private Tokens(String text, List<Token> tokens, ParseOptions options) {
    this.text = text;
    this.tokens = tokens;
    this.options = options;
  }

  /// @throws SqlError `SYNTAX` for a string, name or comment that never ends
  public static Tokens of(String text, ParseOptions options) {
    List<Token> tokens = Lexer.tokens(text, Escapes.SNOWFLAKE);
    for (Token token : tokens) {
      if (token.kind() == Kind.UNFINISHED) {
        throw unfinished(text, token);
      }
    }
    return new Tokens(text, tokens, options);
  }

  private static SqlError unfinished(String text, Token token) {
    Position position = Position.at(text, token.start());
    return new SqlError(
        ErrorCode.SYNTAX,
        "SQL compilation error:\nparse error line %d at position %d near '%s': it never ends."
            .formatted(position.line(), position.column(), token.text().substring(0, 1)),
        position);
  }

  public String text() {
    return text;
  }

  public ParseOptions options() {
    return options;
  }

  public boolean isAtEnd() {
    return at >= tokens.size();
  }

  /// The next token; an empty symbol at the end.
  public Token peek() {
    return peek(0);
  }

  public Token peek(int ahead) {
    int index = at + ahead;
    return index < tokens.size()
        ? tokens.get(index)
        : new Token(Kind.SYMBOL, text.length(), text.length(), "", 0);
  }

  public Token next() {
    if (isAtEnd()) {
      throw Syntax.unexpectedEnd(text);
    }
    reads++;
    return tokens.get(at++);
  }

  /// Index of the next token, for [#back].
  public int mark() {
    return at;
  }

  /// Goes back to a [#mark].
  public void back(int mark) {
    at = mark;
  }

  /// Whether the next words are these.
  public boolean is(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!peek(i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  public boolean isSymbol(String symbol) {
    return peek().isSymbol(symbol);
  }

  /// Reads these words if they come next.
  public boolean take(String... words) {
    boolean found = is(words);
    at += found ? words.length : 0;
    reads += found ? words.length : 0;
    return found;
  }

  public boolean takeSymbol(String symbol) {
    boolean found = isSymbol(symbol);
    at += found ? 1 : 0;
    reads += found ? 1 : 0;
    return found;
  }

  public void require(String... words) {
    for (String word : words) {
      if (!take(word)) {
        throw unexpected();
      }
    }
  }

  public void requireSymbol(String symbol) {
    if (!takeSymbol(symbol)) {
      throw unexpected();
    }
  }

  public void requireEnd() {
    if (!isAtEnd()) {
      throw unexpected();
    }
  }

  /// The error that the next token stands where it may not.
  public SqlError unexpected() {
    return isAtEnd() ? Syntax.unexpectedEnd(text) : Syntax.unexpected(text, peek());
  }

  public Position position(Span span) {
    return Position.at(text, span.start());
  }

  /// Offset of the next token.
  public int start() {
    return peek().start();
  }

  /// From an offset to the end of what was read last.
  public Span since(int start) {
    int end = at == 0 ? start : tokens.get(at - 1).end();
    return new Span(start, Math.max(start, end));
  }

  /// A name's part: a quoted name or any bare word.
  public Ident ident() {
    Token token = next();
    if (!token.isName()) {
      throw Syntax.unexpected(text, token);
    }
    return ident(token);
  }

  private Ident ident(Token token) {
    boolean quoted = token.kind() == Kind.QUOTED;
    String name = token.name();
    return new Ident(
        quoted && !options.quotedIdentifiersIgnoreCase() ? name : name.toUpperCase(Locale.ROOT),
        quoted,
        new Span(token.start(), token.end()));
  }

  /// A name of one part, as a role, a user or a column has: also `IDENTIFIER('name')`.
  public Ident single() {
    if (!isNamedByValue()) {
      return ident();
    }
    int mark = mark();
    Name name = name();
    if (name.parts().size() > 1) {
      back(mark);
      throw unexpected();
    }
    return name.last();
  }

  /// A name with points; `db..t` leaves the schema out, which means `PUBLIC`. Also
  /// `IDENTIFIER('name')`, and `IDENTIFIER($variable)` as the variable's name, which whoever looks
  /// the name up resolves.
  public Name name() {
    int start = start();
    if (isNamedByValue()) {
      at += 2;
      Token inside = next();
      requireSymbol(")");
      return named(inside, since(start));
    }
    List<Ident> parts = new ArrayList<>();
    parts.add(ident());
    while (isSymbol(".") && (peek(1).isName() || peek(1).isSymbol("."))) {
      at++;
      if (isSymbol(".")) {
        parts.add(new Ident("PUBLIC", false, new Span(start(), start())));
        at++;
      }
      parts.add(ident());
    }
    return new Name(parts, since(start));
  }

  private boolean isNamedByValue() {
    return is("IDENTIFIER")
        && peek(1).isSymbol("(")
        && (peek(2).kind() == Kind.STRING || peek(2).kind() == Kind.VARIABLE)
        && peek(3).isSymbol(")");
  }

  private static Name named(Token value, Span span) {
    return value.kind() == Kind.STRING
        ? Parser.named(StringLiterals.snowflake(value.text()), span)
        : new Name(
            List.of(new Ident(value.text(), false, new Span(value.start(), value.end()))), span);
  }

  /// Names in brackets with commas between.
  public List<Ident> idents() {
    requireSymbol("(");
    List<Ident> names = new ArrayList<>();
    do {
      names.add(single());
    } while (takeSymbol(","));
    requireSymbol(")");
    return names;
  }

  /// A string's value, if one comes next.
  public Optional<String> takeString() {
    Token token = peek();
    return switch (token.kind()) {
      case STRING -> {
        at++;
        yield Optional.of(StringLiterals.snowflake(token.text()));
      }
      case DOLLAR_STRING -> {
        at++;
        int fence = token.text().indexOf('$', 1) + 1;
        yield Optional.of(token.text().substring(fence, token.text().length() - fence));
      }
      default -> Optional.empty();
    };
  }

  public String string() {
    return takeString().orElseThrow(this::unexpected);
  }

  /// Passes `CASCADE` or `RESTRICT` behind what is dropped.
  public void skipCascade() {
    if (!take("CASCADE")) {
      var _ = take("RESTRICT");
    }
  }

  /// A whole number, with or without a sign.
  public int integer() {
    int sign = takeSymbol("-") ? -1 : 1;
    Token token = next();
    if (token.kind() != Kind.NUMBER || !token.text().matches("[0-9]{1,9}")) {
      throw Syntax.unexpected(text, token);
    }
    return sign * Integer.parseInt(token.text());
  }

  /// Whether the next token touches the one before it.
  public boolean touches() {
    return at > 0 && !isAtEnd() && tokens.get(at - 1).end() == peek().start();
  }

  /// Where a stage's files lie, without the `@`: `@[db.][schema.]stage[/path]`, `@~/path`,
  /// `@%table/path`. A path ends at a blank or a bracket; in quotes it may hold anything.
  public String stageLocation() {
    Optional<String> quoted = takeString();
    if (quoted.isPresent()) {
      String location = quoted.get();
      if (!location.startsWith("@")) {
        throw unexpected();
      }
      return location.substring(1);
    }
    requireSymbol("@");
    int start = start();
    int end = start;
    while (!isAtEnd() && start() == end && !isSymbol("(") && !isSymbol(")") && !isSymbol(",")) {
      end = next().end();
    }
    if (end == start) {
      throw unexpected();
    }
    return text.substring(start, end);
  }

  /// The number of the next `?`.
  int nextBind() {
    return ++binds;
  }

  /// Reads one level deeper.
  ///
  /// @throws SqlError when the text nests too deep
  void enter() {
    if (++depth > MAX_DEPTH) {
      throw tooDeep();
    }
  }

  /// The error that a text nests deeper than it may at the next token.
  SqlError tooDeep() {
    Position position = Position.at(text, start());
    return new SqlError(
        ErrorCode.COMPILATION,
        "SQL compilation error: line %d at position %d: nested deeper than %d levels"
            .formatted(position.line(), position.column(), MAX_DEPTH),
        position);
  }

  void leave() {
    depth--;
  }

  /// Reads one link more of a chain of operators, tables or queries.
  ///
  /// @param links that were read before
  /// @throws SqlError when there are too many
  void link(int links) {
    if (links >= MAX_CHAIN) {
      Position position = Position.at(text, start());
      throw new SqlError(
          ErrorCode.COMPILATION,
          "SQL compilation error: line %d at position %d: more than %d parts in a row"
              .formatted(position.line(), position.column(), MAX_CHAIN),
          position);
    }
  }

  /// How many tokens were read, those that were read again counted again.
  long reads() {
    return reads;
  }
}
