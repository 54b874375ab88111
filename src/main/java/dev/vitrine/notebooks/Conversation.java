package dev.vitrine.notebooks;

import dev.vitrine.json.Json;
import dev.vitrine.kernel.Caller;
import dev.vitrine.notebooks.book.NotebookFault;
import dev.vitrine.notebooks.live.Desk;
import dev.vitrine.security.AuthenticationFailure;
import dev.vitrine.security.Identities;
import dev.vitrine.security.Identity;
import dev.vitrine.security.Presented;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a client and the server say to each other over one socket: who it is, which notebook it
/// watches, what it wants done. One message at a time.
final class Conversation {

  private final Socket socket;
  private final Sockets sockets;
  private final Optional<String> path;
  private final Arrival atOpen;

  // written by the one message that is being done
  private volatile @Nullable Caller caller;
  private volatile @Nullable String notebook;
  private volatile @Nullable Desk watched;
  private Optional<Presented> presented;

  /// @param path the notebook that the path names
  Conversation(Socket socket, Sockets sockets, Optional<String> path, Arrival atOpen) {
    this.socket = socket;
    this.sockets = sockets;
    this.path = path;
    this.atOpen = atOpen;
    this.presented = atOpen.presented();
  }

  /// In development it may watch at once; in production it must say who it is first.
  void begin() {
    if (sockets.isDevelopment()) {
      Caller first = atOpen.identity().orElseThrow().caller();
      caller = first;
      if (sockets.hasRoom(socket, first.user())) {
        wanted(first, Optional.empty()).ifPresent(id -> tryToWatch(first, id));
      } else {
        socket.refuse("Too many sockets");
      }
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
    watch(who, id, () -> {});
  }

  /// @param first done before it is told anything of the notebook
  private void watch(Caller who, String id, Runnable first) {
    leave();
    watched =
        sockets
            .desks()
            .with(
                who,
                id,
                desk -> {
                  first.run();
                  desk.watch(socket);
                  return desk;
                });
    notebook = id;
    if (socket.isClosed()) {
      leave();
    }
  }

  /// It watches nothing any more.
  void leave() {
    Desk desk = watched;
    notebook = null;
    watched = null;
    if (desk != null) {
      desk.leave(socket);
    }
  }

  boolean isOf(String user) {
    Caller who = caller;
    return who != null && who.user().equals(user);
  }

  /// The time to say who it is, and what it wants to see, is over.
  void requireIdentity() {
    if (caller == null) {
      socket.refuse("Authentication required");
    } else if (notebook == null && path.isPresent()) {
      socket.refuse("Notebook not found");
    }
  }

  void handle(String text) {
    Optional<Message> message = Message.of(text);
    if (message.isEmpty()) {
      if (caller == null) {
        socket.refuse("Authentication required");
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
      if (!sockets.hasRoom(socket, who.user())) {
        socket.refuse("Too many sockets");
        return;
      }
      Optional<String> wanted = wanted(who, message.text("notebookId"));
      if (wanted.isPresent()) {
        watch(who, wanted.get(), this::welcome);
      } else {
        welcome();
      }
    } catch (AuthenticationFailure failure) {
      socket.refuse("Authentication failed");
    } catch (NotebookFault unknown) {
      socket.refuse(unknown.text());
    }
  }

  private void welcome() {
    socket.tell(Json.text(Json.object("type", "authenticated")));
  }

  private Caller caller(Message message) {
    Optional<String> token = message.text("token");
    if (token.isPresent()) {
      Caller proven = sockets.proofs().caller(token.get(), atOpen.address());
      presented = Optional.of(Presented.untyped(token.get()));
      return proven;
    }
    presented = atOpen.presented();
    Identity identity =
        atOpen
            .identity()
            .orElseThrow(() -> {
              socket.refuse("Authentication required");
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
      socket.refuse("Authentication required");
      return;
    }
    String id = notebook;
    if (id == null || path.isEmpty()) {
      id = choose(who, message).orElse(id);
    }
    if (id == null) {
      if (path.isPresent()) {
        socket.refuse("Notebook not found");
      } else {
        complain("You have no notebook yet: make one with POST " + NotebooksController.BASE);
      }
      return;
    }
    act(who, id, message);
  }

  /// Ends it when its credentials have ended, also while it only watches. May block.
  void check() {
    Caller who = caller;
    if (who != null) {
      sockets
          .proofs()
          .now(who, presented)
          .ifPresentOrElse(now -> caller = now, () -> socket.refuse("Credentials have ended"));
    }
  }

  /// Of a socket that named no notebook: the one that has the cell, or the last one.
  private Optional<String> choose(Caller who, Message message) {
    String now = notebook;
    Optional<String> cell = message.text("cellId");
    if (now != null && (cell.isEmpty() || has(who, now, cell.get()))) {
      return Optional.of(now);
    }
    Optional<String> found =
        cell.flatMap(id -> sockets.desks().holding(who, id))
            .or(() -> now == null ? wanted(who, Optional.empty()) : Optional.of(now));
    return found.filter(id -> id.equals(now) || tryToWatch(who, id));
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
      socket.tell(message.refused(fault));
    }
  }

  private void complain(String why) {
    socket.tell(Json.text(Json.object("type", "error", "error", why)));
  }
}
