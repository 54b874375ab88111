package dev.vitrine.agent.guard;

import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.translate.functions.Functions;
import java.util.List;
import java.util.Set;

/// Functions of Snowflake's SQL that only compute from rows: built in, without effect, and silent
/// about who is connected, what else there is and what ran before. A user's own function is none of
/// them: its body may read any table.
final class HarmlessCalls {

  private static final Set<String> TELLING =
      Set.of(
          "CURRENT_ACCOUNT",
          "CURRENT_ACCOUNT_NAME",
          "CURRENT_AVAILABLE_ROLES",
          "CURRENT_CLIENT",
          "CURRENT_DATABASE",
          "CURRENT_IP_ADDRESS",
          "CURRENT_ORGANIZATION_NAME",
          "CURRENT_REGION",
          "CURRENT_ROLE",
          "CURRENT_ROLE_TYPE",
          "CURRENT_SCHEMA",
          "CURRENT_SCHEMAS",
          "CURRENT_SECONDARY_ROLES",
          "CURRENT_SESSION",
          "CURRENT_STATEMENT",
          "CURRENT_TRANSACTION",
          "CURRENT_USER",
          "CURRENT_VERSION",
          "CURRENT_WAREHOUSE",
          "GETVARIABLE",
          "GET_DDL",
          "INVOKER_ROLE",
          "IS_ROLE_IN_SESSION",
          "LAST_QUERY_ID",
          "LAST_TRANSACTION");

  private static final Set<String> TABLES =
      Set.of("FLATTEN", "GENERATOR", "SPLIT_TO_TABLE", "STRTOK_SPLIT_TO_TABLE");

  private HarmlessCalls() {}

  /// @throws Rejected for any other function
  static void require(Name function) {
    String name = function.object();
    if (function.parts().size() > 1 || name.startsWith("SYSTEM$") || TELLING.contains(name)) {
      throw Rejected.refused("Function " + function + " is not allowed");
    }
    if (!Functions.names().contains(name) && !TABLES.contains(name)) {
      throw Rejected.wrong("There is no built-in function " + name);
    }
  }

  /// @throws Rejected for any other function that gives rows
  static void requireTable(Name function) {
    if (function.parts().size() > 1 || !TABLES.contains(function.object())) {
      throw Rejected.refused("Function " + function + " is not allowed in FROM");
    }
  }

  /// Some functions need no brackets, and sequences count on when they are read.
  ///
  /// @throws Rejected for these
  static void requireColumn(List<Ident> parts) {
    String last = parts.getLast().name();
    boolean telling = parts.size() == 1 && TELLING.contains(last) && !parts.getLast().quoted();
    boolean counting = parts.size() > 1 && (last.equals("NEXTVAL") || last.equals("CURRVAL"));
    if (telling || counting) {
      throw Rejected.refused(last + " is not allowed");
    }
  }
}
