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
      String name = tokens.take("NAME") ? tokens.ident().name() : "";
      return Optional.of(context -> begin(name, context));
    }
    boolean commit = tokens.is("COMMIT");
    if (commit || tokens.is("ROLLBACK")) {
      tokens.next();
      tokens.take("WORK");
      return Optional.of(context -> end(context, commit));
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

  private static Answer begin(String name, Context context) {
    context.session().transactions().begin(name);
    return Answer.done();
  }

  /// Whether a statement ends the transaction, whatever has become of it.
  static boolean isEnd(Tokens tokens) {
    return tokens.is("COMMIT") || tokens.is("ROLLBACK");
  }

  private static Answer end(Context context, boolean commits) {
    context.session().transactions().end(commits, context.steps());
    return Answer.done();
  }
}
