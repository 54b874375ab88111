package dev.vitrine.driver;

import dev.vitrine.stages.ObjectStore;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;

/// Keeps the server from reading more into requests than they say. Files that drivers bring are not
/// inflated: the `Content-Encoding` that comes with them says how the file itself is packed, and it
/// is to lie in its stage as it is. And a plus in a path is no blank, which it is in a query alone.
@Singleton
final class RequestsAsSent implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Template());
    return event.getBean();
  }

  private static final class Template implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return new OfChannel(channel.pipeline());
    }
  }

  private record OfChannel(ChannelPipeline pipeline) implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return new OfChannel(channel.pipeline());
    }

    @Override
    public void onStreamPipelineBuilt() {
      String server = ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND;
      if (pipeline.get(server) != null) {
        pipeline.addBefore(server, "vitrine-requests-as-sent", new AsSent());
      }
    }
  }

  @Sharable
  private static final class AsSent extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest request) {
        request.setUri(withPluses(request.uri()));
        if (isOfBucket(request.uri())) {
          request.headers().remove(HttpHeaderNames.CONTENT_ENCODING);
        }
      }
      context.fireChannelRead(message);
    }

    private static String withPluses(String uri) {
      int query = uri.indexOf('?');
      String path = query < 0 ? uri : uri.substring(0, query);
      return path.replace("+", "%2B") + uri.substring(path.length());
    }

    private static boolean isOfBucket(String uri) {
      int end = uri.indexOf('/', 1);
      return end > 0 && ObjectStore.isBucket(uri.substring(1, end));
    }
  }
}
