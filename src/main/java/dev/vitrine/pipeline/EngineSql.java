package dev.vitrine.pipeline;

import dev.vitrine.dialect.Bindings;
import dev.vitrine.dialect.Placeholders;
import dev.vitrine.dialect.Placeholders.Placed;
import dev.vitrine.dialect.Rewritten;
import dev.vitrine.dialect.StatementKind;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.statements.Parameters;
import dev.vitrine.statements.Submission;
import java.util.List;

/// One statement that a client wrote in the engine's own SQL, with the way back for errors.
///
/// @param source the client's whole text
/// @param sql the statement as the engine gets it
/// @param order number of the binding of each placeholder in `sql`
record EngineSql(String source, Rewritten sql, List<Integer> order, StatementKind kind) {

  static Escapes escapes(Parameters parameters) {
    return switch (parameters.dialect()) {
      case SNOWFLAKE -> Escapes.SNOWFLAKE;
      case NATIVE -> Escapes.STANDARD;
    };
  }

  /// The part of the submission's text from `start` to `end` for the engine.
  ///
  /// @throws SqlError for a string that never ends, or a placeholder without a binding
  static EngineSql of(Submission submission, int start, int end) {
    return of(submission, Rewritten.of(submission.text()).keep(start, end).done());
  }

  /// As [#of], of words that stand for a part of the submission's text.
  static EngineSql of(Submission submission, Rewritten part) {
    String source = submission.text();
    Placed placed =
        Placeholders.place(part.text(), Escapes.STANDARD, submission.bindings().keySet());
    Rewritten sql = part.then(placed.sql());
    StatementKind kind = StatementKind.of(Lexer.tokens(sql.text(), Escapes.STANDARD));
    return new EngineSql(source, sql, placed.order(), kind);
  }

  /// The same statement as a part of another one.
  EngineSql inside(String before, String after) {
    return new EngineSql(source, sql.inside(before, after), order, kind);
  }

  /// A query for its first rows only, so that the engine stops there; 0 for all of them.
  EngineSql firstRows(long limit) {
    boolean cut = limit > 0 && kind.verb() == StatementKind.Verb.SELECT && kind.reads();
    return cut ? inside("select * from (", "\n) as first_rows limit " + limit) : this;
  }

  static Bindings bindings(Submission submission) {
    return Bindings.of(submission.bindings(), submission.parameters().timeZone());
  }

  /// An error of the engine as one in the client's text: its position, and where its message names
  /// one in Snowflake's words ("line 1 at position 7"), that too.
  SqlError inSource(SqlError error) {
    if (error.position().isEmpty()) {
      return error;
    }
    Position engine = error.position().get();
    Position client = Position.at(source, sql.origin(offset(engine)));
    String message = error.text().replace(words(engine), words(client));
    SqlError moved = new SqlError(error.code(), message, client);
    moved.initCause(error);
    return moved;
  }

  private static String words(Position position) {
    return "line " + position.line() + " at position " + position.column();
  }

  private int offset(Position position) {
    int offset = 0;
    for (int line = 1; line < position.line(); line++) {
      offset = sql.text().indexOf('\n', offset) + 1;
    }
    return offset + position.column();
  }
}
