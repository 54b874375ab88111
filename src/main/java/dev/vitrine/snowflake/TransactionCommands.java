package dev.vitrine.snowflake;

import dev.vitrine.dialect.syntax.Tokens;
import java.util.Optional;

/// `BEGIN`, `COMMIT`, `ROLLBACK`.
final class TransactionCommands implements Family {

  @Override
  public Optional<Command> read(Tokens tokens) {
    boolean start = tokens.is("START") && tokens.peek(1).is("TRANSACTION");
    boolean begin = tokens.is("BEGIN") && !isBlock(tokens);
    if (start || begin) {
      tokens.next();
      if (!tokens.take("TRANSACTION")) {
        tokens.take("WORK");
      }
      if (tokens.take("NAME")) {
        tokens.ident();
      }
      return Optional.of(TransactionCommands::begin);
    }
    boolean commit = tokens.is("COMMIT");
    if (commit || tokens.is("ROLLBACK")) {
      tokens.next();
      tokens.take("WORK");
      return Optional.of(context -> end(context, commit ? "commit" : "rollback"));
    }
    return Optional.empty();
  }

  /// `BEGIN` is also the first word of a script.
  private static boolean isBlock(Tokens tokens) {
    return !(tokens.peek(1).text().isEmpty()
        || tokens.peek(1).is("TRANSACTION")
        || tokens.peek(1).is("WORK")
        || tokens.peek(1).is("NAME"));
  }

  private static Answer begin(Context context) {
    context.steps().transaction("begin");
    context.session().inTransaction(true);
    return Answer.done();
  }

  private static Answer end(Context context, String word) {
    context.session().inTransaction(false);
    context.steps().transaction(word);
    return Answer.done();
  }
}
