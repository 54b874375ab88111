package dev.vitrine.notebooks;

import dev.vitrine.kernel.Caller;
import dev.vitrine.notebooks.book.NotebookFault;
import dev.vitrine.notebooks.live.Desk;
import dev.vitrine.notebooks.live.Watcher;
import dev.vitrine.notebooks.wire.Json;
import dev.vitrine.security.AuthenticationFailure;
import dev.vitrine.security.Identities;
import dev.vitrine.security.Identity;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client at a notebook. Its messages are done in order, one at a time; what it is told goes
/// out without waiting, and who does not read it is let go.
final class Socket implements Watcher {

  private static final Logger LOG = LoggerFactory.getLogger(Socket.class);

  private static final int POLICY = CloseReason.POLICY_VIOLATION.getCode();
  private static final int MOST_WAITING = 1_000;
  private static final long MOST_UNSENT = 16L << 20;
  private static final long CHECKED_FOR = Duration.ofSeconds(30).toNanos();

  private final Sockets sockets;
  private final WebSocketSession session;
  private final Optional<String> path;
  private final Optional<Identity> atOpen;
  private final String address;
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
  private final AtomicLong unsent = new AtomicLong();
  private boolean working;

  // written by the one message that is being done
  private volatile @Nullable Caller caller;
  private volatile @Nullable String notebook;
  private volatile boolean closed;
  private Optional<String> token = Optional.empty();
  private long checked = System.nanoTime();

  Socket(
      Sockets sockets,
      WebSocketSession session,
      Optional<String> path,
      Optional<Identity> atOpen,
      String address) {
    this.sockets = sockets;
    this.session = session;
    this.path = path;
    this.atOpen = atOpen;
    this.address = address;
  }

  /// In development it may watch at once; in production it must say who it is first.
  void begin() {
    if (sockets.isDevelopment()) {
      queue(() -> {
        Caller first = atOpen.orElseThrow().caller();
        caller = first;
        if (!sockets.hasRoom(this, first.user())) {
          refuse("Too many sockets");
        }
        wanted(first, Optional.empty()).ifPresent(id -> tryToWatch(first, id));
      });
    }
  }

  private boolean tryToWatch(Caller who, String id) {
    try {
      watch(who, id);
      return true;
    } catch (NotebookFault fault) {
      return false;
    }
  }

  private Optional<String> wanted(Caller who, Optional<String> named) {
    return path.or(() -> named).or(() -> sockets.desks().latest(who));
  }

  private void watch(Caller who, String id) {
    leave();
    sockets
        .desks()
        .with(
            who,
            id,
            desk -> {
              desk.watch(this);
              return desk;
            });
    notebook = id;
    if (closed) {
      leave();
    }
  }

  private void leave() {
    String watched = notebook;
    Caller who = caller;
    notebook = null;
    if (watched != null && who != null) {
      try {
        sockets
            .desks()
            .with(
                who,
                watched,
                desk -> {
                  desk.leave(this);
                  return desk;
                });
      } catch (NotebookFault gone) {
        LOG.debug("a socket leaves a notebook that is gone", gone);
      }
    }
  }

  boolean isOf(String user) {
    Caller who = caller;
    return who != null && who.user().equals(user);
  }

  /// The time to say who it is, and what it wants to see, is over.
  void requireIdentity() {
    if (caller == null) {
      refuse("Authentication required");
    } else if (notebook == null && path.isPresent()) {
      refuse("Notebook not found");
    }
  }

  void receive(String text) {
    queue(() -> handle(text));
  }

