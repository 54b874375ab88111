package dev.vitrine.snowflake;

import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.transactions.Transaction;
import java.util.List;
import java.util.Optional;

/// `CURRENT_TRANSACTION`, `LAST_TRANSACTION`, `SYSTEM$ABORT_TRANSACTION`.
final class TransactionFunctions {

  private TransactionFunctions() {}

  /// Empty for any other function.
  static Optional<Typed> answer(
      String function, List<Typed> arguments, Session session, Caller caller) {
    return switch (function) {
      case "CURRENT_TRANSACTION" ->
          Optional.of(
              id(
                  session
                      .transactions()
                      .open()
                      .filter(Transaction::isRunning)
                      .map(Transaction::id)));
      case "LAST_TRANSACTION" -> Optional.of(id(session.transactions().last()));
      case "SYSTEM$ABORT_TRANSACTION" -> Optional.of(abort(arguments.getFirst(), session, caller));
      default -> Optional.empty();
    };
  }

  private static Typed id(Optional<Long> id) {
    return id.map(known -> Typed.text(known.toString()).opaque())
        .orElseGet(() -> Typed.of("CAST(NULL AS VARCHAR)", SqlType.TEXT));
  }

  private static Typed abort(Typed argument, Session session, Caller caller) {
    long id = number(argument);
    Transaction transaction =
        session
            .transactions()
            .all()
            .find(id)
            .filter(found -> found.user().equals(caller.user()) || caller.isAdmin())
            .orElseThrow(() ->
                Problems.plain(
                    ErrorCode.OBJECT_NOT_FOUND_FOR_OPERATION,
                    "Transaction '" + id + "' does not exist or not authorized."));
    transaction.abort();
    return Typed.text(
            transaction.state() == Transaction.State.COMMITTED
                ? "Transaction " + id + " was committed already."
                : "Aborted transaction " + id + ".")
        .opaque();
  }

  private static long number(Typed argument) {
    Object constant = argument.constant();
    String text = constant == null ? argument.sql() : constant.toString();
    if (!text.matches("[0-9]{1,19}")) {
      throw Problems.plain(
          ErrorCode.NOT_CONSTANT,
          "argument 1 to function SYSTEM$ABORT_TRANSACTION needs to be the id of a transaction");
    }
    return Long.parseUnsignedLong(text);
  }
}
