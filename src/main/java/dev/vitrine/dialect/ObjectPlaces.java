package dev.vitrine.dialect;

import dev.vitrine.kernel.lex.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// Finds where a statement names tables, views and other objects of a schema: behind `FROM`,
/// `JOIN`, `INTO`, `TABLE` …, and behind the commas of a `FROM` list.
final class ObjectPlaces {

  private static final Set<String> OPENERS =
      Set.of(
          "FROM",
          "JOIN",
          "INTO",
          "TABLE",
          "VIEW",
          "SEQUENCE",
          "MACRO",
          "FUNCTION",
          "UPDATE",
          "USING",
          "REFERENCES",
          "DESCRIBE",
          "DESC",
          "SUMMARIZE",
          "TRUNCATE",
          "TYPE",
          "PIVOT",
          "UNPIVOT",
          "PIVOT_WIDER",
          "PIVOT_LONGER",
          "SHOW",
          "COLUMN");

  /// Words that may stand between an opener and the name.
  private static final Set<String> PASSED =
      Set.of(
          "LATERAL",
          "ONLY",
          "IF",
          "NOT",
          "EXISTS",
          "TABLE",
          "VIEW",
          "IN",
          "SCHEMA",
          "TABLES",
          "COLUMNS",
          "MATERIALIZED");

  private static final Set<String> ENDERS =
      Set.of(
          "SELECT",
          "WHERE",
          "GROUP",
          "ORDER",
          "HAVING",
          "LIMIT",
          "SET",
          "VALUES",
          "QUALIFY",
          "WINDOW",
          "UNION",
          "INTERSECT",
          "EXCEPT",
          "RETURNING",
          "WHEN",
          "OFFSET",
          "AS");

  private static final Set<String> FROM_IS_ARGUMENT =
      Set.of("EXTRACT", "SUBSTRING", "TRIM", "OVERLAY", "POSITION");

  private static final class Level {
    private final String opener;
    private boolean inFrom;
    private boolean expecting;

    Level(String opener, boolean list) {
      this.opener = opener;
      this.inFrom = list;
      this.expecting = list;
    }
  }

  private final List<Token> tokens;
  private final Deque<Level> levels = new ArrayDeque<>();
  private final List<Integer> places = new ArrayList<>();

  private ObjectPlaces(List<Token> tokens) {
    this.tokens = tokens;
    levels.push(new Level("", false));
  }

  /// Indices of the tokens, names or strings, that stand where an object is named, in order.
  static List<Integer> of(List<Token> tokens) {
    ObjectPlaces places = new ObjectPlaces(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      places.token(i);
    }
    return places.places;
  }

  private void token(int i) {
    Token token = tokens.get(i);
    Level level = levels.getFirst();
    switch (token.kind()) {
      case SYMBOL -> symbol(i, token, level);
      case WORD -> word(i, token, level);
      case QUOTED, STRING, DOLLAR_STRING -> place(i, level);
      default -> level.expecting = false;
    }
  }

  private void symbol(int i, Token token, Level level) {
    if (token.isSymbol("(") || token.isSymbol("[") || token.isSymbol("{")) {
      String before = i > 0 ? tokens.get(i - 1).upper() : "";
      levels.push(new Level(before, level.expecting && token.isSymbol("(")));
      level.expecting = false;
    } else if (token.isSymbol(")") || token.isSymbol("]") || token.isSymbol("}")) {
      if (levels.size() > 1) {
        levels.pop();
      }
    } else if (token.isSymbol(",")) {
      level.expecting = level.inFrom;
    }
  }

  private void word(int i, Token token, Level level) {
    String word = token.upper();
    boolean afterPoint = i > 0 && tokens.get(i - 1).isSymbol(".");
    if (afterPoint) {
      level.expecting = false;
    } else if (opens(i, word, level)) {
      level.expecting = true;
      level.inFrom = word.equals("FROM") || (level.inFrom && word.equals("JOIN"));
    } else if (ENDERS.contains(word)) {
      level.expecting = false;
      level.inFrom = false;
    } else if (!(level.expecting && PASSED.contains(word))) {
      place(i, level);
    }
  }

  private boolean opens(int i, String word, Level level) {
    if (word.equals("ON")) {
      return createsIndex();
    }
    if (!OPENERS.contains(word)) {
      return false;
    }
    if (word.equals("FROM")) {
      boolean distinct =
          i > 1 && tokens.get(i - 1).is("DISTINCT") && !tokens.get(i - 2).is("SELECT");
      return !distinct && !FROM_IS_ARGUMENT.contains(level.opener);
    }
    return switch (word) {
      case "COLUMN" -> i == 2 && tokens.getFirst().is("COMMENT");
      case "SEQUENCE", "MACRO", "FUNCTION", "TYPE", "VIEW" -> i < 6 && !level.inFrom;
      case "DESC" -> i < 2;
      default -> true;
    };
  }

  private boolean createsIndex() {
    return tokens.getFirst().is("CREATE")
        && tokens.stream().limit(3).anyMatch(token -> token.is("INDEX"));
  }

  private void place(int i, Level level) {
    if (level.expecting) {
      places.add(i);
      level.expecting = false;
    }
  }
}
