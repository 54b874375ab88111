package dev.vitrine.notebooks;

import io.micronaut.http.server.netty.websocket.NettyServerWebSocketHandler;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/// Keeps back what a client is told whose connection becomes a WebSocket, until who reads the
/// WebSocket is in its place. The HTTP server sends its answer first and then changes its pipeline,
/// on whichever thread that happens: what a quick client said in between would be lost.
///
/// It also gives messages that come in pieces a bound: the server has one for each piece, and puts
/// together as many as come.
final class UpgradeGate extends ChannelOutboundHandlerAdapter {

  private static final long LOOK_EVERY_MICROS = 100;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private record Held(Object message, ChannelPromise promise) {}

  private final int largest;
  private final ArrayDeque<Held> held = new ArrayDeque<>();
  private long since;

  private UpgradeGate(int largest) {
    this.largest = largest;
  }

  /// To be called before the answer is sent.
  ///
  /// @param largest bytes of a message; a larger one is an error of the socket
  static void close(Channel channel, int largest) {
    channel.pipeline().addLast(new UpgradeGate(largest));
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    held.add(new Held(message, promise));
    if (held.size() == 1) {
      since = System.nanoTime();
      look(context);
    }
  }

  @Override
  public void flush(ChannelHandlerContext context) {
    // it is all flushed when the gate opens
  }

  private void look(ChannelHandlerContext context) {
    ChannelPipeline pipeline = context.pipeline();
    if (pipeline.get(NettyServerWebSocketHandler.ID) != null) {
      // this waits for the other thread that may just be changing the pipeline, so that what it
      // left to be done on this one comes before the opening
      pipeline.addBefore(
          NettyServerWebSocketHandler.ID, null, new WebSocketFrameAggregator(largest));
      context.executor().execute(() -> open(context));
    } else if (System.nanoTime() - since > PATIENCE_NANOS) {
      open(context);
    } else if (!context.isRemoved()) {
      var _ =
          context
              .executor()
              .schedule(() -> look(context), LOOK_EVERY_MICROS, TimeUnit.MICROSECONDS);
    }
  }

  private void open(ChannelHandlerContext context) {
    for (Held next = held.poll(); next != null; next = held.poll()) {
      var _ = context.write(next.message(), next.promise());
    }
    context.flush();
    if (!context.isRemoved()) {
      context.pipeline().remove(this);
    }
  }

  /// The connection is closed before the gate was opened, or it is open.
  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    for (Held never = held.poll(); never != null; never = held.poll()) {
      ReferenceCountUtil.release(never.message());
      never.promise().tryFailure(new ClosedChannelException());
    }
  }
}
