package dev.vitrine.notebooks;

import dev.vitrine.security.AnonymousInDevelopment;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import java.util.Optional;

/// The WebSocket on which notebooks run and are watched, with a notebook's id in the path or
/// without. Messages of one socket are done one after the other.
@ServerWebSocket(NotebookSocket.BASE + "{/id}")
@Secured(SecurityRule.IS_ANONYMOUS)
@AnonymousInDevelopment
final class NotebookSocket {

  static final String BASE = "/api/v1/ws/notebook";

  private static final int LARGEST = 2 << 20;
  private static final String KEY = "notebook-socket";

  private final Sockets sockets;

  NotebookSocket(Sockets sockets) {
    this.sockets = sockets;
  }

  @OnOpen
  void open(WebSocketSession session, HttpRequest<?> request) {
    WholeMessages.bound(request, LARGEST);
    Optional<String> id = session.getUriVariables().get("id", String.class);
    sockets.open(session, request, id).ifPresent(socket -> session.put(KEY, socket));
  }

  @OnMessage(maxPayloadLength = LARGEST)
  void message(WebSocketSession session, String text) {
    socket(session).ifPresent(socket -> socket.receive(text));
  }

  /// The server itself answers a client's goodbye by hanging up; the protocol wants a goodbye.
  @OnClose
  void close(WebSocketSession session) {
    socket(session).ifPresent(Socket::closed);
    session.close(CloseReason.NORMAL);
  }

  @OnError
  void error(WebSocketSession session, Throwable failure) {
    boolean large =
        failure instanceof CorruptedWebSocketFrameException
            || failure instanceof TooLongFrameException;
    socket(session).ifPresent(Socket::closed);
    session.close(large ? CloseReason.MESSAGE_TO_BIG : CloseReason.INTERNAL_ERROR);
  }

  private static Optional<Socket> socket(WebSocketSession session) {
    return session.get(KEY, Socket.class);
  }
}
