package dev.vitrine.snowflake.account;

import dev.vitrine.dialect.Syntax;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.kernel.lex.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `NAME = value` as often as it comes, with blanks or commas between.
final class Assignments {

  private final Tokens tokens;

  private Assignments(Tokens tokens) {
    this.tokens = tokens;
  }

  /// By upper-case name. Texts without their quotes, names as written, lists as JSON; `TRUE`,
  /// `FALSE` and `NULL` in lower case, `NULL` as an empty text.
  static Map<String, String> read(Tokens tokens) {
    Assignments assignments = new Assignments(tokens);
    Map<String, String> found = new LinkedHashMap<>();
    while (tokens.peek().kind() == Token.Kind.WORD && tokens.peek(1).isSymbol("=")) {
      String name = tokens.next().upper();
      tokens.requireSymbol("=");
      found.put(name, assignments.value());
      tokens.takeSymbol(",");
    }
    return found;
  }

  /// Names behind `UNSET`.
  static List<String> names(Tokens tokens) {
    List<String> names = new ArrayList<>();
    do {
      names.add(tokens.ident().name());
    } while (tokens.takeSymbol(",") || tokens.peek().isName());
    return names;
  }

  private String value() {
    if (tokens.isSymbol("(")) {
      return list();
    }
    if (tokens.take("TRUE")) {
      return "true";
    }
    if (tokens.take("FALSE")) {
      return "false";
    }
    if (tokens.take("NULL")) {
      return "";
    }
    return tokens.takeString().orElseGet(this::bare);
  }

  private String bare() {
    if (tokens.peek().isName()) {
      return tokens.name().span().of(tokens.text());
    }
    String sign = tokens.takeSymbol("-") ? "-" : "";
    Token token = tokens.next();
    if (token.kind() != Token.Kind.NUMBER) {
      throw Syntax.unexpected(tokens.text(), token);
    }
    return sign + token.text();
  }

  private String list() {
    tokens.requireSymbol("(");
    List<String> items = new ArrayList<>();
    while (!tokens.isSymbol(")")) {
      items.add('"' + value().replace("\"", "\\\"") + '"');
      if (!tokens.takeSymbol(",") && !tokens.isSymbol(")")) {
        throw tokens.unexpected();
      }
    }
    tokens.requireSymbol(")");
    return "[" + String.join(",", items) + "]";
  }
}
