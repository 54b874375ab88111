package dev.vitrine.dialect;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;

/// Writes the words of Snowflake's SQL as DuckDB reads them: strings with their backslash escapes
/// resolved, `$$…$$` as a plain string, comments taken out (`//` divides in DuckDB, and block
/// comments nest there). Grammar and functions stay as they are.
public final class SnowflakeText {

  private SnowflakeText() {}

  /// @throws SqlError `SYNTAX` for a string, name or comment that never ends: the engine might end
  ///   it elsewhere
  public static Rewritten toDuckDb(String text) {
    Rewritten.Builder sql = Rewritten.of(text);
    int written = 0;
    for (Token token : Lexer.tokens(text, Escapes.SNOWFLAKE)) {
      gap(sql, text, written, token.start());
      token(sql, text, token);
      written = token.end();
    }
    gap(sql, text, written, text.length());
    return sql.done();
  }

  private static void gap(Rewritten.Builder sql, String text, int start, int end) {
    if (text.substring(start, end).isBlank()) {
      sql.keep(start, end);
    } else {
      sql.put(" ", start);
    }
  }

  private static void token(Rewritten.Builder sql, String text, Token token) {
    switch (token.kind()) {
      case STRING -> string(sql, text, token);
      case DOLLAR_STRING -> sql.put(StringLiterals.quoted(fenced(token.text())), token.start());
      case UNFINISHED -> throw unfinished(text, token);
      case WORD, QUOTED, NUMBER, PLACEHOLDER, VARIABLE, SEMICOLON, SYMBOL ->
          sql.keep(token.start(), token.end());
    }
  }

  private static void string(Rewritten.Builder sql, String text, Token token) {
    // E'…' would be an escape string to DuckDB, which would resolve backslashes a second time
    if (token.start() > 0 && "eE".indexOf(text.charAt(token.start() - 1)) >= 0) {
      sql.put(" ", token.start());
    }
    if (token.text().indexOf('\\') < 0) {
      sql.keep(token.start(), token.end());
    } else {
      sql.put(StringLiterals.quoted(StringLiterals.snowflake(token.text())), token.start());
    }
  }

  private static String fenced(String text) {
    int fence = text.indexOf('$', 1) + 1;
    return text.substring(fence, text.length() - fence);
  }

  private static SqlError unfinished(String text, Token token) {
    Position position = Position.at(text, token.start());
    String what =
        switch (token.text().charAt(0)) {
          case '"' -> "quoted name";
          case '/' -> "comment";
          default -> "string";
        };
    return new SqlError(
        ErrorCode.SYNTAX,
        "SQL compilation error:\nparse error line %d at position %d: this %s never ends"
            .formatted(position.line(), position.column(), what),
        position);
  }
}
