package dev.vitrine.notebooks;

import dev.vitrine.security.web.OnWire;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes requests for a WebSocket that can become one (RFC 6455, 4.2.1), and sees to it that nobody
/// is told that it is open before it is: see [UpgradeGate].
@ServerFilter({NotebookSocket.BASE + "/**", NotebookSocket.BASE})
final class UpgradeFilter implements Ordered {

  private static final String VERSION = "13";

  /// Before all others, so that it sees what they have made of the answer.
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  /// The HTTP server itself would leave such a client without an answer.
  @RequestFilter
  @Nullable HttpResponse<?> refuse(HttpRequest<?> request) {
    HttpHeaders headers = request.getHeaders();
    if (!isUpgrade(request)) {
      return null;
    }
    if (!VERSION.equals(headers.get(HttpHeaders.SEC_WEBSOCKET_VERSION))) {
      return refused(HttpStatus.UPGRADE_REQUIRED, "Sec-WebSocket-Version must be " + VERSION)
          .header(HttpHeaders.SEC_WEBSOCKET_VERSION, VERSION);
    }
    return headers.contains(HttpHeaders.SEC_WEBSOCKET_KEY)
        ? null
        : refused(HttpStatus.BAD_REQUEST, "Sec-WebSocket-Key is missing");
  }

  private static MutableHttpResponse<?> refused(HttpStatus status, String detail) {
    return HttpResponse.status(status).body(Map.of("detail", detail));
  }

  @ResponseFilter
  void gate(HttpRequest<?> request, HttpResponse<?> answer) {
    if (answer.status() == HttpStatus.OK && isUpgrade(request)) {
      OnWire.channel(request)
          .ifPresent(channel -> UpgradeGate.close(channel, NotebookSocket.LARGEST));
    }
  }

  private static boolean isUpgrade(HttpRequest<?> request) {
    return "websocket".equalsIgnoreCase(request.getHeaders().get(HttpHeaders.UPGRADE));
  }
}
