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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The notebooks of all callers, and those that are open. A notebook is opened when someone asks
/// for it and closed when nobody did for a while. Each caller sees only their own.
@Singleton
public final class Desks {

  private static final Logger LOG = LoggerFactory.getLogger(Desks.class);

  private final Shelf shelf;
  private final NotebooksConfig config;
  private final Tools tools;
  private final Clock clock;
  private final Map<String, Desk> open = new ConcurrentHashMap<>();
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
  public String create(Caller caller) {
    String id = shelf.create(caller.user()).id();
    return with(caller, id, desk -> desk.book().id());
  }

  /// Does something with a notebook that is opened for it; nothing else is done with it meanwhile.
  ///
  /// @throws NotebookFault `NOT_FOUND` for an unknown one, or another caller's
  public <T> T with(Caller caller, String id, Function<Desk, T> work) {
    while (true) {
      Desk desk = opened(caller, id);
      synchronized (desk) {
        if (!desk.isClosed()) {
          desk.touch(clock.millis());
          return work.apply(desk);
        }
      }
      open.remove(id, desk);
    }
  }

  private Desk opened(Caller caller, String id) {
    Desk there = open.get(id);
    if (there == null) {
      Notebook book = shelf.find(caller.user(), id).orElseThrow(NotebookFault::noNotebook);
      makeRoom();
      there = open.computeIfAbsent(id, _ -> fresh(caller, book));
    }
    if (!there.owner().equals(caller.user())) {
      throw NotebookFault.noNotebook();
    }
    return there;
  }

  private Desk fresh(Caller caller, Notebook found) {
    // read again: who closed it a moment ago may have changed it before
    Notebook book = shelf.find(caller.user(), found.id()).orElseThrow(NotebookFault::noNotebook);
    Desk desk = new Desk(caller.user(), book, tools);
    desk.touch(clock.millis());
    return desk;
  }

  private void makeRoom() {
    if (open.size() < config.mostOpen()) {
      return;
    }
    open.entrySet().stream()
        .filter(entry -> entry.getValue().isUnused())
        .min(Comparator.comparingLong(entry -> entry.getValue().touched()))
        .ifPresentOrElse(
            entry -> closeUnused(entry.getKey()),
            () -> {
              throw new NotebookFault(
                  NotebookFault.Kind.TOO_MANY,
                  "%d notebooks are open, which is the limit; try again later"
                      .formatted(config.mostOpen()));
            });
  }

  private void closeUnused(String id) {
    open.computeIfPresent(
        id,
        (_, desk) -> {
          synchronized (desk) {
            if (!desk.isUnused()) {
              return desk;
            }
            desk.close(false);
            return null;
          }
        });
  }

  public void delete(Caller caller, String id) {
    with(
        caller,
        id,
        desk -> {
          shelf.delete(caller.user(), id);
          desk.close(true);
          return id;
        });
    open.remove(id);
  }

  public List<Version> versions(Caller caller, String id) {
    return shelf.versions(caller.user(), id);
  }

  public Notebook version(Caller caller, String id, long number) {
    return shelf.version(caller.user(), id, number);
  }

  /// The notebook that a caller used last.
  public Optional<String> latest(Caller caller) {
    return open.entrySet().stream()
        .filter(entry -> entry.getValue().owner().equals(caller.user()))
        .max(Comparator.comparingLong(entry -> entry.getValue().touched()))
        .map(Map.Entry::getKey)
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

  /// How many are open.
  public int count() {
    return open.size();
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
    open.forEach((id, desk) -> {
      if (desk.touched() < before) {
        closeUnused(id);
      }
    });
  }

  @PreDestroy
  void close() {
    timer.shutdownNow();
    open.values().forEach(desk -> desk.close(false));
  }
}
