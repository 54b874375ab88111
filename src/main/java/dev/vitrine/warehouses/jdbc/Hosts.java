package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.List;
import java.util.Locale;

/// To which hosts connections may go. Addresses of the link (169.254.0.0/16, fe80::), where clouds
/// keep their secrets, are never among them.
final class Hosts {

  private final List<String> allowed;

  /// @param allowed names, or `*.` and the end of names; empty for all
  Hosts(List<String> allowed) {
    this.allowed =
        allowed.stream()
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .filter(host -> !host.isEmpty())
            .toList();
  }

  /// @throws SqlError `NOT_ALLOWED`
  void require(String connection, String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    boolean link = lower.startsWith("169.254.") || lower.startsWith("[fe80");
    boolean listed = allowed.isEmpty() || allowed.stream().anyMatch(one -> matches(one, lower));
    if (link || !listed) {
      throw new SqlError(
          ErrorCode.NOT_ALLOWED,
          "connection %s: the host %s is not one of those to which connections may go (vitrine.connection-hosts)"
              .formatted(connection, host));
    }
  }

  private static boolean matches(String allowed, String host) {
    return allowed.startsWith("*.") ? host.endsWith(allowed.substring(1)) : allowed.equals(host);
  }
}
