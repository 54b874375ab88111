package dev.vitrine.security.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import java.util.Optional;

/// The connection on which a request came.
public final class OnWire {

  private OnWire() {}

  /// Empty for a request that came on none.
  public static Optional<Channel> channel(HttpRequest<?> request) {
    HttpRequest<?> inner = request;
    while (inner instanceof HttpRequestWrapper<?> wrapper) {
      inner = wrapper.getDelegate();
    }
    return inner instanceof NettyHttpRequest<?> onWire
        ? Optional.of(onWire.getChannelHandlerContext().channel())
        : Optional.empty();
  }
}
