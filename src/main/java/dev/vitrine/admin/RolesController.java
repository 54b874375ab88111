package dev.vitrine.admin;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.repository.RoleRow;
import dev.vitrine.security.ErrorBody;
import dev.vitrine.security.users.Grants;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/// The roles.
@Controller("/api/v2/admin/roles")
@Secured(Caller.ADMIN_ROLE)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "admin")
final class RolesController {

  private final Grants grants;
  private final AdminAudit audit;

  RolesController(Grants grants, AdminAudit audit) {
    this.grants = grants;
    this.audit = audit;
  }

  @Get
  @Operation(summary = "List the roles")
  RoleList listRoles() {
    return new RoleList(grants.allRoles().stream().map(RolesController::body).toList());
  }

  @Post
  @Operation(summary = "Make a role")
  @ApiResponse(responseCode = "201", description = "made")
  HttpResponse<RoleBody> createRole(@Parameter(hidden = true) Caller caller, @Body NewRole role) {
    RoleRow row = grants.createRole(role.requiredName());
    audit.did(caller, "create role", row.name());
    return HttpResponse.created(body(row));
  }

  @Error(exception = SqlError.class)
  HttpResponse<ErrorBody> refuse(SqlError error) {
    return AdminErrors.answer(error);
  }

  private static RoleBody body(RoleRow row) {
    return new RoleBody(row.name(), row.createdAt());
  }
}
