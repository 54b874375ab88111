package dev.vitrine.notebooks;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.http.server.netty.websocket.NettyServerWebSocketHandler;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;

/// A bound for messages that come in pieces: the HTTP server itself has one for each piece, and
/// puts together as many as come.
final class WholeMessages {

  private static final String NAME = "whole-messages";

  private WholeMessages() {}

  /// @param largest bytes of a message; a larger one is an error of the socket
  static void bound(HttpRequest<?> request, int largest) {
    HttpRequest<?> inner = request;
    while (inner instanceof HttpRequestWrapper<?> wrapper) {
      inner = wrapper.getDelegate();
    }
    if (inner instanceof NettyHttpRequest<?> onWire) {
      Channel channel = onWire.getChannelHandlerContext().channel();
      // the server's own handler comes into the pipeline when this call is over
      channel.eventLoop().execute(() -> add(channel.pipeline(), largest));
    }
  }

  private static void add(ChannelPipeline pipeline, int largest) {
    if (pipeline.get(NettyServerWebSocketHandler.ID) != null) {
      pipeline.addBefore(
          NettyServerWebSocketHandler.ID, NAME, new WebSocketFrameAggregator(largest));
    }
  }
}
