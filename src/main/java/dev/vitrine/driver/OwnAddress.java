package dev.vitrine.driver;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Optional;

/// The address under which a driver reached this server.
@Singleton
final class OwnAddress {

  private final Provider<EmbeddedServer> server;

  OwnAddress(Provider<EmbeddedServer> server) {
    this.server = server;
  }

  /// Scheme, host and port, without a slash behind.
  String of(HttpRequest<?> request) {
    String scheme =
        Optional.ofNullable(request.getHeaders().get("X-Forwarded-Proto"))
            .filter("https"::equalsIgnoreCase)
            .map(_ -> "https")
            .orElseGet(() -> server.get().getScheme());
    String host =
        Optional.ofNullable(request.getHeaders().get(HttpHeaders.HOST))
            .filter(text -> text.matches("[A-Za-z0-9.:\\[\\]_-]{1,255}"))
            .orElseGet(() -> server.get().getHost() + ":" + server.get().getPort());
    return scheme + "://" + host;
  }
}
