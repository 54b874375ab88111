package dev.vitrine.admin;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
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
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/// The caller's own API keys.
@Controller("/api/v2/api-keys")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "api keys")
final class OwnApiKeysController {

  private final ApiKeys keys;
  private final KeyDesk desk;

  OwnApiKeysController(ApiKeys keys, KeyDesk desk) {
    this.keys = keys;
    this.desk = desk;
  }

  @Get
  @Operation(summary = "List my API keys")
  ApiKeyList listMyApiKeys(@Parameter(hidden = true) Caller caller) {
    return ApiKeyList.of(keys.of(caller.user()));
  }

  @Post
  @Operation(summary = "Make an API key for myself; its secret is in this answer only")
  @ApiResponse(responseCode = "201", description = "made")
  HttpResponse<ApiKeyBody> createMyApiKey(
      @Parameter(hidden = true) Caller caller, @Body NewApiKey wish) {
    if (wish.user() != null && !Names.stored(wish.user()).equals(caller.user())) {
      throw new SqlError(ErrorCode.FORBIDDEN, "here you make keys for yourself only: omit user");
    }
    return HttpResponse.created(desk.issue(caller, caller.user(), wish));
  }

  @Delete("/{id}")
  @Operation(summary = "Revoke one of my API keys")
  HttpResponse<Void> revokeMyApiKey(@Parameter(hidden = true) Caller caller, String id) {
    desk.revoke(caller, id, row -> row.userName().equals(caller.user()));
    return HttpResponse.noContent();
  }

  @Error(exception = SqlError.class)
  HttpResponse<ErrorBody> refuse(SqlError error) {
    return AdminErrors.answer(error);
  }
}
