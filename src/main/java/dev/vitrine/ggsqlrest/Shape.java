package dev.vitrine.ggsqlrest;

import io.micronaut.http.HttpRequest;
import java.util.Locale;
import java.util.regex.Pattern;

/// The two shapes in which this door speaks.
enum Shape {
  /// At `/sessions`: names in snake_case, no envelope around answers.
  PLAN,
  /// At `/api/v1/sessions`: names in camelCase, answers in `data` of an envelope.
  TODAY;

  static final String PLAN_BASE = "/sessions";
  static final String TODAY_PREFIX = "/api/v1";
  static final String TODAY_BASE = TODAY_PREFIX + PLAN_BASE;

  private static final Pattern UPPER = Pattern.compile("[A-Z]");

  static Shape of(HttpRequest<?> request) {
    return request.getPath().startsWith(TODAY_PREFIX) ? TODAY : PLAN;
  }

  /// Whether a request is for this door.
  static boolean isOurs(HttpRequest<?> request) {
    String path = request.getPath();
    return isBelow(path, PLAN_BASE) || isBelow(path, TODAY_BASE);
  }

  private static boolean isBelow(String path, String base) {
    return path.equals(base) || path.startsWith(base + "/");
  }

  /// A member's name, given in camelCase.
  String name(String camel) {
    return switch (this) {
      case PLAN -> UPPER.matcher(camel).replaceAll(m -> "_" + m.group().toLowerCase(Locale.ROOT));
      case TODAY -> camel;
    };
  }
}
