package dev.vitrine.driver;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vitrine.pipeline.LiveSessions;
import dev.vitrine.snowflake.SessionParameters;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What drivers are told of their session: its parameters, typed, and its context.
final class SessionValues {

  private static final String NUMBER = "-?[0-9]{1,18}";

  /// How many values go through a stage: arrays of bindings come inline, whatever a client wants.
  private static final String ARRAYS = "CLIENT_STAGE_ARRAY_BINDING_THRESHOLD";

  /// A parameter as drivers are told of it.
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS) // an empty value is one: Python's drivers ask for it
  record Parameter(String name, Object value) {}

  /// What drivers want to know and no statement does.
  private static final Map<String, Object> CLIENT =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("CLIENT_SESSION_KEEP_ALIVE", false),
              Map.entry("CLIENT_SESSION_KEEP_ALIVE_HEARTBEAT_FREQUENCY", 3600),
              Map.entry("CLIENT_RESULT_CHUNK_SIZE", 160),
              Map.entry("CLIENT_PREFETCH_THREADS", 4),
              Map.entry("CLIENT_MEMORY_LIMIT", 1536),
              // 0 would say never to all but Node.js, which takes every array for longer than that
              Map.entry(ARRAYS, 1_000_000_000),
              Map.entry("CLIENT_TELEMETRY_ENABLED", false),
              Map.entry("CLIENT_HONOR_CLIENT_TZ_FOR_TIMESTAMP_NTZ", true),
              Map.entry("CLIENT_DISABLE_INCIDENTS", true),
              Map.entry("CLIENT_METADATA_REQUEST_USE_CONNECTION_CTX", false),
              Map.entry("CLIENT_METADATA_USE_SESSION_DATABASE", false),
              Map.entry("CLIENT_RESULT_COLUMN_CASE_INSENSITIVE", false),
              Map.entry("CLIENT_RESULT_PREFETCH_SLOTS", 2),
              Map.entry("CLIENT_RESULT_PREFETCH_THREADS", 1),
              Map.entry("CLIENT_USE_V1_QUERY_API", true),
              Map.entry("JDBC_TREAT_DECIMAL_AS_INT", true),
              Map.entry("JDBC_TREAT_TIMESTAMP_NTZ_AS_UTC", false),
              Map.entry("JDBC_USE_SESSION_TIMEZONE", true),
              Map.entry("QUERY_CONTEXT_CACHE_SIZE", 0)));

  /// With their defaults, typed.
  private static final SortedMap<String, Object> DEFAULTS = defaults();

  private SessionValues() {}

  private static SortedMap<String, Object> defaults() {
    SortedMap<String, Object> all = new TreeMap<>();
    SessionParameters.defaults().forEach((name, value) -> all.put(name, typed(value)));
    all.putAll(CLIENT);
    return Collections.unmodifiableSortedMap(all);
  }

  private static Object typed(String value) {
    if (value.equals("true") || value.equals("false")) {
      return Boolean.valueOf(value);
    }
    return value.matches(NUMBER) ? (Object) Long.valueOf(value) : value;
  }

  /// Whether a session can be opened with this parameter.
  static boolean isKnown(String upperCaseName) {
    return !upperCaseName.equals(ARRAYS)
        && (DEFAULTS.containsKey(upperCaseName) || upperCaseName.endsWith("_QUERY_RESULT_FORMAT"));
  }

  /// All parameters, as `[{"name": …, "value": …}]`.
  static List<Parameter> parameters(LiveSessions.View session) {
    SortedMap<String, Object> all = new TreeMap<>(DEFAULTS);
    session.parameters().forEach((name, value) -> all.put(name, like(all.get(name), value)));
    return all.entrySet().stream()
        .map(entry -> new Parameter(entry.getKey(), entry.getValue()))
        .toList();
  }

  /// A value that was set, of the type that the default has.
  private static Object like(@Nullable Object standard, String value) {
    return switch (standard) {
      case Boolean _ -> Boolean.valueOf(value);
      case Number _ when value.matches(NUMBER) -> Long.valueOf(value);
      case null, default -> value;
    };
  }

  /// Its context under the names that a login's answer has.
  static Map<String, @Nullable Object> context(LiveSessions.View session) {
    Map<String, @Nullable Object> info = new LinkedHashMap<>();
    info.put("databaseName", session.database().isEmpty() ? null : session.database());
    info.put("schemaName", session.schema().isEmpty() ? null : session.schema());
    info.put("warehouseName", session.warehouse().isEmpty() ? null : session.warehouse());
    info.put("roleName", session.role());
    return info;
  }
}
