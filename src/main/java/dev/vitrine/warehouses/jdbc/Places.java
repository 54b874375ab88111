package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;

/// The place in a statement that a database's error names.
final class Places {

  /// Trino: `line 1:8: Column 'x' cannot be resolved`.
  private static final Pattern TRINO = Pattern.compile("line (\\d+):(\\d+): ");

  private static final Pattern NEAR = Pattern.compile("near \"([^\"]+)\": syntax error");
  private static final Pattern MISSING =
      Pattern.compile("no such (?:table|column|function): (\\S+?)\\)?$");

  private Places() {}

  /// @param bound whether the driver numbered the placeholders
  static Optional<Position> of(SQLException failure, String sql, boolean bound) {
    if (failure instanceof PSQLException postgres && postgres.getServerErrorMessage() != null) {
      int position = postgres.getServerErrorMessage().getPosition();
      int offset = bound ? numbered(sql, position - 1) : position - 1;
      return position > 0 ? Optional.of(Position.at(sql, offset)) : none();
    }
    String message = String.valueOf(failure.getMessage());
    Matcher trino = TRINO.matcher(message);
    if (trino.find()) {
      return Optional.of(
          new Position(Integer.parseInt(trino.group(1)), Integer.parseInt(trino.group(2)) - 1));
    }
    return named(message, sql);
  }

  private static Optional<Position> none() {
    return Optional.empty();
  }

  /// The driver gives PostgreSQL `$1` for each `?`; its places count those.
  private static int numbered(String sql, int offset) {
    int written = offset;
    int number = 0;
    for (Token token : Lexer.tokens(sql, Escapes.STANDARD)) {
      if (token.start() >= written) {
        break;
      }
      if (token.kind() == Token.Kind.PLACEHOLDER && token.text().equals("?")) {
        number++;
        written -= Integer.toString(number).length();
      }
    }
    return Math.max(0, written);
  }

  /// SQLite names only the word; it is the place if the text has it once.
  private static Optional<Position> named(String message, String sql) {
    String text = message.replaceFirst("^.*\\((.*)\\)\\s*$", "$1");
    Matcher near = NEAR.matcher(text);
    Matcher missing = MISSING.matcher(text);
    String word = near.find() ? near.group(1) : missing.find() ? missing.group(1) : "";
    int first = word.isEmpty() ? -1 : sql.indexOf(word);
    return first >= 0 && sql.indexOf(word, first + 1) < 0
        ? Optional.of(Position.at(sql, first))
        : none();
  }
}
