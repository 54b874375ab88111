package dev.vitrine.notebooks.book;

import dev.vitrine.notebooks.book.NotebookFault.Kind;
import dev.vitrine.security.Digests;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// All notebooks on the disk, each caller's in a directory of its own. Changes of one notebook must
/// not overlap; all else may be called from any thread.
@Singleton
public final class Shelf {

  /// What a save changed, so that typing in one cell does not fill the history.
  ///
  /// @param cell whose text was changed; empty for any other change
  public record Change(Optional<String> cell) {
    public static final Change OTHER = new Change(Optional.empty());

    public static Change text(String cell) {
      return new Change(Optional.of(cell));
    }
  }

  /// @param name to show
  public record Entry(String id, String name) {}

  /// The change that a version began with.
  private record Last(Change change, Instant began) {

    boolean isContinuedBy(Change next, Instant earliest) {
      return next.cell().isPresent() && next.equals(change) && began.isAfter(earliest);
    }
  }

  private static final int DIGITS = 32;
  private static final int LOCKS = 64;

  private final Path root;
  private final NotebooksConfig config;
  private final Clock clock;
  private final Map<String, Last> last = new ConcurrentHashMap<>();
  private final List<Object> locks = Stream.generate(Object::new).limit(LOCKS).toList();

  Shelf(@Value("${vitrine.data:.vitrine}") Path data, NotebooksConfig config, Clock clock) {
    this.root = data.resolve("notebooks");
    this.config = config;
    this.clock = clock;
  }

  /// No user's name is part of a path either.
  private Folder folder(String owner) {
    return new Folder(root.resolve(Digests.sha256Hex(owner).substring(0, DIGITS)));
  }

  /// In the order in which they were made.
  public List<Entry> list(String owner) {
    Folder folder = folder(owner);
    return folder.ids().stream()
        .map(id -> new Entry(id, folder.name(id).orElse("Untitled")))
        .toList();
  }

  /// The one that was written last.
  public Optional<String> latest(String owner) {
    Folder folder = folder(owner);
    String found = null;
    for (String id : folder.ids()) {
      if (found == null || folder.written(id) >= folder.written(found)) {
        found = id;
      }
    }
    return Optional.ofNullable(found);
  }

  /// Makes an empty one.
  ///
  /// @throws NotebookFault `TOO_MANY`
  public Notebook create(String owner) {
    Folder folder = folder(owner);
    synchronized (lock(owner)) {
      if (folder.ids().size() >= config.mostPerCaller()) {
        throw new NotebookFault(
            Kind.TOO_MANY,
            "You have %d notebooks, which is the limit; delete one"
                .formatted(config.mostPerCaller()));
      }
      String id = UUID.randomUUID().toString();
      Notebook made =
          new Notebook(id, "Untitled-" + id.substring(0, 8), Optional.empty(), List.of());
      folder.list(id);
      save(owner, made, Change.OTHER);
      return made;
    }
  }

  /// Guards what a caller's folder lists; callers rarely share one.
  private Object lock(String owner) {
    return locks.get(Math.floorMod(owner.hashCode(), locks.size()));
  }

  /// Empty for an unknown one, or another caller's.
  public Optional<Notebook> find(String owner, String id) {
    return NotebookId.isOne(id) ? folder(owner).read(id) : Optional.empty();
  }

  /// Durable when this returns. What was there becomes an earlier version, unless this is more of
  /// the same change.
  public void save(String owner, Notebook notebook, Change change) {
    Folder folder = folder(owner);
    Last before = last.get(notebook.id());
    Instant now = clock.instant();
    if (before == null || !before.isContinuedBy(change, now.minus(config.versionGap()))) {
      folder.history(notebook.id(), config.versions()).keepPresent();
      last.put(notebook.id(), new Last(change, now));
    }
    folder.write(notebook);
  }

  /// Oldest first; the last one is the present text.
  ///
  /// @throws NotebookFault `NOT_FOUND` for an unknown notebook
  public List<Version> versions(String owner, String id) {
    require(owner, id);
    return folder(owner).history(id, config.versions()).versions();
  }

  /// @throws NotebookFault `NOT_FOUND`
  public Notebook version(String owner, String id, long number) {
    require(owner, id);
    return folder(owner)
        .history(id, config.versions())
        .text(number)
        .map(text -> NotebookText.read(id, text))
        .orElseThrow(() -> new NotebookFault(Kind.NOT_FOUND, "Version not found"));
  }

  private void require(String owner, String id) {
    if (find(owner, id).isEmpty()) {
      throw NotebookFault.noNotebook();
    }
  }

  /// @throws NotebookFault `NOT_FOUND`
  public void delete(String owner, String id) {
    if (!NotebookId.isOne(id)) {
      throw NotebookFault.noNotebook();
    }
    synchronized (lock(owner)) {
      folder(owner).delete(id);
    }
    last.remove(id);
  }

  /// The notebook is closed: nothing of it stays in memory.
  public void forget(String id) {
    last.remove(id);
  }

  /// Keeps the password of a notebook's connection in a file that only the server's user may read.
  public void keepPassword(String owner, String id, Optional<String> password) {
    Folder folder = folder(owner);
    password.ifPresentOrElse(text -> folder.writeSecret(id, text), () -> folder.removeSecret(id));
  }

  /// Where [#keepPassword] kept it.
  public Path passwordFile(String owner, String id) {
    return folder(owner).secret(id);
  }
}
