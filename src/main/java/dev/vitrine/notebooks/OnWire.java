package dev.vitrine.notebooks;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import java.util.Optional;

/// The connection on which a request came.
final class OnWire {

  private OnWire() {}

  static Optional<Channel> channel(HttpRequest<?> request) {
    HttpRequest<?> inner = request;
    while (inner instanceof HttpRequestWrapper<?> wrapper) {
      inner = wrapper.getDelegate();
    }
    return inner instanceof NettyHttpRequest<?> onWire
        ? Optional.of(onWire.getChannelHandlerContext().channel())
        : Optional.empty();
  }
}
