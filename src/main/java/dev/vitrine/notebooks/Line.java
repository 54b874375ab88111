package dev.vitrine.notebooks;

import dev.vitrine.security.web.OnWire;
import io.micronaut.http.HttpRequest;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.exceptions.WebSocketSessionException;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// A WebSocket's connection. It is closed when both sides have said goodbye (RFC 6455, 7.1.1): who
/// hangs up before takes from the client what it has not read yet, and with that the reason.
final class Line {

  /// How long a client has to say goodbye too.
  private static final int PATIENCE_SECONDS = 5;

  private final WebSocketSession session;
  private final Optional<Channel> channel;
  private final AtomicBoolean ending = new AtomicBoolean();

  Line(WebSocketSession session, HttpRequest<?> request) {
    this.session = session;
    this.channel = OnWire.channel(request);
  }

  boolean isOpen() {
    return !ending.get() && session.isOpen();
  }

  /// @throws WebSocketSessionException when the connection is closed already
  CompletableFuture<?> send(String text) {
    return session.sendAsync(text);
  }

  /// Asks whether its client is there.
  void ping() {
    var _ = session.sendPingAsync("vitrine".getBytes(StandardCharsets.US_ASCII));
  }

  /// Says goodbye, once. The connection is closed when the client has answered, or has not in time.
  void end(CloseReason reason) {
    if (ending.compareAndSet(false, true) && session.isOpen()) {
      channel.ifPresent(open -> end(open, reason));
    }
  }

  private static void end(Channel open, CloseReason reason) {
    var _ = open.writeAndFlush(new CloseWebSocketFrame(reason.getCode(), reason.getReason()));
    Runnable hangUp =
        () -> {
          var _ = open.close();
        };
    var _ = open.eventLoop().schedule(hangUp, PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /// The client has said goodbye: it is answered, unless that was its answer. The connection can be
  /// closed then.
  void answer() {
    if (ending.compareAndSet(false, true)) {
      session.close(CloseReason.NORMAL);
    }
  }
}
