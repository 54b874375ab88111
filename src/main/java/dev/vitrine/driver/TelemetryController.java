package dev.vitrine.driver;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

/// Some drivers report on themselves whether they are asked to or not. Nothing of it is read.
@Hidden
@Controller("/telemetry")
@Secured(SecurityRule.IS_ANONYMOUS)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class TelemetryController {

  private final Envelope envelope;

  TelemetryController(Envelope envelope) {
    this.envelope = envelope;
  }

  @Post("/send")
  HttpResponse<byte[]> send() {
    return envelope.success("Log Received");
  }
}
