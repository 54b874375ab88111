package dev.vitrine.dialect.scalar;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The `PATTERN` of a `MATCH_RECOGNIZE`: symbols in a row, `|`, `* + ? {n,m}` with a `?` behind for
/// as few as possible, brackets, `PERMUTE(a, b)`, `{- … -}`, `^` and `$`.
public final class RowPattern {

  /// So many symbols have a bit each in one character.
  private static final int MOST_SYMBOLS = 14;

  private static final int MOST_PERMUTED = 5;
  private static final int MOST_REPEATED = 1000;
  private static final int MOST_NESTED = 100;

  /// A part of a pattern.
  sealed interface Node {
    record Symbol(int index) implements Node {}

    record Sequence(List<Node> parts) implements Node {}

    record Choice(List<Node> parts) implements Node {}

    /// @param most -1 for any number
    record Repeat(Node part, int least, int most, boolean greedy) implements Node {}

    record Excluded(Node part) implements Node {}

    record Edge(boolean start) implements Node {}
  }

  private final String text;
  private final List<String> symbols = new ArrayList<>();
  private final Node root;
  private int at;
  private int depth;

  private RowPattern(String text) {
    this.text = text;
    this.root = choice();
    if (peek() != 0) {
      throw unexpected();
    }
  }

  /// @throws SqlError `SYNTAX`
  public static RowPattern of(String text) {
    return new RowPattern(text);
  }

  /// Its symbols in upper case, unless they were quoted, in the order in which they come first.
  public List<String> symbols() {
    return List.copyOf(symbols);
  }

  /// The symbol that is the first row of every match, and no other row; empty where there is none.
  public Optional<String> firstSymbol() {
    boolean sequence =
        root instanceof Node.Sequence whole
            && !whole.parts().isEmpty()
            && whole.parts().getFirst() instanceof Node.Symbol;
    return sequence && count(root, 0) == 1 ? Optional.of(symbols.getFirst()) : Optional.empty();
  }

  private static int count(Node node, int symbol) {
    return switch (node) {
      case Node.Symbol(int index) -> index == symbol ? 1 : 0;
      case Node.Sequence(List<Node> parts) -> count(parts, symbol);
      case Node.Choice(List<Node> parts) -> count(parts, symbol);
      case Node.Repeat repeat -> count(repeat.part(), symbol);
      case Node.Excluded(Node part) -> count(part, symbol);
      case Node.Edge _ -> 0;
    };
  }

  private static int count(List<Node> parts, int symbol) {
    return parts.stream().mapToInt(part -> count(part, symbol)).sum();
  }

  Node root() {
    return root;
  }

  /// The next character that is no blank; 0 at the end.
  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean take(String symbol) {
    peek();
    boolean found = text.startsWith(symbol, at);
    at += found ? symbol.length() : 0;
    return found;
  }

  private void require(String symbol) {
    if (!take(symbol)) {
      throw unexpected();
    }
  }

  private SqlError unexpected() {
    String rest =
        at < text.length() ? text.substring(at, Math.min(text.length(), at + 20)) : "<EOF>";
    return problem("unexpected '" + rest + "' at character " + at);
  }

  private static SqlError problem(String what) {
    return new SqlError(
        ErrorCode.SYNTAX, "SQL compilation error:\nsyntax error in PATTERN: " + what + ".");
  }

  private Node choice() {
    if (++depth > MOST_NESTED) {
      throw problem("nested too deep");
    }
    List<Node> parts = new ArrayList<>();
    do {
      parts.add(sequence());
    } while (take("|"));
    depth--;
    return parts.size() == 1 ? parts.getFirst() : new Node.Choice(parts);
  }

  private Node sequence() {
    List<Node> parts = new ArrayList<>();
    while ("\0|),".indexOf(peek()) < 0 && !text.startsWith("-}", at)) {
      parts.add(quantified(primary()));
    }
    return parts.size() == 1 ? parts.getFirst() : new Node.Sequence(parts);
  }

  private Node primary() {
    if (take("{-")) {
      Node inner = choice();
      require("-}");
      return new Node.Excluded(inner);
    }
    if (take("(")) {
      Node inner = choice();
      require(")");
      return inner;
    }
    if (take("^")) {
      return new Node.Edge(true);
    }
    if (take("$")) {
      return new Node.Edge(false);
    }
    String name = name();
    boolean permuted = name.equals("PERMUTE") && peek() == '(';
    return permuted ? permutation() : symbol(name);
  }

  private Node symbol(String name) {
    int known = symbols.indexOf(name);
    if (known >= 0) {
      return new Node.Symbol(known);
    }
    symbols.add(name);
    if (symbols.size() > MOST_SYMBOLS) {
      throw problem("more than " + MOST_SYMBOLS + " symbols");
    }
    return new Node.Symbol(symbols.size() - 1);
  }

  private String name() {
    char first = peek();
    if (first == '"') {
      int end = text.indexOf('"', at + 1);
      if (end < 0) {
        throw unexpected();
      }
      String quoted = text.substring(at + 1, end);
      at = end + 1;
      return quoted;
    }
    int start = at;
    while (at < text.length() && isPart(text.charAt(at))) {
      at++;
    }
    if (at == start || Character.isDigit(first)) {
      at = start;
      throw unexpected();
    }
    return text.substring(start, at).toUpperCase(Locale.ROOT);
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private Node permutation() {
    require("(");
    List<Node> parts = new ArrayList<>();
    do {
      parts.add(choice());
    } while (take(","));
    require(")");
    if (parts.size() > MOST_PERMUTED) {
      throw problem("PERMUTE of more than " + MOST_PERMUTED + " parts");
    }
    List<Node> orders = new ArrayList<>();
    permute(parts, new ArrayList<>(), orders);
    return new Node.Choice(orders);
  }

  private static void permute(List<Node> rest, List<Node> taken, List<Node> orders) {
    if (rest.isEmpty()) {
      orders.add(new Node.Sequence(List.copyOf(taken)));
    }
    for (int i = 0; i < rest.size(); i++) {
      List<Node> others = new ArrayList<>(rest);
      List<Node> more = new ArrayList<>(taken);
      more.add(others.remove(i));
      permute(others, more, orders);
    }
  }

  private Node quantified(Node part) {
    int least;
    int most;
    if (take("*")) {
      least = 0;
      most = -1;
    } else if (take("+")) {
      least = 1;
      most = -1;
    } else if (take("?")) {
      least = 0;
      most = 1;
    } else if (peek() == '{' && !text.startsWith("{-", at)) {
      at++;
      least = peek() == ',' ? 0 : number();
      most = !take(",") ? least : peek() == '}' ? -1 : number();
      require("}");
    } else {
      return part;
    }
    return quantified(new Node.Repeat(part, least, most, !take("?")));
  }

  private int number() {
    peek();
    int start = at;
    while (at < text.length() && Character.isDigit(text.charAt(at)) && at - start < 6) {
      at++;
    }
    if (at == start) {
      throw unexpected();
    }
    int number = Integer.parseInt(text.substring(start, at));
    if (number > MOST_REPEATED) {
      throw problem("more than " + MOST_REPEATED + " repetitions");
    }
    return number;
  }
}
