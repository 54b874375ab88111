package dev.vitrine.security;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The address that a request comes from: the connection's, or behind a trusted proxy the last one
/// in `X-Forwarded-For` that no trusted proxy has.
@Singleton
public final class ClientAddress {

  private static final String FORWARDED = "X-Forwarded-For";

  private final List<String> trusted;

  ClientAddress(AuthSettings settings) {
    List<String> proxies = settings.trustedProxies();
    this.trusted = proxies == null ? List.of() : List.copyOf(proxies);
  }

  public String of(HttpRequest<?> request) {
    String address = request.getRemoteAddress().getAddress().getHostAddress();
    if (!trusted.contains(address)) {
      return address;
    }
    return forwarded(request.getHeaders().get(FORWARDED), address);
  }

  private String forwarded(@Nullable String header, String proxy) {
    if (header == null) {
      return proxy;
    }
    return List.of(header.split(",", 64)).reversed().stream()
        .map(String::strip)
        .filter(hop -> hop.matches("[0-9a-fA-F.:]{2,45}") && !trusted.contains(hop))
        .findFirst()
        .orElse(proxy);
  }
}
