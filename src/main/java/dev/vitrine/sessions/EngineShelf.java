package dev.vitrine.sessions;

import dev.vitrine.warehouses.duckdb.DuckDbEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens engines, and keeps one ready from the first session on, because opening takes longer than
/// a small statement. Safe for any thread.
final class EngineShelf implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EngineShelf.class);
  private static final long PATIENCE_SECONDS = 10;

  private final Path root;
  private final SessionsConfig config;
  private final Preloaded preloaded;
  private final ConcurrentLinkedQueue<OwnEngine> spare = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean preparing = new AtomicBoolean();
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("session-engines").factory());
  private volatile boolean closed;

  /// @param root directory that holds one of each engine; what a killed server left there goes
  EngineShelf(Path root, SessionsConfig config, Preloaded preloaded) {
    this.root = root;
    this.config = config;
    this.preloaded = preloaded;
  }

  /// Sees to it that one will be ready soon.
  void prepare() {
    if (spare.isEmpty() && !closed && preparing.compareAndSet(false, true)) {
      background.execute(this::refill);
    }
  }

  private void refill() {
    try {
      spare.add(open());
    } catch (RuntimeException failure) {
      LOG.warn("no engine could be made ready for the next session", failure);
    } finally {
      preparing.set(false);
    }
    if (closed) {
      clear();
    }
  }

  /// An engine that nobody else has.
  OwnEngine take() {
    OwnEngine ready = spare.poll();
    prepare();
    return ready == null ? open() : ready;
  }

  private OwnEngine open() {
    Path directory = root.resolve(UUID.randomUUID().toString());
    try {
      Files.createDirectories(directory.resolve("spill"));
      Files.createDirectories(directory.resolve("files"));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot make the directory " + directory, failure);
    }
    DuckDbEngine engine = DuckDbEngine.inMemory(directory, config.engine());
    try {
      OwnEngine opened = new OwnEngine(engine, directory, preloaded.tables());
      preloaded.into(opened);
      return opened;
    } catch (RuntimeException failure) {
      engine.close();
      remove(directory);
      throw failure;
    }
  }

  /// Closes an engine on which nothing runs any more, and removes its files.
  void giveUp(OwnEngine engine) {
    try {
      engine.engine().close();
    } catch (RuntimeException failure) {
      LOG.warn("the engine of a session did not close", failure);
    } finally {
      remove(engine.directory());
    }
  }

  static void remove(Path directory) {
    try (var files = Files.walk(directory)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      LOG.warn("files of a session are left in {}", directory, failure);
    }
  }

  private void clear() {
    for (@Nullable OwnEngine left = spare.poll(); left != null; left = spare.poll()) {
      giveUp(left);
    }
  }

  @Override
  public void close() {
    closed = true;
    background.shutdown();
    try {
      if (!background.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("an engine was still being opened when the server stopped");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    clear();
  }
}
