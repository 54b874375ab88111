package dev.vitrine.security;

import dev.vitrine.kernel.ErrorCode;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/// A security rule said no: 401 to those without credentials, 403 to the others.
@Produces(MediaType.APPLICATION_JSON)
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class AuthorizationHandler
    implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

  private final LoginAudit audit;
  private final ClientAddress addresses;

  AuthorizationHandler(LoginAudit audit, ClientAddress addresses) {
    this.audit = audit;
    this.addresses = addresses;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException refused) {
    if (refused.isForbidden()) {
      audit.forbidden(request, addresses.of(request));
      return HttpResponse.status(HttpStatus.FORBIDDEN)
          .contentType(MediaType.APPLICATION_JSON_TYPE)
          .body(ErrorBody.of(ErrorCode.FORBIDDEN, "Insufficient privileges for this operation."));
    }
    AuthenticationFailure missing = AuthenticationFailure.missing();
    audit.failed(missing, request, addresses.of(request));
    return AuthenticationFailureHandler.answer(request, missing);
  }
}
