package dev.vitrine.admin;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.repository.UserRow;
import dev.vitrine.security.ErrorBody;
import dev.vitrine.security.Names;
import dev.vitrine.security.UserDefaults;
import dev.vitrine.security.users.Grants;
import dev.vitrine.security.users.Users;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The users.
@Controller("/api/v2/admin/users")
@Secured(Caller.ADMIN_ROLE)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "admin")
final class UsersController {

  private final Users users;
  private final Grants grants;
  private final AdminAudit audit;

  UsersController(Users users, Grants grants, AdminAudit audit) {
    this.users = users;
    this.grants = grants;
    this.audit = audit;
  }

  @Get
  @Operation(summary = "List the users")
  UserList listUsers() {
    return new UserList(users.all().stream().map(this::body).toList());
  }

  @Get("/{name}")
  @Operation(summary = "Show a user")
  UserBody getUser(String name) {
    return body(users.get(name));
  }

  @Post
  @Operation(summary = "Make a user")
  @ApiResponse(responseCode = "201", description = "made")
  @ApiResponse(responseCode = "409", description = "there is one of that name")
  HttpResponse<UserBody> createUser(@Parameter(hidden = true) Caller caller, @Body NewUser user) {
    user.grants().forEach(grants::existing);
    if (user.defaultRole() != null) {
      grants.existing(user.defaultRole());
    }
    String stored = users.create(user.requiredName()).name();
    String name = quoted(stored);
    audit.did(caller, "create user", stored);
    if (user.password() != null) {
      setPasswordOrUndo(name, user.password());
    }
    user.grants().forEach(role -> grants.grant(role, name));
    users.setDefaults(
        name,
        stored(user.defaultRole()),
        new UserDefaults(
            stored(user.defaultWarehouse()),
            stored(user.defaultDatabase()),
            stored(user.defaultSchema())));
    return HttpResponse.created(body(users.get(name)));
  }

  @Patch("/{name}")
  @Operation(summary = "Disable or enable a user, or change where their statements run")
  UserBody changeUser(
      @Parameter(hidden = true) Caller caller, String name, @Body UserChange change) {
    UserRow row = users.get(name);
    if (change.defaultRole() != null && !change.defaultRole().isEmpty()) {
      grants.existing(change.defaultRole());
    }
    if (change.disabled() != null) {
      disable(caller, row.name(), change.disabled());
    }
    users.setDefaults(
        quoted(row.name()),
        changed(change.defaultRole(), row.defaultRole()),
        new UserDefaults(
            changed(change.defaultWarehouse(), row.defaultWarehouse()),
            changed(change.defaultDatabase(), row.defaultDatabase()),
            changed(change.defaultSchema(), row.defaultSchema())));
    audit.did(caller, "change user", row.name());
    return body(users.get(name));
  }

  @Put("/{name}/password")
  @Operation(summary = "Set a user's password")
  HttpResponse<Void> setPassword(
      @Parameter(hidden = true) Caller caller, String name, @Body Password body) {
    users.setPassword(name, body.required());
    audit.did(caller, "set password", name);
    return HttpResponse.noContent();
  }

  @Delete("/{name}/password")
  @Operation(summary = "Take a user's password away")
  HttpResponse<Void> unsetPassword(@Parameter(hidden = true) Caller caller, String name) {
    users.unsetPassword(name);
    audit.did(caller, "unset password", name);
    return HttpResponse.noContent();
  }

  @Put("/{name}/roles/{role}")
  @Operation(summary = "Grant a role to a user")
  UserBody grantRole(@Parameter(hidden = true) Caller caller, String name, String role) {
    grants.grant(role, name);
    audit.did(caller, "grant " + Names.stored(role), name);
    return body(users.get(name));
  }

  @Delete("/{name}/roles/{role}")
  @Operation(summary = "Revoke a role from a user")
  UserBody revokeRole(@Parameter(hidden = true) Caller caller, String name, String role) {
    if (Names.stored(role).equals(Caller.ADMIN_ROLE) && isSelf(caller, Names.stored(name))) {
      throw new SqlError(ErrorCode.BAD_REQUEST, "you cannot revoke your own " + Caller.ADMIN_ROLE);
    }
    grants.revoke(role, name);
    audit.did(caller, "revoke " + Names.stored(role), name);
    return body(users.get(name));
  }

  @Error(exception = SqlError.class)
  HttpResponse<ErrorBody> refuse(SqlError error) {
    return AdminErrors.answer(error);
  }

  /// A user whose password was refused must not stay behind without one.
  private void setPasswordOrUndo(String name, String password) {
    try {
      users.setPassword(name, password);
    } catch (SqlError refused) {
      users.delete(name);
      throw refused;
    }
  }

  private void disable(Caller caller, String name, boolean disabled) {
    if (disabled && isSelf(caller, name)) {
      throw new SqlError(ErrorCode.BAD_REQUEST, "you cannot disable yourself");
    }
    users.setDisabled(quoted(name), disabled);
    audit.did(caller, disabled ? "disable user" : "enable user", name);
  }

  private static boolean isSelf(Caller caller, String name) {
    return caller.user().equals(name);
  }

  private static String quoted(String stored) {
    return "\"" + stored + "\"";
  }

  private static Optional<String> stored(@Nullable String written) {
    return Optional.ofNullable(written).filter(text -> !text.isBlank()).map(Names::stored);
  }

  private static Optional<String> changed(@Nullable String written, @Nullable String before) {
    return written == null ? Optional.ofNullable(before) : stored(written);
  }

  private UserBody body(UserRow row) {
    return UserBody.of(row, users.account(quoted(row.name())));
  }
}
