package dev.vitrine.warehouses.jdbc;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Over what a caller's token may go to a database. A token is good for more than this one login,
/// and some databases are sent it as a password in clear: so only over TLS, or to this very machine
/// where its operator says so.
final class TokenTransport {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  private TokenTransport() {}

  /// @param inClear whether the operator takes it upon themselves
  /// @throws dev.vitrine.kernel.SqlError `BAD_REQUEST` that says which property is missing
  static void require(ConnectionSpec spec, boolean inClear, Fields fields) {
    if (spec.product().isFile()) {
      throw fields.wrong("caller: token is for databases with a login; a file has none");
    }
    if (inClear) {
      if (!spec.host().map(host -> LOOPBACK.matcher(host).matches()).orElse(false)) {
        throw fields.wrong(
            "token_without_tls is for databases on this machine (localhost, 127.0.0.1, [::1])");
      }
      return;
    }
    switch (spec.product()) {
      case POSTGRESQL -> demand(spec, fields, "sslmode", "require", "verify-ca", "verify-full");
      case MARIADB, MYSQL -> demand(spec, fields, "sslMode", "trust", "verify-ca", "verify-full");
      case SQLSERVER -> demand(spec, fields, "encrypt", "true", "strict");
      // the drivers of the first two send tokens over TLS only
      case TRINO, SNOWFLAKE, SQLITE, DUCKDB -> {}
    }
  }

  private static void demand(
      ConnectionSpec spec, Fields fields, String property, String... demanding) {
    String set = spec.properties().getOrDefault(property, "").toLowerCase(Locale.ROOT);
    if (!Set.of(demanding).contains(set)) {
      throw fields.wrong(
          "caller: token sends the caller's token as it is, so it wants TLS: set properties: {%s: %s} (one of %s); for a database on this machine token_without_tls: true does without"
              .formatted(property, demanding[demanding.length - 1], String.join(", ", demanding)));
    }
  }
}
