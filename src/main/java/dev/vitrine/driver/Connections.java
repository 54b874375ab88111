package dev.vitrine.driver;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.ChannelFuture;
import java.util.Optional;

/// What is known of the connection that a request came on.
final class Connections {

  private Connections() {}

  /// Completes when the connection is closed; empty when there is none.
  static Optional<ChannelFuture> closed(HttpRequest<?> request) {
    HttpRequest<?> inner = request;
    while (inner instanceof HttpRequestWrapper<?> wrapper) {
      inner = wrapper.getDelegate();
    }
    return inner instanceof NettyHttpRequest<?> onWire
        ? Optional.of(onWire.getChannelHandlerContext().channel().closeFuture())
        : Optional.empty();
  }
}
