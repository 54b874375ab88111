package dev.vitrine.warehouses.jdbc;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A kind of database, and what an operator may say of a connection to one.
///
/// The properties are an allow-list: a driver has others that read files, load classes or run
/// statements.
public enum Product {
  POSTGRESQL(
      "PostgreSQL",
      "org.postgresql.Driver",
      5432,
      "",
      "sslmode targetServerType tcpKeepAlive gssEncMode"),
  MARIADB("MariaDB", "org.mariadb.jdbc.Driver", 3306, "", "sslMode useCompression tcpKeepAlive"),
  MYSQL("MySQL", "org.mariadb.jdbc.Driver", 3306, "", "sslMode useCompression tcpKeepAlive"),
  SQLITE("SQLite", "org.sqlite.JDBC", 0, "", "cache_size mmap_size"),
  DUCKDB("DuckDB", "", 0, "", ""),
  TRINO(
      "Trino",
      "io.trino.jdbc.TrinoDriver",
      8080,
      "",
      "SSL SSLVerification clientTags clientInfo source traceToken"),
  SNOWFLAKE(
      "Snowflake",
      "net.snowflake.client.api.driver.SnowflakeDriver",
      443,
      "snowflake-jdbc-<version>.jar (net.snowflake:snowflake-jdbc)",
      "warehouse role authenticator client_session_keep_alive"),
  SQLSERVER(
      "SQL Server",
      "com.microsoft.sqlserver.jdbc.SQLServerDriver",
      1433,
      "mssql-jdbc-<version>.jar (com.microsoft.sqlserver:mssql-jdbc)",
      "encrypt trustServerCertificate hostNameInCertificate instanceName");

  private final String label;
  private final String driver;
  private final int port;
  private final String jar;
  private final String properties;

  Product(String label, String driver, int port, String jar, String properties) {
    this.label = label;
    this.driver = driver;
    this.port = port;
    this.jar = jar;
    this.properties = properties;
  }

  /// As people write it.
  public String label() {
    return label;
  }

  /// As configuration writes it.
  public String typeName() {
    return name().toLowerCase(Locale.ROOT);
  }

  String driver() {
    return driver;
  }

  /// Where its servers listen if nobody says otherwise; 0 for files.
  int port() {
    return port;
  }

  /// What to put into `lib-ext/`; empty when the driver is built in.
  Optional<String> jar() {
    return jar.isEmpty() ? Optional.empty() : Optional.of(jar);
  }

  Set<String> properties() {
    return Set.of(properties.isEmpty() ? new String[0] : properties.split(" ", -1));
  }

  boolean isFile() {
    return this == SQLITE || this == DUCKDB;
  }

  /// By the name in a configuration or before the `:` of an URL, as `postgres` or
  /// `postgresql+psycopg2`.
  static Optional<Product> named(String name) {
    String bare = name.strip().toLowerCase(Locale.ROOT).replaceFirst("\\+.*", "");
    return switch (bare) {
      case "postgres", "postgresql" -> Optional.of(POSTGRESQL);
      case "mssql", "sqlserver" -> Optional.of(SQLSERVER);
      default ->
          Arrays.stream(values()).filter(product -> product.typeName().equals(bare)).findFirst();
    };
  }

  static String names() {
    List<Product> all = List.of(values());
    return all.stream().map(Product::typeName).collect(Collectors.joining(", "));
  }
}
