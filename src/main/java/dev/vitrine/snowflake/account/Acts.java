package dev.vitrine.snowflake.account;

import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family.Command;
import java.util.function.Function;

/// How statements about the account's objects run, and what they answer.
final class Acts {

  private Acts() {}

  /// A definition: it ends the session's transaction first, and does nothing once it was canceled.
  static Command definition(Function<Context, Answer> work) {
    return context -> {
      context.session().transactions().commitBefore(context.steps());
      if (context.steps().isStopping()) {
        throw new SqlError(ErrorCode.CANCELED, "SQL execution canceled");
      }
      Answer answer = work.apply(context);
      Rights.directory(context).did(context.steps().caller(), context.text());
      return answer;
    };
  }

  /// @param kind `User`, `Role`, `Warehouse`
  static Answer created(String kind, String name) {
    return Answer.status(kind + " " + name + " successfully created.");
  }

  static Answer existsAlready(String name) {
    return Answer.status(name + " already exists, statement succeeded.");
  }

  static Answer dropped(String name) {
    return Answer.status(name + " successfully dropped.");
  }

  static Answer droppedAlready(String name) {
    return Answer.status("Drop statement executed successfully (" + name + " already dropped).");
  }

  static SqlError exists(String name) {
    return Problems.plain(ErrorCode.OBJECT_EXISTS, "Object '" + name + "' already exists.");
  }

  static SqlError missing(String kind, String name) {
    return Problems.plain(
        ErrorCode.SCHEMA_NOT_FOUND, kind + " '" + name + "' does not exist or not authorized.");
  }

  static Directory.User user(String name, Context context) {
    return Rights.directory(context).user(name).orElseThrow(() -> missing("User", name));
  }

  static Directory.Role role(String name, Context context) {
    return Rights.directory(context).roles().stream()
        .filter(role -> role.name().equals(name))
        .findFirst()
        .orElseThrow(() -> missing("Role", name));
  }

  static boolean isRole(String name, Context context) {
    return Rights.directory(context).roles().stream().anyMatch(role -> role.name().equals(name));
  }

  static Directory.Warehouse warehouse(String name, Context context) {
    return Rights.directory(context).warehouses().stream()
        .filter(warehouse -> warehouse.name().equals(name))
        .findFirst()
        .orElseThrow(() -> missing("Warehouse", name));
  }

  static boolean isWarehouse(String name, Context context) {
    return Rights.directory(context).warehouses().stream()
        .anyMatch(warehouse -> warehouse.name().equals(name));
  }
}
