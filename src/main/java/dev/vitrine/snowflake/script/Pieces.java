package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.Pipes;
import dev.vitrine.dialect.Script;
import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Span;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.kernel.lex.Token.Kind;
import dev.vitrine.snowflake.script.Node.Sql;
import java.util.ArrayList;
import java.util.List;

/// Reads a script's expressions, and the statements in it that are those of SQL.
final class Pieces {

  private final Tokens tokens;
  private final ParseOptions options;
  private final Slices slices;

  Pieces(Tokens tokens, ParseOptions options) {
    this.tokens = tokens;
    this.options = options;
    this.slices = new Slices(tokens);
  }

  Slices slices() {
    return slices;
  }

  ParseOptions options() {
    return options;
  }

  boolean isSemicolon() {
    return tokens.peek().kind() == Kind.SEMICOLON;
  }

  /// Its tree points into its own text, so that errors do as Snowflake's.
  Expression expression() {
    int start = tokens.start();
    new Parser(tokens).expression();
    String text = tokens.since(start).of(tokens.text());
    return new Expression(Parser.expression(text, options), text, start);
  }

  /// Expressions in brackets.
  List<Expression> arguments() {
    tokens.requireSymbol("(");
    List<Expression> list = new ArrayList<>();
    do {
      list.add(expression());
    } while (tokens.takeSymbol(","));
    tokens.requireSymbol(")");
    return list;
  }

  /// Rows of a statement in brackets, of one without, or of a name.
  Rowset rows() {
    if (!tokens.isSymbol("(")) {
      return bare();
    }
    Span inside = slices.inBrackets();
    return checked(inside);
  }

  private Rowset bare() {
    int start = tokens.start();
    Token behind = tokens.peek(1);
    boolean alone = behind.text().isEmpty() || behind.kind() == Kind.SEMICOLON || behind.is("DO");
    if (tokens.peek().isName() && (alone || behind.is("LOOP") || behind.isSymbol(")"))) {
      return new Rowset.Named(tokens.ident().name(), start);
    }
    return checked(slices.statement());
  }

  private Rowset checked(Span span) {
    String text = span.of(tokens.text());
    check(text, span.start());
    return new Rowset.Statement(text, span.start());
  }

  /// A statement of SQL, without the semicolon.
  Sql sql() {
    Span span = slices.statement();
    Into into = Into.of(span.of(tokens.text()));
    check(into.text(), span.start());
    return new Sql(into.text(), into.targets(), span.start());
  }

  /// Queries and DML must be well-formed before any of the script runs.
  private void check(String text, int start) {
    for (Script.Part part : Pipes.parts(text)) {
      checkOne(part.text(), start + part.offset());
    }
  }

  private void checkOne(String text, int start) {
    String before = Into.blank(tokens.text().substring(0, start));
    String shown = VariableNames.filled(text, _ -> "X");
    Tokens inner = Tokens.of(before + shown, options);
    if (inner.is("WITH") && inner.peek(2).is("AS") && inner.peek(3).is("PROCEDURE")) {
      return;
    }
    if (new Parser(inner).queryOrDml().isPresent()) {
      inner.requireEnd();
    }
  }
}
