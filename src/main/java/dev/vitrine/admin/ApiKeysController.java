package dev.vitrine.admin;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.security.ErrorBody;
import dev.vitrine.security.Names;
import dev.vitrine.security.apikey.ApiKeys;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
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

/// Everyone's API keys.
@Controller("/api/v2/admin/api-keys")
@Secured(Caller.ADMIN_ROLE)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "admin")
final class ApiKeysController {

  private final ApiKeys keys;
  private final KeyDesk desk;

  ApiKeysController(ApiKeys keys, KeyDesk desk) {
    this.keys = keys;
    this.desk = desk;
  }

  @Get
  @Operation(summary = "List all API keys")
  ApiKeyList listApiKeys() {
    return ApiKeyList.of(keys.all());
  }

  @Post
  @Operation(summary = "Make an API key for a user; its secret is in this answer only")
  @ApiResponse(responseCode = "201", description = "made")
  HttpResponse<ApiKeyBody> createApiKey(
      @Parameter(hidden = true) Caller caller, @Body NewApiKey wish) {
    String user = wish.user() == null ? caller.user() : Names.stored(wish.user());
    return HttpResponse.created(desk.issue(caller, user, wish));
  }

  @Delete("/{id}")
  @Operation(summary = "Revoke an API key")
  HttpResponse<Void> revokeApiKey(@Parameter(hidden = true) Caller caller, String id) {
    desk.revoke(caller, id, row -> true);
    return HttpResponse.noContent();
  }

  @Error(exception = SqlError.class)
  HttpResponse<ErrorBody> refuse(SqlError error) {
    return AdminErrors.answer(error);
  }
}
