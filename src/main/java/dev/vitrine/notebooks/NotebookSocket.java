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

  /// Bytes of a message, whole or in pieces.
  static final int LARGEST = 2 << 20;

  private static final String LINE = "line";
  private static final String SOCKET = "notebook-socket";

  private final Sockets sockets;

  NotebookSocket(Sockets sockets) {
    this.sockets = sockets;
  }

  @OnOpen
  void open(WebSocketSession session, HttpRequest<?> request) {
    Line line = new Line(session, request);
    session.put(LINE, line);
    Optional<String> id = session.getUriVariables().get("id", String.class);
    sockets.open(line, request, id).ifPresent(socket -> session.put(SOCKET, socket));
  }

  @OnMessage(maxPayloadLength = LARGEST)
  void message(WebSocketSession session, String text) {
    socket(session).ifPresent(socket -> socket.receive(text));
  }

  @OnClose
  void close(WebSocketSession session) {
    socket(session).ifPresent(Socket::closed);
    line(session).ifPresent(Line::answer);
  }

  /// The reader of frames says goodbye by itself when a single one is too large.
  @OnError
  void error(WebSocketSession session, Throwable failure) {
    boolean large =
        failure instanceof CorruptedWebSocketFrameException
            || failure instanceof TooLongFrameException;
    socket(session).ifPresent(Socket::closed);
    CloseReason reason = large ? CloseReason.MESSAGE_TO_BIG : CloseReason.INTERNAL_ERROR;
    line(session).ifPresent(line -> line.end(reason));
  }

  private static Optional<Line> line(WebSocketSession session) {
    return session.get(LINE, Line.class);
  }

  private static Optional<Socket> socket(WebSocketSession session) {
    return session.get(SOCKET, Socket.class);
  }
}
