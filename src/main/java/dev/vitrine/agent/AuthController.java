package dev.vitrine.agent;

import dev.vitrine.kernel.Caller;
import dev.vitrine.security.ClientAddress;
import dev.vitrine.security.Identity;
import dev.vitrine.security.StartSettings;
import dev.vitrine.security.password.PasswordLogin;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;

/// Logins of browsers.
@Hidden
@Controller("/api/auth")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes("*/*")
@Produces("*/*")
final class AuthController {

  private static final String PATH = "/api";

  private final PasswordLogin logins;
  private final AgentSessions sessions;
  private final ClientAddress addresses;
  private final AgentConfig config;
  private final boolean development;
  private final Answers answers;
  private final Json json;

  AuthController(
      PasswordLogin logins,
      AgentSessions sessions,
      ClientAddress addresses,
      AgentConfig config,
      StartSettings start,
      Answers answers,
      Json json) {
    this.logins = logins;
    this.sessions = sessions;
    this.addresses = addresses;
    this.config = config;
    this.development = start.isDevelopment();
    this.answers = answers;
    this.json = json;
  }

  /// Name and password for a cookie.
  ///
  /// @throws dev.vitrine.security.AuthenticationFailure 401 where they do not fit together
  @Post("/login")
  HttpResponse<?> login(HttpRequest<byte[]> request) {
    Fields fields = json.fields(request.getBody().orElse(null));
    Identity identity =
        logins.login(fields.text("username"), fields.text("password"), addresses.of(request));
    sessions.close(request);
    String token = sessions.open(identity);
    return answers
        .ok(
            Json.map(
                "message", "Logged in",
                "username", identity.caller().user(),
                "role", identity.caller().role(),
                "expires_in", config.sessionLife().toSeconds()))
        .header(HttpHeaders.SET_COOKIE, cookie(request, token, config.sessionLife()));
  }

  /// Ends the session, if there is one.
  @Post("/logout")
  HttpResponse<?> logout(HttpRequest<?> request) {
    sessions.close(request);
    return answers
        .ok(Json.map("message", "Logged out"))
        .header(HttpHeaders.SET_COOKIE, cookie(request, "", Duration.ZERO));
  }

  private String cookie(HttpRequest<?> request, String value, Duration life) {
    return "%s=%s; Path=%s; Max-Age=%d; HttpOnly; SameSite=Strict%s"
        .formatted(
            AgentSessions.COOKIE,
            value,
            PATH,
            life.toSeconds(),
            isSecure(request) ? "; Secure" : "");
  }

  private boolean isSecure(HttpRequest<?> request) {
    Boolean set = config.secureCookie();
    return set == null ? !development || request.isSecure() : set;
  }

  /// Who is logged in; for pages that begin.
  @Get("/me")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  HttpResponse<?> me(Caller caller) {
    return answers.ok(
        Json.map("username", caller.user(), "role", caller.role(), "admin", caller.isAdmin()));
  }
}
