package dev.vitrine.security.web;

import dev.vitrine.security.StartSettings;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.server.HttpServerConfiguration.CorsConfiguration;
import io.micronaut.http.server.cors.CorsOriginConfiguration;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which web pages may call: the origins of `vitrine.cors-origins`, in development those on
/// loopback too. Never with cookies of other sites.
@Singleton
final class CrossOrigin implements BeanCreatedEventListener<CorsConfiguration> {

  private static final String LOOPBACK =
      "^https?://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?$";

  private static final List<HttpMethod> METHODS =
      List.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.PATCH,
          HttpMethod.DELETE,
          HttpMethod.OPTIONS);

  /// What a page may read of an answer beside its body.
  private static final List<String> EXPOSED =
      List.of(
          "Link",
          "ETag",
          "Retry-After",
          "X-Request-Id",
          "X-Statement-Handle",
          "Content-Disposition");

  private final boolean development;
  private final List<String> origins;

  CrossOrigin(StartSettings settings, @Value("${vitrine.cors-origins:}") List<String> origins) {
    this.development = settings.isDevelopment();
    this.origins = origins.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
  }

  @Override
  public CorsConfiguration onCreated(BeanCreatedEvent<CorsConfiguration> event) {
    CorsConfiguration cors = event.getBean();
    Map<String, CorsOriginConfiguration> configurations = new LinkedHashMap<>();
    if (!origins.isEmpty()) {
      configurations.put("configured", configuration(new ArrayList<>(origins), null));
    }
    if (development) {
      configurations.put("loopback", configuration(List.of("http://localhost"), LOOPBACK));
    }
    cors.setEnabled(!configurations.isEmpty());
    cors.setConfigurations(configurations);
    return cors;
  }

  private static CorsOriginConfiguration configuration(
      List<String> origins, @Nullable String regex) {
    CorsOriginConfiguration configuration = new CorsOriginConfiguration();
    configuration.setAllowedOrigins(origins);
    if (regex != null) {
      configuration.setAllowedOriginsRegex(regex);
    }
    configuration.setAllowedMethods(METHODS);
    configuration.setExposedHeaders(EXPOSED);
    configuration.setAllowCredentials(false);
    configuration.setAllowPrivateNetwork(false);
    configuration.setMaxAge(3600L);
    return configuration;
  }
}
