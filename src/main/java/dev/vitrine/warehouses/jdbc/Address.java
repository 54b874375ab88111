package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/// How a driver is told where to connect and how: an URL made of checked parts, and properties of
/// which the safe ones are set last, so that nothing can take them back.
record Address(String url, Properties properties) {

  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252})|\\[[0-9A-Fa-f:.]+]");

  /// @param user at the login; empty for none
  /// @param caller told to the database where it has a place for it
  /// @throws SqlError `BAD_REQUEST` for a host that is none
  static Address of(ConnectionSpec spec, String user, String password, String caller) {
    Properties properties = new Properties();
    spec.properties().forEach(properties::setProperty);
    if (!user.isEmpty()) {
      properties.setProperty("user", user);
    }
    if (!password.isEmpty()) {
      properties.setProperty("password", password);
    }
    new SafeProperties(spec, caller).addTo(properties);
    return new Address(url(spec), properties);
  }

  /// Without the properties, which hold secrets.
  @Override
  public String toString() {
    return url;
  }

  /// The same with a caller's token, in the place where the product's driver takes one.
  Address withToken(Product product, String token) {
    Properties with = new Properties();
    with.putAll(properties);
    switch (product) {
      case TRINO, SQLSERVER -> with.setProperty("accessToken", token);
      case SNOWFLAKE -> {
        with.setProperty("authenticator", "oauth");
        with.setProperty("token", token);
      }
      case POSTGRESQL, MARIADB, MYSQL, SQLITE, DUCKDB -> with.setProperty("password", token);
    }
    return new Address(url, with);
  }

  private static String url(ConnectionSpec spec) {
    return switch (spec.product()) {
      case POSTGRESQL -> "jdbc:postgresql://" + server(spec) + "/" + part(spec.database());
      case MARIADB, MYSQL -> "jdbc:mariadb://" + server(spec) + "/" + part(spec.database());
      case SQLITE -> "jdbc:sqlite:" + spec.file().orElseThrow().toAbsolutePath();
      case DUCKDB -> "jdbc:duckdb:" + spec.file().orElseThrow().toAbsolutePath();
      case TRINO -> "jdbc:trino://" + server(spec) + trino(spec);
      case SNOWFLAKE -> "jdbc:snowflake://" + server(spec) + "/";
      case SQLSERVER -> "jdbc:sqlserver://" + server(spec);
    };
  }

  private static String trino(ConnectionSpec spec) {
    if (spec.database().isEmpty()) {
      return "";
    }
    String catalog = "/" + part(spec.database());
    return spec.schema().isEmpty() ? catalog : catalog + "/" + part(spec.schema());
  }

  private static String server(ConnectionSpec spec) {
    String host = spec.host().orElse("");
    if (!isHost(host)) {
      throw new SqlError(
          ErrorCode.BAD_REQUEST,
          "connection " + spec.name() + ": '" + host + "' is not the name or address of a host");
    }
    return host + ":" + spec.port();
  }

  static boolean isHost(String host) {
    return HOST.matcher(host).matches();
  }

  private static String part(Optional<String> name) {
    return URLEncoder.encode(name.orElse(""), StandardCharsets.UTF_8).replace("+", "%20");
  }
}
