package dev.vitrine.notebooks;

import dev.vitrine.security.web.OnWire;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Sees to it that nobody is told that a WebSocket is open before it is: see [UpgradeGate].
@ServerFilter({NotebookSocket.BASE + "/**", NotebookSocket.BASE})
final class UpgradeFilter implements Ordered {

  /// Before all others, so that it sees what they have made of the answer.
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @ResponseFilter
  void gate(HttpRequest<?> request, HttpResponse<?> answer) {
    boolean opens =
        answer.status() == HttpStatus.OK && request.getHeaders().contains(HttpHeaders.UPGRADE);
    if (opens) {
      OnWire.channel(request)
          .ifPresent(channel -> UpgradeGate.close(channel, NotebookSocket.LARGEST));
    }
  }
}
