package dev.vitrine.driver;

import dev.vitrine.kernel.SnowflakeRelease;
import dev.vitrine.pipeline.LiveSessions;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Login, signs of life, new tokens, logout.
@Hidden
@Controller("/session")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class SessionController {

  private final Logins logins;
  private final DriverSessions sessions;
  private final LiveSessions live;
  private final DriverConfig config;
  private final Envelope envelope;
  private final JsonMapper json;

  SessionController(
      Logins logins,
      DriverSessions sessions,
      LiveSessions live,
      DriverConfig config,
      Envelope envelope,
      JsonMapper json) {
    this.logins = logins;
    this.sessions = sessions;
    this.live = live;
    this.config = config;
    this.envelope = envelope;
    this.json = json;
  }

  @Post("/v1/login-request")
  HttpResponse<byte[]> login(HttpRequest<byte[]> request) {
    Body body = Body.of(json, request.getBody().orElse(null), config.bodyBytes()).in("data");
    return envelope.success(welcome(logins.login(request, body)));
  }

  private Map<String, @Nullable Object> welcome(DriverSessions.Admitted admitted) {
    DriverSession session = admitted.session();
    LiveSessions.View view = live.view(session.name()).orElseThrow(Refusal::sessionGone);
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("masterToken", admitted.tokens().master());
    data.put("token", admitted.tokens().session());
    data.put("validityInSeconds", config.tokenLife().toSeconds());
    data.put("masterValidityInSeconds", config.sessionLife().toSeconds());
    data.put("displayUserName", session.caller().user());
    data.put("serverVersion", SnowflakeRelease.VERSION);
    data.put("firstLogin", false);
    data.put("remMeToken", null);
    data.put("remMeValidityInSeconds", 0);
    data.put("healthCheckInterval", 45);
    data.put("newClientForUpgrade", null);
    data.put("sessionId", session.id());
    data.put("parameters", SessionValues.parameters(view));
    data.put("sessionInfo", SessionValues.context(view));
    data.put("idToken", null);
    data.put("idTokenValidityInSeconds", 0);
    data.put("responseData", null);
    data.put("mfaToken", null);
    data.put("mfaTokenValidityInSeconds", 0);
    return data;
  }

  @Post("/token-request")
  HttpResponse<byte[]> renew(HttpRequest<byte[]> request) {
    Body body = Body.of(json, request.getBody().orElse(null), config.bodyBytes());
    String type = body.text("requestType").orElse("RENEW");
    if (!type.equals("RENEW")) {
      throw Refusal.of("390142", "A token can be renewed, and nothing else: not " + type + ".");
    }
    DriverSessions.Admitted admitted = sessions.renew(request);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("sessionToken", admitted.tokens().session());
    data.put("validityInSecondsST", config.tokenLife().toSeconds());
    data.put("masterToken", admitted.tokens().master());
    data.put("validityInSecondsMT", config.sessionLife().toSeconds());
    data.put("sessionId", admitted.session().id());
    return envelope.success(data);
  }

  @Post("/heartbeat")
  HttpResponse<byte[]> heartbeat(HttpRequest<byte[]> request) {
    var _ = sessions.of(request);
    return envelope.success(null);
  }

  @Post
  HttpResponse<byte[]> end(HttpRequest<byte[]> request, @Nullable @QueryValue String delete) {
    if ("true".equals(delete)) {
      sessions.close(sessions.leaving(request));
    } else {
      var _ = sessions.of(request);
    }
    return envelope.success(null);
  }
}
