package dev.vitrine.sqlapi;

import dev.vitrine.dialect.Script;
import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.security.UserDefaults;
import dev.vitrine.statements.Context;
import dev.vitrine.statements.Parameters;
import dev.vitrine.statements.Submission;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Makes a submission of a request: fills in the caller's defaults and refuses what cannot be
/// meant.
@Singleton
final class Submissions {

  private static final String PUBLIC = "PUBLIC";

  private final SqlApiConfig config;

  Submissions(SqlApiConfig config) {
    this.config = config;
  }

  /// @throws SqlError `NOT_ALLOWED` for a role that the caller has not, `NOT_SUPPORTED` for
  ///   bindings to several statements
  Submission of(Caller caller, UserDefaults defaults, StatementRequest request, SubmitQuery query) {
    refuseBindingsToSeveral(request);
    String role = role(caller, request.names().role());
    return new Submission(
        caller.withRole(role),
        request.statement(),
        context(request.names(), defaults, role),
        request.parameters(),
        request.bindings(),
        request.timeout(),
        query.id(),
        query.mode(),
        query.nullText());
  }

  private Context context(StatementRequest.Names names, UserDefaults defaults, String role) {
    return new Context(
        names.warehouse().or(defaults::warehouse).orElse(config.defaultWarehouse()),
        names.database().or(defaults::database).orElse(config.defaultDatabase()),
        schema(names, defaults),
        role);
  }

  /// A user's default schema belongs to the user's default database.
  private static String schema(StatementRequest.Names names, UserDefaults defaults) {
    boolean otherDatabase =
        names.database().isPresent() && !names.database().equals(defaults.database());
    Optional<String> otherwise = otherDatabase ? Optional.empty() : defaults.schema();
    return names.schema().or(() -> otherwise).orElse(PUBLIC);
  }

  private static String role(Caller caller, Optional<String> asked) {
    String role = asked.orElse(caller.role());
    if (!role.equals(caller.role()) && !caller.roles().contains(role)) {
      throw new SqlError(
          ErrorCode.NOT_ALLOWED,
          "Role '%s' is not granted to user '%s'".formatted(role, caller.user()));
    }
    return role;
  }

  private static void refuseBindingsToSeveral(StatementRequest request) {
    if (request.bindings().isEmpty() || request.parameters().statementCount() == 1) {
      return;
    }
    Escapes escapes =
        request.parameters().dialect() == Parameters.Dialect.SNOWFLAKE
            ? Escapes.SNOWFLAKE
            : Escapes.STANDARD;
    if (Script.split(request.statement(), escapes).size() > 1) {
      throw new SqlError(
          ErrorCode.NOT_SUPPORTED,
          "Bindings cannot be used with several statements: send each with its own bindings");
    }
  }
}
