package dev.vitrine.warehouses.jdbc;

import java.util.Map;
import java.util.Properties;

/// The driver properties that make a connection safe and bounded, whatever was configured.
record SafeProperties(ConnectionSpec spec, String caller) {

  private static final String APPLICATION = "vitrine";

  void addTo(Properties properties) {
    if (spec.product() == Product.POSTGRESQL) {
      spec.schema().ifPresent(schema -> properties.setProperty("currentSchema", schema));
    }
    fixed().forEach(properties::setProperty);
  }

  private Map<String, String> fixed() {
    long seconds = Math.max(1, spec.sizes().connectTimeout().toSeconds());
    String millis = Long.toString(spec.sizes().connectTimeout().toMillis());
    return switch (spec.product()) {
      case POSTGRESQL ->
          Map.ofEntries(
              Map.entry("connectTimeout", Long.toString(seconds)),
              Map.entry("loginTimeout", Long.toString(seconds)),
              Map.entry("cancelSignalTimeout", "5"),
              Map.entry("ApplicationName", application()),
              // plans of the server's would outlive a changed table
              Map.entry("prepareThreshold", "0"),
              // wide rows: fewer at a time, and an error instead of a full heap
              Map.entry("maxResultBuffer", "64M"),
              Map.entry("adaptiveFetch", "true"),
              Map.entry("defaultRowFetchSize", "256"),
              Map.entry("adaptiveFetchMaximum", Integer.toString(spec.sizes().fetchSize())),
              // a text is compared with a column of any type, as it is when it is written out
              Map.entry("stringtype", "unspecified"),
              Map.entry("allowEncodingChanges", "false"),
              Map.entry("autosave", "never"));
      case MARIADB, MYSQL ->
          Map.ofEntries(
              Map.entry("connectTimeout", millis),
              Map.entry("allowMultiQueries", "false"),
              Map.entry("allowLocalInfile", "false"),
              Map.entry("connectionTimeZone", "UTC"),
              Map.entry("forceConnectionTimeZoneToSession", "true"),
              Map.entry("useServerPrepStmts", "true"),
              Map.entry("connectionAttributes", "program_name:" + APPLICATION));
      case SQLITE ->
          Map.of(
              // 1 is SQLITE_OPEN_READONLY; else 2 is SQLITE_OPEN_READWRITE, which makes no file
              "open_mode",
              spec.readOnly() ? "1" : "2",
              "enable_load_extension",
              "false",
              "limit_attached",
              "0",
              "busy_timeout",
              millis);
      case DUCKDB -> Map.of();
      case TRINO -> Map.of("source", APPLICATION, "clientInfo", caller);
      case SNOWFLAKE -> snowflake(seconds);
      case SQLSERVER ->
          Map.of(
              "databaseName",
              spec.database().orElse("master"),
              "loginTimeout",
              Long.toString(seconds),
              "applicationName",
              APPLICATION,
              "applicationIntent",
              spec.readOnly() ? "ReadOnly" : "ReadWrite");
    };
  }

  private Map<String, String> snowflake(long seconds) {
    return Map.of(
        "db",
        spec.database().orElse(""),
        "schema",
        spec.schema().orElse(""),
        "loginTimeout",
        Long.toString(seconds),
        "enablePutGet",
        "false",
        "JDBC_QUERY_RESULT_FORMAT",
        "JSON",
        "application",
        APPLICATION);
  }

  /// PostgreSQL keeps 63 bytes.
  private String application() {
    String name = APPLICATION + (caller.isEmpty() ? "" : " for " + caller);
    return name.length() > 60 ? name.substring(0, 60) : name;
  }
}
