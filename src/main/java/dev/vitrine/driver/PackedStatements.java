package dev.vitrine.driver;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Leaves statements packed until their session is known. A batch of like rows unpacks to a
/// thousand times its size at once, more than the server keeps of a body that nobody reads yet;
/// [Body] unpacks it as far as it may.
@Singleton
final class PackedStatements implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private static final String PATH = "/queries/v1/query-request";

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new OfChannel(null));
    return event.getBean();
  }

  /// @param channel null before there is one
  private record OfChannel(@Nullable Channel channel) implements NettyServerCustomizer {

    @Override
    public NettyServerCustomizer specializeForChannel(Channel specific, ChannelRole role) {
      return new OfChannel(specific);
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (channel != null) {
        channel
            .pipeline()
            .addBefore(
                ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
                "driver-packed-statements",
                new Unlabelled());
      }
    }
  }

  /// A body that is not called packed is handed on as it comes.
  @Sharable
  private static final class Unlabelled extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest request && request.uri().startsWith(PATH)) {
        request.headers().remove(HttpHeaderNames.CONTENT_ENCODING);
      }
      context.fireChannelRead(message);
    }
  }
}
