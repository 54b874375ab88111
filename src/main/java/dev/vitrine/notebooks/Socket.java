package dev.vitrine.notebooks;

import dev.vitrine.json.Json;
import dev.vitrine.notebooks.live.Watcher;
import io.micronaut.websocket.CloseReason;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client's connection. Its messages are done in order, one at a time; what it is told goes out
/// without waiting, and who does not read it is let go.
final class Socket implements Watcher {

  private static final Logger LOG = LoggerFactory.getLogger(Socket.class);

  private static final int POLICY = CloseReason.POLICY_VIOLATION.getCode();
  private static final int MOST_WAITING = 1_000;
  private static final long MOST_UNSENT = 16L << 20;

  private final Sockets sockets;
  private final Line line;
  private final Conversation conversation;
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
  private final AtomicLong unsent = new AtomicLong();
  private boolean working;

  private volatile boolean closed;

  Socket(Sockets sockets, Line line, Optional<String> path, Arrival atOpen) {
    this.sockets = sockets;
    this.line = line;
    this.conversation = new Conversation(this, sockets, path, atOpen);
  }

  /// It is open.
  void begin() {
    queue(conversation::begin);
  }

  boolean isOf(String user) {
    return conversation.isOf(user);
  }

  void requireIdentity() {
    conversation.requireIdentity();
  }

  void receive(String text) {
    queue(() -> conversation.handle(text));
  }

  private void queue(Runnable work) {
    synchronized (waiting) {
      if (closed) {
        return;
      }
      if (waiting.size() >= MOST_WAITING) {
        refuse("Too many messages");
        return;
      }
      waiting.add(work);
      if (working) {
        return;
      }
      working = true;
    }
    sockets.threads().execute(this::work);
  }

  private void work() {
    for (Runnable next = next(); next != null; next = next()) {
      try {
        next.run();
      } catch (RuntimeException failure) {
        LOG.error("a message of a notebook's socket failed", failure);
        tell(Json.text(Json.object("type", "error", "error", "Internal error")));
      }
    }
  }

  private @Nullable Runnable next() {
    synchronized (waiting) {
      Runnable next = closed ? null : waiting.poll();
      working = next != null;
      return next;
    }
  }

  @Override
  public void tell(String event) {
    if (closed) {
      return;
    }
    long bytes = event.length();
    if (unsent.addAndGet(bytes) > MOST_UNSENT) {
      refuse("Too slow");
      return;
    }
    try {
      var _ = line.send(event).whenComplete((_, _) -> unsent.addAndGet(-bytes));
    } catch (RuntimeException gone) {
      LOG.debug("a socket is closed that was told something", gone);
      closed();
    }
  }

  /// Asks whether its client is there, and whether its credentials still are.
  void ping() {
    if (!closed && !line.isOpen()) {
      closed();
    } else if (!closed) {
      line.ping();
      queue(conversation::check);
    }
  }

  @Override
  public void gone() {
    end(new CloseReason(CloseReason.NORMAL.getCode(), "Notebook closed"));
  }

  boolean isClosed() {
    return closed;
  }

  /// Ends it with the code for what may not be.
  void refuse(String why) {
    end(new CloseReason(POLICY, why));
  }

  void end(CloseReason reason) {
    line.end(reason);
    closed();
  }

  /// The connection is over.
  void closed() {
    if (!closed) {
      closed = true;
      sockets.closed(this);
      sockets.threads().execute(conversation::leave);
    }
  }
}
