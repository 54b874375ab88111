package dev.vitrine.notebooks.live;

import dev.vitrine.notebooks.book.NotebookFault;
import dev.vitrine.security.StartSettings;
import dev.vitrine.warehouses.jdbc.ConnectionSpec;
import dev.vitrine.warehouses.jdbc.ConnectionsConfig;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// To which hosts the connection strings of clients may lead. In production only to those that
/// `vitrine.connection-hosts` names, and never to this machine; addresses of the link, where clouds
/// keep their secrets, are out of reach always.
@Singleton
final class ReachableHosts {

  private final boolean development;
  private final boolean listed;

  ReachableHosts(StartSettings start, ConnectionsConfig config) {
    this.development = start.isDevelopment();
    this.listed = config.connectionHosts().stream().anyMatch(host -> !host.isBlank());
  }

  /// Beside what [dev.vitrine.warehouses.jdbc.Connections] refuses.
  ///
  /// @throws NotebookFault for a host that is out of reach
  void require(ConnectionSpec spec) {
    String host = spec.host().orElse("");
    if (host.isEmpty()) {
      return;
    }
    if (!development && !listed) {
      throw refused(host, "vitrine.connection-hosts names no host that they may reach");
    }
    for (InetAddress address : addresses(host)) {
      if (address.isLinkLocalAddress() || address.isMulticastAddress()) {
        throw refused(host, "it is an address of the link");
      }
      if (!development && (address.isLoopbackAddress() || address.isAnyLocalAddress())) {
        throw refused(host, "it is the server itself");
      }
    }
  }

  /// None for a name that nobody knows: who connects is told.
  private static InetAddress[] addresses(String host) {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException unknown) {
      return new InetAddress[0];
    }
  }

  private static NotebookFault refused(String host, String why) {
    return NotebookFault.invalid(
        "Connections of notebooks cannot go to the host " + host + ": " + why);
  }
}
