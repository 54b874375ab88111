package dev.vitrine.driver;

import dev.vitrine.pipeline.LiveSessions;
import dev.vitrine.snowflake.SessionParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What drivers are told of their session: its parameters, typed, and its context.
final class SessionValues {

  /// What drivers want to know and no statement does.
  private static final Map<String, Object> CLIENT =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("CLIENT_SESSION_KEEP_ALIVE", false),
              Map.entry("CLIENT_SESSION_KEEP_ALIVE_HEARTBEAT_FREQUENCY", 3600),
              Map.entry("CLIENT_RESULT_CHUNK_SIZE", 160),
              Map.entry("CLIENT_PREFETCH_THREADS", 4),
              Map.entry("CLIENT_MEMORY_LIMIT", 1536),
              // arrays of bindings come inline, never through a stage
              Map.entry("CLIENT_STAGE_ARRAY_BINDING_THRESHOLD", 0),
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

  private SessionValues() {}

  /// Whether a session can be opened with this parameter.
  static boolean isKnown(String upperCaseName) {
    return CLIENT.containsKey(upperCaseName)
        || SessionParameters.isKnown(upperCaseName)
        || upperCaseName.endsWith("_QUERY_RESULT_FORMAT");
  }

  /// All parameters, as `[{"name": …, "value": …}]`.
  static List<Map<String, Object>> parameters(LiveSessions.View session) {
    Map<String, Object> all = new TreeMap<>(CLIENT);
    SessionParameters.defaults().forEach((name, value) -> all.put(name, typed(value)));
    session.parameters().forEach((name, value) -> all.put(name, typed(value)));
    List<Map<String, Object>> list = new ArrayList<>();
    all.forEach((name, value) -> list.add(Map.of("name", name, "value", value)));
    return list;
  }

  private static Object typed(String value) {
    if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
      return Boolean.valueOf(value);
    }
    return value.matches("-?[0-9]{1,18}") ? (Object) Long.valueOf(value) : value;
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
