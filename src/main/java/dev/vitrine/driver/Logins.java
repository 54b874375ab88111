package dev.vitrine.driver;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.pipeline.LiveSessions;
import dev.vitrine.pipeline.Pipeline;
import dev.vitrine.security.Identity;
import dev.vitrine.security.Names;
import dev.vitrine.security.UserDefaults;
import dev.vitrine.snowflake.SessionParameters;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Opens sessions for those whose credentials hold.
@Singleton
final class Logins {

  private static final String PUBLIC = "PUBLIC";

  /// Longest name of an object.
  private static final int LONGEST_NAME = 255;

  private final Credentials credentials;
  private final DriverSessions sessions;

  Logins(Credentials credentials, DriverSessions sessions) {
    this.credentials = credentials;
    this.sessions = sessions;
  }

  /// @param body the `data` of the login request
  /// @throws Refusal when the credentials prove nothing
  DriverSessions.Admitted login(HttpRequest<?> request, Body body) {
    Login login = credentials.check(request, body);
    return sessions.open(login, Client.of(body), begin(request, body, login.identity()));
  }

  private static LiveSessions.View begin(HttpRequest<?> request, Body body, Identity identity) {
    UserDefaults defaults = identity.defaults();
    Optional<String> database = name(request, "databaseName");
    return new LiveSessions.View(
        database.or(defaults::database).orElse(""),
        name(request, "schemaName")
            .or(() -> database.isPresent() ? Optional.empty() : defaults.schema())
            .orElse(PUBLIC),
        role(request, identity.caller()),
        name(request, "warehouse").or(defaults::warehouse).orElse(Pipeline.WAREHOUSE),
        parameters(body),
        false);
  }

  private static Optional<String> name(HttpRequest<?> request, String parameter) {
    Optional<String> name =
        request
            .getParameters()
            .getFirst(parameter)
            .filter(text -> !text.isBlank())
            .map(Names::stored);
    if (name.filter(text -> text.length() > LONGEST_NAME).isPresent()) {
      throw Refusal.login(
          "390142",
          "%s has more than the %d characters of a name.".formatted(parameter, LONGEST_NAME));
    }
    return name;
  }

  private static String role(HttpRequest<?> request, Caller caller) {
    Optional<String> role = name(request, "roleName");
    if (role.isPresent() && !caller.roles().contains(role.get())) {
      throw Refusal.login(
          "390189",
          "Role '%s' specified in the connect string is not granted to this user. Contact your local system administrator, or attempt to login with another role, e.g. PUBLIC."
              .formatted(role.get()));
    }
    return role.orElse(caller.role());
  }

  private static Map<String, String> parameters(Body body) {
    Map<String, String> parameters = new TreeMap<>();
    body.in("SESSION_PARAMETERS")
        .node()
        .entries()
        .forEach(entry -> {
          String name = entry.getKey().toUpperCase(Locale.ROOT);
          boolean plain = entry.getValue().isValueNode() && !entry.getValue().isNull();
          if (plain && SessionValues.isKnown(name)) {
            parameters.put(name, checked(name, entry.getValue().coerceStringValue()));
          }
        });
    return parameters;
  }

  /// As `ALTER SESSION` takes it, but drivers send an empty text for what is not set.
  private static String checked(String name, String value) {
    try {
      return value.isEmpty() ? value : SessionParameters.checked(name, value);
    } catch (SqlError invalid) {
      throw Refusal.login(invalid.code().code(), invalid.text());
    }
  }
}
