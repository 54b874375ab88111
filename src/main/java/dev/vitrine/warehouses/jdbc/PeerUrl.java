package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An URL as SQLAlchemy writes it, `postgresql+psycopg2://user:password@host:port/database`, taken
/// apart into fields. It is never handed on.
record PeerUrl(String name, String url) {

  private static final Pattern FILE =
      Pattern.compile("(sqlite|duckdb)(?:\\+\\w+)?:///(.+?)(\\?.*)?");
  private static final Pattern SERVER =
      Pattern.compile(
          "([A-Za-z0-9]+)(?:\\+\\w+)?://(?:([^:@/]*)(?::([^@/]*))?@)?"
              + "(\\[[0-9A-Fa-f:.]+]|[^:/@?]*)(?::(\\d{1,5}))?(?:/([^?/]*)(?:/([^?/]*))?)?(?:\\?(.*))?");

  Map<String, Object> fields() {
    Matcher file = FILE.matcher(url);
    if (file.matches()) {
      return Map.of("type", file.group(1), "file", file.group(2));
    }
    Matcher server = SERVER.matcher(url);
    if (!server.matches()) {
      throw wrong("its url is not of the form type://user:password@host:port/database");
    }
    Map<String, Object> fields = new HashMap<>();
    fields.put("type", server.group(1));
    put(fields, "user", server.group(2));
    put(fields, "password", server.group(3));
    put(fields, server.group(1).equals("snowflake") ? "account" : "host", server.group(4));
    put(fields, "port", server.group(5));
    put(fields, "database", server.group(6));
    put(fields, "schema", server.group(7));
    if (server.group(8) != null && !server.group(8).isBlank()) {
      query(fields, server.group(8));
    }
    return fields;
  }

  /// What stands behind the `?`; names beside ours are the driver's properties and meet its
  /// allow-list.
  private void query(Map<String, Object> fields, String query) {
    Map<String, Object> properties = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        throw wrong("its url has '" + pair + "' behind the ?");
      }
      String key = decoded(pair.substring(0, equals));
      String value = decoded(pair.substring(equals + 1));
      switch (key) {
        case "warehouse", "role", "schema" -> fields.put(key, value);
        default -> properties.put(key, value);
      }
    }
    if (!properties.isEmpty()) {
      fields.put("properties", properties);
    }
  }

  private static void put(Map<String, Object> fields, String key, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      fields.put(key, decoded(value));
    }
  }

  /// Percent signs only: a `+` is a plus in the part before the `?`.
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private SqlError wrong(String what) {
    return new SqlError(ErrorCode.BAD_REQUEST, "connection " + name + ": " + what);
  }
}