  private void queue(Runnable work) {
    synchronized (waiting) {
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

  private void handle(String text) {
    Optional<Message> message = Message.of(text);
    if (message.isEmpty()) {
      if (caller == null) {
        refuse("Authentication required");
      } else {
        complain("Not a message: a JSON object with a type is");
      }
      return;
    }
    if (message.get().type().equals("authenticate")) {
      authenticate(message.get());
    } else {
      ask(message.get());
    }
  }

  private void authenticate(Message message) {
    try {
      Caller who = caller(message);
      leave();
      caller = who;
      checked = System.nanoTime();
      if (!sockets.hasRoom(this, who.user())) {
        refuse("Too many sockets");
        return;
      }
      Optional<String> wanted = wanted(who, message.text("notebookId"));
      if (wanted.isPresent()) {
        watch(who, wanted.get());
      }
      tell(Json.text(Json.object("type", "authenticated")));
    } catch (AuthenticationFailure failure) {
      refuse("Authentication failed");
    } catch (NotebookFault unknown) {
      refuse(unknown.text());
    }
  }

  private Caller caller(Message message) {
    token = message.text("token");
    if (token.isPresent()) {
      return sockets.proofs().caller(token.get(), address);
    }
    Identity identity =
        atOpen.orElseThrow(() -> {
          refuse("Authentication required");
          return new NotebookFault(NotebookFault.Kind.INVALID, "Authentication required");
        });
    boolean nameless = identity.caller().method() == Caller.Method.ANONYMOUS;
    Optional<String> name = message.text("userId");
    return nameless && name.isPresent()
        ? Identities.anonymous(name.get()).caller()
        : identity.caller();
  }

  private void ask(Message message) {
    Caller who = caller;
    if (who == null) {
      refuse("Authentication required");
      return;
    }
    if (!stillHolds(who)) {
      refuse("Authentication required");
      return;
    }
    String id = notebook;
    if (id == null || path.isEmpty()) {
      id = choose(who, message).orElse(id);
    }
    if (id == null) {
      if (path.isPresent()) {
        refuse("Notebook not found");
      } else {
        complain("You have no notebook yet: make one with POST " + NotebooksController.BASE);
      }
      return;
    }
    act(who, id, message);
  }

  private boolean stillHolds(Caller who) {
    if (System.nanoTime() - checked < CHECKED_FOR) {
      return true;
    }
    checked = System.nanoTime();
    return sockets.proofs().holds(who, token);
  }

  /// Of a socket that named no notebook: the one that has the cell, or the last one.
  private Optional<String> choose(Caller who, Message message) {
    String watched = notebook;
    Optional<String> cell = message.text("cellId");
    if (watched != null && (cell.isEmpty() || has(who, watched, cell.get()))) {
      return Optional.of(watched);
    }
    Optional<String> found =
        cell.flatMap(id -> sockets.desks().holding(who, id))
            .or(() -> watched == null ? wanted(who, Optional.empty()) : Optional.of(watched));
    return found.filter(id -> id.equals(watched) || tryToWatch(who, id));
  }

  private boolean has(Caller who, String id, String cell) {
    try {
      return sockets.desks().with(who, id, desk -> desk.has(cell));
    } catch (NotebookFault gone) {
      return false;
    }
  }

  private void act(Caller who, String id, Message message) {
    try {
      Function<Desk, Optional<String>> action = desk -> message.act(desk, who);
      sockets.desks().with(who, id, action).ifPresent(this::complain);
    } catch (NotebookFault fault) {
      tell(message.refused(fault));
    }
  }

  private void complain(String why) {
    tell(Json.text(Json.object("type", "error", "error", why)));
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
    var _ = session.sendAsync(event).whenComplete((_, _) -> unsent.addAndGet(-bytes));
  }

  void ping() {
    if (!closed && session.isOpen()) {
      var _ = session.sendPingAsync("vitrine".getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Override
  public void gone() {
    end(new CloseReason(CloseReason.NORMAL.getCode(), "Notebook closed"));
  }

  private void refuse(String why) {
    end(new CloseReason(POLICY, why));
  }

  void end(CloseReason reason) {
    if (session.isOpen()) {
      session.close(reason);
    }
    closed();
  }

  /// The connection is over.
  void closed() {
    if (!closed) {
      closed = true;
      sockets.closed(this);
      sockets.threads().execute(this::leave);
    }
  }
}
