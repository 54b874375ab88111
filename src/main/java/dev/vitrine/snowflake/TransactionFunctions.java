package dev.vitrine.snowflake;

import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.snowflake.transactions.Transaction;
import java.util.List;
import java.util.Optional;

/// `CURRENT_TRANSACTION`, `LAST_TRANSACTION`, `SYSTEM$ABORT_TRANSACTION`.
final class TransactionFunctions {

  private TransactionFunctions() {}

  /// Empty for any other function.
  static Optional<Typed> answer(String function, Session session) {
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
      default -> Optional.empty();
    };
  }

  private static Typed id(Optional<Long> id) {
    return id.map(known -> Typed.text(known.toString()).opaque()).orElse(Typed.NO_TEXT);
  }

  /// Aborts the transaction of an id.
  ///
  /// @param arguments as texts, empty for NULL and what is no constant
  /// @return what the function tells
  static String abort(List<String> arguments, Session session, Steps steps) {
    long id = number(arguments.getFirst());
    Caller caller = steps.caller();
    if (!steps.mayStopOthers()) {
      return "Transaction " + id + " goes on.";
    }
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
    return transaction.state() == Transaction.State.COMMITTED
        ? "Transaction " + id + " was committed already."
        : "Aborted transaction " + id + ".";
  }

  private static long number(String text) {
    if (!text.matches("[0-9]{1,19}")) {
      throw Problems.plain(
          ErrorCode.NOT_CONSTANT,
          "argument 1 to function SYSTEM$ABORT_TRANSACTION needs to be the id of a transaction");
    }
    return Long.parseUnsignedLong(text);
  }
}
