package dev.vitrine.notebooks.live;

import dev.vitrine.kernel.Caller;
import dev.vitrine.notebooks.book.Notebook;
import dev.vitrine.notebooks.book.NotebookFault;
import dev.vitrine.notebooks.book.NotebooksConfig;
import dev.vitrine.notebooks.book.Shelf;
import dev.vitrine.notebooks.book.Version;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The notebooks of all callers, and those that are open. A notebook is opened when someone asks
/// for it and closed when nobody did for a while. Each caller sees only their own.
///
/// Who opens one first reads it; others that come meanwhile wait for that one alone.
@Singleton
public final class Desks {

  private static final Logger LOG = LoggerFactory.getLogger(Desks.class);

  private record Key(String owner, String id) {}

  private record Open(Key key, Desk desk, long touched) {}

  private final Shelf shelf;
  private final NotebooksConfig config;
  private final Tools tools;
  private final Clock clock;
  private final Map<Key, CompletableFuture<Desk>> open = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("notebook-sweep").factory());

  Desks(Shelf shelf, NotebooksConfig config, Tools tools, Clock clock, MeterRegistry meters) {
    this.shelf = shelf;
    this.config = config;
    this.tools = tools;
    this.clock = clock;
    meters.gauge("vitrine.notebooks.open", open, Map::size);
    var _ = timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.MINUTES);
  }

  public List<Shelf.Entry> list(Caller caller) {
    return shelf.list(caller.user());
  }

  /// @return its id
  /// @throws NotebookFault `TOO_MANY`; then none is kept
  public String create(Caller caller) {
    makeRoom(config.mostOpen() - 1);
    String id = shelf.create(caller.user()).id();
    try {
      return with(caller, id, _ -> id);
    } catch (NotebookFault full) {
      shelf.delete(caller.user(), id);
      throw full;
    }
  }

  /// Does something with a notebook, which is opened for it and not closed meanwhile.
  ///
  /// @throws NotebookFault `NOT_FOUND` for an unknown one, or another caller's
  public <T> T with(Caller caller, String id, Function<Desk, T> work) {
    Key key = new Key(caller.user(), id);
    while (true) {
      Desk desk = opened(key);
      if (desk.enter(clock.millis())) {
        try {
          return work.apply(desk);
        } finally {
          desk.exit();
        }
      }
      desk.gone().join();
    }
  }

  private Desk opened(Key key) {
    CompletableFuture<Desk> mine = new CompletableFuture<>();
    CompletableFuture<Desk> first = open.putIfAbsent(key, mine);
    if (first != null) {
      return joined(first);
    }
    try {
      Desk desk = fresh(key);
      mine.complete(desk);
      return desk;
    } catch (RuntimeException failure) {
      open.remove(key, mine);
      mine.completeExceptionally(failure);
      throw failure;
    }
  }

  private static Desk joined(CompletableFuture<Desk> first) {
    try {
      return first.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }

  private Desk fresh(Key key) {
    Notebook book = shelf.find(key.owner(), key.id()).orElseThrow(NotebookFault::noNotebook);
    makeRoom(config.mostOpen());
    return new Desk(key.owner(), book, tools);
  }

  private Stream<Open> all() {
    return open.entrySet().stream()
        .filter(entry -> entry.getValue().isDone() && !entry.getValue().isCompletedExceptionally())
        .map(entry -> open(entry.getKey(), entry.getValue().join()));
  }

  private static Open open(Key key, Desk desk) {
    return new Open(key, desk, desk.touched());
  }

  /// @param most that may be open
  private void makeRoom(int most) {
    if (open.size() <= most) {
      return;
    }
    boolean made =
        all()
            .filter(one -> one.desk().isUnused())
            .sorted(Comparator.comparingLong(Open::touched))
            .anyMatch(this::closedUnused);
    if (!made) {
      throw new NotebookFault(
          NotebookFault.Kind.TOO_MANY,
          "%d notebooks are open, which is the limit; try again later"
              .formatted(config.mostOpen()));
    }
  }

  private boolean closedUnused(Open one) {
    if (!one.desk().retire()) {
      return false;
    }
    release(one);
    return true;
  }

  /// It stays in the map until it has let go of everything, so that nobody opens it before.
  private void release(Open one) {
    try {
      one.desk().release();
    } finally {
      open.remove(one.key());
      one.desk().gone().complete(null);
    }
  }

  public void delete(Caller caller, String id) {
    Desk deleted =
        with(
            caller,
            id,
            desk -> {
              desk.changes().remove();
              return desk;
            });
    release(open(new Key(caller.user(), id), deleted));
  }

  public List<Version> versions(Caller caller, String id) {
    return shelf.versions(caller.user(), id);
  }

  public Notebook version(Caller caller, String id, long number) {
    return shelf.version(caller.user(), id, number);
  }

  /// The notebook that a caller used last.
  public Optional<String> latest(Caller caller) {
    return all()
        .filter(one -> one.key().owner().equals(caller.user()))
        .max(Comparator.comparingLong(Open::touched))
        .map(one -> one.key().id())
        .or(() -> shelf.latest(caller.user()));
  }

  /// The notebook of a caller's that has a cell.
  public Optional<String> holding(Caller caller, String cell) {
    return shelf.list(caller.user()).stream()
        .map(Shelf.Entry::id)
        .filter(id ->
            shelf.find(caller.user(), id).filter(book -> book.cell(cell).isPresent()).isPresent())
        .findFirst();
  }

  private void look() {
    try {
      sweep();
    } catch (RuntimeException failure) {
      LOG.warn("the sweep of the notebooks failed and will be tried again", failure);
    }
  }

  /// Closes those that nobody used for a while.
  void sweep() {
    long before = clock.millis() - config.idle().toMillis();
    all().filter(one -> one.touched() < before).forEach(this::closedUnused);
  }

  @PreDestroy
  void close() {
    timer.shutdownNow();
    all().forEach(this::release);
  }
}
