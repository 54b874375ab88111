package dev.vitrine.security;

import dev.vitrine.kernel.Caller;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;

/// A door for the tests of this package.
@Controller("/test")
@Requires(property = "spec.name", value = "security")
final class WhoAmIController {

  @Serdeable
  record Text(Map<String, Object> members) {}

  @Get("/whoami")
  @Produces(MediaType.TEXT_PLAIN)
  String whoami(Caller caller, UserDefaults defaults) {
    return caller.user()
        + " "
        + caller.role()
        + " "
        + caller.roles()
        + " "
        + caller.method()
        + defaults.warehouse().map(warehouse -> " " + warehouse).orElse("");
  }

  @Get("/open")
  @Produces(MediaType.TEXT_PLAIN)
  @Secured(SecurityRule.IS_ANONYMOUS)
  @ExecuteOn(TaskExecutors.BLOCKING)
  String open(Caller caller) {
    return caller.user() + " " + caller.method();
  }

  @Get("/nobody")
  @Produces(MediaType.TEXT_PLAIN)
  @Secured(SecurityRule.IS_ANONYMOUS)
  String nobody() {
    return "open";
  }

  @Post("/json")
  HttpResponse<String> json(@Body Map<String, Object> body) {
    return HttpResponse.ok("{\"members\":" + body.size() + "}");
  }
}
