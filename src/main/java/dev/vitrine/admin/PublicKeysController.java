package dev.vitrine.admin;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.security.ErrorBody;
import dev.vitrine.security.users.Users;
import dev.vitrine.security.users.Users.KeySlot;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

/// The two public keys of a user.
@Controller("/api/v2/admin/users/{name}/public-keys")
@Secured(Caller.ADMIN_ROLE)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "admin")
final class PublicKeysController {

  private final Users users;
  private final AdminAudit audit;

  PublicKeysController(Users users, AdminAudit audit) {
    this.users = users;
    this.audit = audit;
  }

  @Put("/{slot}")
  @Operation(summary = "Register a user's first (1) or second (2) public key")
  Fingerprint setPublicKey(
      @Parameter(hidden = true) Caller caller, String name, String slot, @Body PublicKeyBody body) {
    Fingerprint fingerprint =
        new Fingerprint(users.setPublicKey(name, slot(slot), body.required()));
    audit.did(caller, "set public key " + slot, name);
    return fingerprint;
  }

  @Delete("/{slot}")
  @Operation(summary = "Take a public key away")
  HttpResponse<Void> unsetPublicKey(
      @Parameter(hidden = true) Caller caller, String name, String slot) {
    users.unsetPublicKey(name, slot(slot));
    audit.did(caller, "unset public key " + slot, name);
    return HttpResponse.noContent();
  }

  @Error(exception = SqlError.class)
  HttpResponse<ErrorBody> refuse(SqlError error) {
    return AdminErrors.answer(error);
  }

  private static KeySlot slot(String text) {
    return switch (text) {
      case "1" -> KeySlot.FIRST;
      case "2" -> KeySlot.SECOND;
      default ->
          throw new SqlError(
              ErrorCode.BAD_REQUEST, "a user has public keys 1 and 2; there is no other");
    };
  }
}
