package dev.vitrine.snowflake.account;

import dev.vitrine.kernel.SqlError;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family.Command;
import dev.vitrine.snowflake.ddl.Messages;
import java.util.function.Function;

/// How statements about the account's objects run, and what they answer.
final class Acts {

  private Acts() {}

  /// A definition: it ends the session's transaction first, and does nothing once it was canceled.
  static Command definition(Function<Context, Answer> work) {
    return context -> {
      context.session().transactions().commitBefore(context.steps());
      if (context.steps().isStopping()) {
        throw SqlError.canceled();
      }
      Answer answer = work.apply(context);
      Rights.directory(context).did(context.steps().caller(), context.text());
      return answer;
    };
  }

  static Directory.User user(String name, Context context) {
    return Rights.directory(context).user(name).orElseThrow(() -> Messages.missing("User", name));
  }

  static Directory.Role role(String name, Context context) {
    return Rights.directory(context).role(name).orElseThrow(() -> Messages.missing("Role", name));
  }

  static boolean isRole(String name, Context context) {
    return Rights.directory(context).role(name).isPresent();
  }

  static Directory.Warehouse warehouse(String name, Context context) {
    return Rights.directory(context)
        .warehouse(name)
        .orElseThrow(() -> Messages.missing("Warehouse", name));
  }

  static boolean isWarehouse(String name, Context context) {
    return Rights.directory(context).warehouse(name).isPresent();
  }
}
