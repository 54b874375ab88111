package dev.vitrine.snowflake;

import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import java.util.List;
import java.util.Optional;

/// `SYSTEM$CANCEL_QUERY('<query id>')` and `SYSTEM$CANCEL_ALL_QUERIES(<session id>)`: a user stops
/// their own statements, an administrator everyone's.
public final class QueryCancels {

  private QueryCancels() {}

  /// @param arguments as texts, empty for NULL and what is no constant
  /// @return what the function tells; empty for any other function
  public static Optional<String> done(String function, List<String> arguments, Steps steps) {
    return switch (function) {
      case "SYSTEM$CANCEL_QUERY" -> Optional.of(one(argument(function, arguments), steps));
      case "SYSTEM$CANCEL_ALL_QUERIES" -> Optional.of(all(argument(function, arguments), steps));
      default -> Optional.empty();
    };
  }

  private static String argument(String function, List<String> arguments) {
    if (arguments.size() != 1 || arguments.getFirst().isBlank()) {
      throw Problems.plain(
          ErrorCode.NOT_CONSTANT,
          "argument 1 to function " + function + " needs to be constant, found ''");
    }
    return arguments.getFirst().strip();
  }

  private static String one(String queryId, Steps steps) {
    return steps.cancel(queryId)
        ? "query [" + queryId + "] terminated."
        : "Identified SQL statement is not currently executing.";
  }

  private static String all(String session, Steps steps) {
    int canceled = steps.cancelAll(session);
    return canceled == 1 ? "1 query terminated." : canceled + " queries terminated.";
  }
}
