package dev.vitrine.sessions;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.sessions.SessionFault.Kind;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.RowSink;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Files into sessions, and what tables they have become. Its own threads wait for the engine,
/// whose calls hold theirs.
@Singleton
public final class Loading {

  private static final int BUFFER = 1 << 16;

  private final Sessions sessions;
  private final SessionsConfig config;
  private final ExecutorService loads = threads("session-load", 2);
  private final ExecutorService looks = threads("session-look", 4);

  Loading(Sessions sessions, SessionsConfig config) {
    this.sessions = sessions;
    this.config = config;
  }

  private static ExecutorService threads(String name, int least) {
    return Executors.newFixedThreadPool(
        Math.max(least, Runtime.getRuntime().availableProcessors()),
        Thread.ofPlatform().daemon().name(name + "-", 0).factory());
  }

  /// A table that a file became.
  public record Loaded(String table, long rows, List<String> columns) {}

  /// A table with its columns' types by name.
  public record Table(String name, Map<String, String> columns) {}

  /// A file that has arrived; closing it removes it.
  public final class Arrived implements AutoCloseable {
    private final Session session;
    private final String fileName;
    private final FileFormat format;
    private final Path path;
    private long bytes;

    private Arrived(Session session, String fileName, FileFormat format, Path path) {
      this.session = session;
      this.fileName = fileName;
      this.format = format;
      this.path = path;
    }

    private void read(InputStream content) throws IOException {
      byte[] buffer = new byte[BUFFER];
      try (OutputStream out = Files.newOutputStream(path)) {
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
          took(read);
          out.write(buffer, 0, read);
        }
      }
    }

    private void took(int more) {
      bytes += more;
      sessions.space().arrives(session.owner().user(), more);
      if (bytes > config.uploadLimit()) {
        throw SessionFault.of(
            Kind.TOO_LARGE,
            "File too large: one file may have %,d bytes".formatted(config.uploadLimit()));
      }
      sessions.requireSpace(session);
    }

    /// Makes it a table.
    ///
    /// @param wanted the table's name; empty for one that the file's name gives
    /// @throws SessionFault for a malformed file, or a name that is taken or none
    public Loaded load(Optional<String> wanted) {
      return onThread(
          loads,
          () -> {
            try {
              return wanted.isPresent() ? loaded(given(session, wanted.get())) : named();
            } catch (SqlError error) {
              throw error.code() == ErrorCode.OBJECT_EXISTS ? exists(wanted.orElse("")) : error;
            }
          });
    }

    /// A statement, or another file, may take the name between its choice and its use.
    private Loaded named() {
      while (true) {
        try {
          return loaded(free(session, fileName));
        } catch (SqlError error) {
          if (error.code() != ErrorCode.OBJECT_EXISTS) {
            throw error;
          }
        }
      }
    }

    private Loaded loaded(String table) {
      SessionEngine engine = session.engine();
      Handle handle = Handle.random();
      boolean done = false;
      try {
        long rows =
            new FileLoader(run -> engine.run(run, RowSink.none(), CommitGate.OPEN), handle)
                .load(path, format, table);
        done = true;
        engine.forget(handle);
        session.measure();
        return new Loaded(table, rows, columns(session, table));
      } finally {
        session.loaded(table, done);
      }
    }

    @Override
    public void close() {
      sessions.space().arrives(session.owner().user(), -bytes);
      try {
        Files.deleteIfExists(path);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  /// Takes a file in, a buffer at a time.
  ///
  /// @param fileName as the client names it; its extension says what it is
  /// @throws SessionFault for an unknown extension, one that is too large, or no room for it
  public Arrived arrive(Session session, String fileName, InputStream content) throws IOException {
    FileFormat format = FileFormat.of(fileName);
    sessions.requireSpace(session);
    Path directory = session.engine().use(OwnEngine::files);
    Arrived file =
        new Arrived(
            session, fileName, format, directory.resolve(UUID.randomUUID() + format.extension()));
    boolean whole = false;
    try {
      file.read(content);
      whole = true;
      return file;
    } finally {
      if (!whole) {
        file.close();
      }
    }
  }

  private static String given(Session session, String wanted) {
    String name = TableName.given(wanted);
    if (exists(Catalog.tables(session.engine()), name) || !session.reserve(name)) {
      throw exists(name);
    }
    return name;
  }

  private static String free(Session session, String fileName) {
    Map<String, Catalog.Table> there = Catalog.tables(session.engine());
    while (true) {
      String name = TableName.ofFile(fileName, n -> exists(there, n) || session.isReserved(n));
      if (session.reserve(name)) {
        return name;
      }
    }
  }

  private static boolean exists(Map<String, Catalog.Table> there, String name) {
    return there.keySet().stream().anyMatch(name::equalsIgnoreCase);
  }

  private static SessionFault exists(String table) {
    return SessionFault.invalidQuery("Table '" + table + "' already exists");
  }

  private static List<String> columns(Session session, String table) {
    Catalog.Table made = Catalog.tables(session.engine()).get(table);
    return made == null ? List.of() : List.copyOf(made.columns().keySet());
  }

  /// The session's loaded tables, in the order in which they came.
  public List<Table> tables(Session session) {
    return onThread(
        looks,
        () -> {
          Map<String, Catalog.Table> there = Catalog.tables(session.engine());
          return session.loaded(there).stream()
              .map(found -> new Table(found.name(), found.columns()))
              .toList();
        });
  }

  /// Any table or view of the session.
  public Optional<Table> table(Session session, String name) {
    return onThread(
        looks,
        () ->
            Optional.ofNullable(Catalog.tables(session.engine()).get(name))
                .map(found -> new Table(name, found.columns())));
  }

  private static <T> T onThread(ExecutorService threads, Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, threads).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }

  @PreDestroy
  void close() {
    loads.shutdownNow();
    looks.shutdownNow();
  }
}
