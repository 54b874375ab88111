package dev.vitrine.dialect;

import dev.vitrine.kernel.lex.Token;
import dev.vitrine.kernel.lex.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// Follows the tokens of one statement and knows when it is inside a block of Snowflake Scripting
/// (`BEGIN … END`, `DECLARE … BEGIN … END`, also as a procedure's body), where a semicolon does not
/// end it. `BEGIN`, `BEGIN WORK`, `BEGIN TRANSACTION` and `BEGIN NAME` start a transaction and open
/// nothing.
///
/// ```java
/// Blocks blocks = new Blocks();
/// for (int i = 0; i < tokens.size(); i++) {
///   boolean ends = tokens.get(i).kind() == Kind.SEMICOLON && !blocks.isOpen();
///   blocks.accept(tokens, i);
/// }
/// ```
public final class Blocks {

  /// What an `END` closes.
  private enum Open {
    /// `DECLARE`, which its `BEGIN` makes a block.
    DECLARE,
    /// A block, a loop or a branch.
    BLOCK,
    /// A `CASE`, be it an expression or a statement.
    CASE
  }

  /// What one may begin with.
  private static final Set<String> FIRST = Set.of("BEGIN", "DECLARE", "CREATE", "WITH");

  /// Words behind which a script's statement begins.
  private static final Set<String> BEFORE_STATEMENT =
      Set.of("BEGIN", "THEN", "ELSE", "DO", "LOOP", "REPEAT");

  private static final Set<String> LOOPS = Set.of("IF", "FOR", "WHILE", "LOOP", "REPEAT");
  private static final Set<String> TRANSACTION = Set.of("TRANSACTION", "WORK", "NAME");

  private final Deque<Open> open = new ArrayDeque<>();
  private boolean begun;
  private boolean scripted;

  /// Whether a block is open, so that a semicolon ends one of its statements only.
  public boolean isOpen() {
    return !open.isEmpty() && open.getLast() != Open.CASE;
  }

  /// Whether this word closes what was never opened here: the `END` of a block around it.
  public boolean isForeignEnd(List<Token> tokens, int at) {
    return open.isEmpty() && isEnd(tokens, at);
  }

  /// Goes on by one token.
  ///
  /// @param tokens of the whole text
  public void accept(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    if (token.kind() != Kind.WORD) {
      boolean piped = token.isSymbol(Pipes.PIPE) && open.isEmpty();
      begun = !piped && (begun || token.kind() != Kind.SEMICOLON);
      return;
    }
    boolean first = !begun;
    begun = true;
    if (first) {
      scripted = FIRST.contains(token.upper());
    }
    if (isEnd(tokens, at)) {
      open.poll();
    } else if (isCase(tokens, at)) {
      open.push(Open.CASE);
    } else if (scripted) {
      word(tokens, at, first);
    }
  }

  private void word(List<Token> tokens, int at, boolean first) {
    Token token = tokens.get(at);
    boolean asBody = at > 0 && tokens.get(at - 1).is("AS");
    boolean starts = first || asBody || (isOpen() && startsStatement(tokens, at));
    if (token.is("DECLARE") && starts) {
      open.push(Open.DECLARE);
    } else if (token.is("BEGIN") && isBlock(tokens, at)) {
      begin(starts, asBody);
    } else if (starts && isOpen() && isLoop(tokens, at)) {
      open.push(Open.BLOCK);
    }
  }

  private void begin(boolean starts, boolean asBody) {
    if (open.peek() == Open.DECLARE && !asBody) {
      open.pop();
      open.push(Open.BLOCK);
    } else if (starts) {
      open.push(Open.BLOCK);
    }
  }

  private static boolean isEnd(List<Token> tokens, int at) {
    boolean clause = at + 1 < tokens.size() && tokens.get(at + 1).isSymbol("(");
    return tokens.get(at).is("END") && !clause;
  }

  /// `CASE`, be it an expression or a statement; the one of `END CASE` opens nothing.
  private static boolean isCase(List<Token> tokens, int at) {
    return tokens.get(at).is("CASE") && !(at > 0 && tokens.get(at - 1).is("END"));
  }

  /// Whether a `BEGIN` begins a block, not a transaction.
  public static boolean isBlock(List<Token> tokens, int at) {
    if (at + 1 >= tokens.size() || tokens.get(at + 1).kind() == Kind.SEMICOLON) {
      return false;
    }
    return !TRANSACTION.contains(tokens.get(at + 1).upper());
  }

  private static boolean startsStatement(List<Token> tokens, int at) {
    Token before = tokens.get(at - 1);
    return before.kind() == Kind.SEMICOLON || BEFORE_STATEMENT.contains(before.upper());
  }

  /// `REPEAT(…)` is a function.
  private static boolean isLoop(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    boolean called = at + 1 < tokens.size() && tokens.get(at + 1).isSymbol("(");
    return LOOPS.contains(token.upper()) && !(called && token.is("REPEAT"));
  }
}
