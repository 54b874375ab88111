package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.Blocks;
import dev.vitrine.dialect.syntax.Span;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.kernel.lex.Token.Kind;
import java.util.List;

/// Cuts whole statements out of a script's text.
final class Slices {

  private final Tokens tokens;
  private final List<Token> all;

  Slices(Tokens tokens) {
    this.tokens = tokens;
    this.all = Lexer.tokens(tokens.text(), Escapes.SNOWFLAKE);
  }

  /// Whether a `BEGIN` comes next that begins a block.
  boolean isBlockNext() {
    return tokens.is("BEGIN") && Blocks.isBlock(all, tokens.mark());
  }

  /// Reads a statement up to its semicolon, or to the `END` of what it stands in.
  Span statement() {
    int from = tokens.mark();
    Blocks blocks = new Blocks();
    int at = from;
    while (at < all.size() && !endsStatement(blocks, at)) {
      blocks.accept(all, at);
      at++;
    }
    return upTo(from, at);
  }

  private boolean endsStatement(Blocks blocks, int at) {
    boolean semicolon = all.get(at).kind() == Kind.SEMICOLON && !blocks.isOpen();
    return semicolon || blocks.isForeignEnd(all, at);
  }

  /// Reads a block up to its last `END`.
  Span block() {
    int from = tokens.mark();
    Blocks blocks = new Blocks();
    int at = from;
    do {
      if (at == all.size()) {
        tokens.back(at);
        throw tokens.unexpected();
      }
      blocks.accept(all, at);
      at++;
    } while (blocks.isOpen());
    return upTo(from, at);
  }

  /// Reads what stands in the brackets that open here, and the brackets.
  Span inBrackets() {
    tokens.requireSymbol("(");
    int from = tokens.mark();
    int depth = all.get(from - 1).depth();
    int at = from;
    while (at < all.size() && !closes(all.get(at), depth)) {
      at++;
    }
    Span inside = upTo(from, at);
    tokens.requireSymbol(")");
    return inside;
  }

  private static boolean closes(Token token, int depth) {
    return token.kind() == Kind.SEMICOLON || (token.isSymbol(")") && token.depth() == depth);
  }

  private Span upTo(int from, int end) {
    if (end == from) {
      throw tokens.unexpected();
    }
    int start = all.get(from).start();
    tokens.back(end);
    return new Span(start, all.get(end - 1).end());
  }
}
