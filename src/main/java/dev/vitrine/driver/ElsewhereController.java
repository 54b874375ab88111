package dev.vitrine.driver;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;

/// Logins in a browser, and tokens that Snowflake itself would hand out: this server has neither an
/// identity provider nor a page to log in on, and says so.
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class ElsewhereController {

  private static final String INSTEAD =
      "log in with a password, a key pair, a token of your identity provider (OAUTH) or an API key.";

  private final Envelope envelope;

  ElsewhereController(Envelope envelope) {
    this.envelope = envelope;
  }

  @Post("/session/authenticator-request")
  HttpResponse<byte[]> authenticator() {
    throw Refusal.login("390190", "There is no single sign-on here: " + INSTEAD);
  }

  /// As RFC 6749 (5.2) has errors of token endpoints, and as drivers read errors.
  @Post("/oauth/{+path}")
  HttpResponse<byte[]> token(String path) {
    return nowhere();
  }

  @Get("/oauth/{+path}")
  HttpResponse<byte[]> page(String path) {
    return nowhere();
  }

  private HttpResponse<byte[]> nowhere() {
    String message = "No tokens are handed out here: " + INSTEAD;
    return envelope.failure(
        Map.of("error", "unsupported_grant_type", "error_description", message), "390190", message);
  }
}
