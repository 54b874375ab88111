package dev.vitrine.notebooks;

import dev.vitrine.security.web.OnWire;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.websocket.NettyServerWebSocketHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;

/// A bound for messages that come in pieces: the HTTP server itself has one for each piece, and
/// puts together as many as come.
final class WholeMessages {

  private static final String NAME = "whole-messages";

  private WholeMessages() {}

  /// @param largest bytes of a message; a larger one is an error of the socket
  static void bound(HttpRequest<?> request, int largest) {
    // the server's own handler comes into the pipeline when this call is over
    OnWire.channel(request)
        .ifPresent(channel -> channel.eventLoop().execute(() -> add(channel.pipeline(), largest)));
  }

  private static void add(ChannelPipeline pipeline, int largest) {
    if (pipeline.get(NettyServerWebSocketHandler.ID) != null) {
      pipeline.addBefore(
          NettyServerWebSocketHandler.ID, NAME, new WebSocketFrameAggregator(largest));
    }
  }
}
