package dev.vitrine.agent;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;

/// Where clients of this door look for its contract.
@Hidden
@Controller("/docs")
@Secured(SecurityRule.IS_ANONYMOUS)
final class DocsController {

  @Get
  HttpResponse<?> docs() {
    return HttpResponse.temporaryRedirect(URI.create("/openapi"));
  }
}
