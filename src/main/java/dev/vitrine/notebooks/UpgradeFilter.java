package dev.vitrine.notebooks;

import dev.vitrine.security.web.OnWire;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Has the connection's own thread answer a request for a WebSocket. The HTTP server first sends
/// that answer and then changes what reads the connection: on any other thread, what a quick client
/// says first comes in between and is lost.
@ServerFilter({NotebookSocket.BASE + "/**", NotebookSocket.BASE})
final class UpgradeFilter implements Ordered {

  /// Before all others, so that none changes the thread after it.
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @ResponseFilter
  Publisher<MutableHttpResponse<?>> onItsThread(
      HttpRequest<?> request, MutableHttpResponse<?> answer) {
    Mono<MutableHttpResponse<?>> told = Mono.just(answer);
    return OnWire.channel(request)
        .map(channel -> told.publishOn(Schedulers.fromExecutor(channel.eventLoop())))
        .orElse(told);
  }
}
