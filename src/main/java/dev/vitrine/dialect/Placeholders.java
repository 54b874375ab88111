package dev.vitrine.dialect;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Turns the ways to write a placeholder, `?`, `:1` and `$1`, into the engine's `?`. Strings,
/// names, comments and the paths of a VARIANT (`v:name`) are left alone.
///
/// `?` counts by itself; `:2` and `$2` name their binding, as often as they like. In Snowflake's
/// dialect `$1` is a column of a stage or of VALUES; it binds there only when bindings came and the
/// text has no `?` and no `:1` that could take them.
public final class Placeholders {

  /// @param sql with `?` for every placeholder
  /// @param order number of the binding of each `?`
  public record Placed(Rewritten sql, List<Integer> order) {
    public Placed {
      order = List.copyOf(order);
    }
  }

  private Placeholders() {}

  /// @param given numbers of the bindings that came
  /// @throws SqlError `BIND_NOT_SET` naming the placeholder that has no binding
  public static Placed place(String text, Escapes escapes, Set<Integer> given) {
    List<Token> tokens = Lexer.tokens(text, escapes);
    boolean dollars = escapes == Escapes.STANDARD || dollarsOnly(tokens, given);
    Rewritten.Builder sql = Rewritten.of(text);
    List<Integer> order = new ArrayList<>();
    int written = 0;
    int asked = 0;
    for (Token token : tokens) {
      if (binds(token, dollars)) {
        int number = isQuestion(token) ? ++asked : number(token);
        require(given, number, token, text);
        order.add(number);
        sql.keep(written, token.start()).put("?", token.start());
        written = token.end();
      }
    }
    return new Placed(sql.keep(written, text.length()).done(), order);
  }

  private static boolean dollarsOnly(List<Token> tokens, Set<Integer> given) {
    return !given.isEmpty() && tokens.stream().noneMatch(token -> binds(token, false));
  }

  private static boolean binds(Token token, boolean dollars) {
    if (token.kind() != Token.Kind.PLACEHOLDER) {
      return false;
    }
    return isQuestion(token)
        || (token.text().matches("[:$][0-9]+") && (dollars || token.text().startsWith(":")));
  }

  private static boolean isQuestion(Token token) {
    return token.text().equals("?");
  }

  private static int number(Token token) {
    String digits = token.text().substring(1);
    return digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  private static void require(Set<Integer> given, int number, Token token, String text) {
    if (given.contains(number)) {
      return;
    }
    Position position = Position.at(text, token.start());
    String name = isQuestion(token) ? "? (number " + number + ")" : token.text();
    throw new SqlError(
        ErrorCode.BIND_NOT_SET,
        "SQL compilation error: error line %d at position %d\nBind variable %s not set."
            .formatted(position.line(), position.column(), name),
        position);
  }
}
