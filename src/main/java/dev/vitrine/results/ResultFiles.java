package dev.vitrine.results;

import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// The directory of results: one sub-directory per handle, in it the partitions and what is derived
/// from them. No name comes from a user. A file appears under its name only when it is whole.
final class ResultFiles {

  private static final String UNFINISHED = ".part";

  private final Path root;
  private final long freeSpaceBytes;
  private final LongSupplier usable;
  private final Map<Handle, Long> sizes = new ConcurrentHashMap<>();
  private final AtomicLong total = new AtomicLong();

  /// @param usable bytes that the disk still has
  ResultFiles(Path root, long freeSpaceBytes, LongSupplier usable) throws IOException {
    this.root = Files.createDirectories(root.toAbsolutePath());
    this.freeSpaceBytes = freeSpaceBytes;
    this.usable = usable;
    for (Handle handle : stored()) {
      account(handle, sizeOf(directory(handle)));
    }
  }

  static ResultFiles in(Path root, long freeSpaceBytes) throws IOException {
    Files.createDirectories(root);
    var store = Files.getFileStore(root);
    return new ResultFiles(
        root,
        freeSpaceBytes,
        () -> {
          try {
            return store.getUsableSpace();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  static String partition(int number) {
    return number + ".arrow";
  }

  /// Makes the directory of a handle that has none.
  void begin(Handle handle) throws IOException {
    Files.createDirectories(directory(handle));
  }

  /// Opens a file that gets its name by [#publish].
  ///
  /// @throws SqlError `DISK_FULL` when less than the configured space is free
  FileChannel open(Handle handle, String name) throws IOException {
    requireSpace();
    return FileChannel.open(
        unfinished(handle, name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /// The place for a file that another writer fills, for [#publish] then.
  Path reserve(Handle handle, String name) {
    requireSpace();
    return unfinished(handle, name);
  }

  private void requireSpace() {
    long free = usable.getAsLong();
    if (free < freeSpaceBytes) {
      throw StorageFailure.full(new IOException(free + " bytes free"));
    }
  }

  /// Gives a whole file its name. One step with the accounting, so that a [#delete] at the same
  /// time comes before or after, never between.
  void publish(Handle handle, String name) throws IOException {
    atomically(
        handle,
        () -> {
          Path from = unfinished(handle, name);
          long size = Files.size(from);
          Files.move(from, directory(handle).resolve(name), StandardCopyOption.ATOMIC_MOVE);
          account(handle, size);
        });
  }

  private interface Work {
    void run() throws IOException;
  }

  private final Map<Handle, Object> guards = new ConcurrentHashMap<>();

  private void atomically(Handle handle, Work work) throws IOException {
    Object guard = guards.computeIfAbsent(handle, _ -> new Object());
    synchronized (guard) {
      work.run();
    }
  }

  private void account(Handle handle, long size) {
    sizes.merge(handle, size, Long::sum);
    total.addAndGet(size);
  }

  /// Makes the names of a handle's files outlast a crash of the machine.
  void settle(Handle handle) throws IOException {
    sync(directory(handle));
    sync(root);
  }

  private static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  void discard(Handle handle, String name) throws IOException {
    Files.deleteIfExists(unfinished(handle, name));
  }

  byte[] read(Handle handle, String name) throws IOException {
    return Files.readAllBytes(directory(handle).resolve(name));
  }

  Path path(Handle handle, String name) {
    return directory(handle).resolve(name);
  }

  /// Whether anything of the handle lies on disk.
  boolean holds(Handle handle) {
    return sizes.containsKey(handle);
  }

  long bytes() {
    return total.get();
  }

  long bytes(Handle handle) {
    return sizes.getOrDefault(handle, 0L);
  }

  void delete(Handle handle) throws IOException {
    atomically(handle, () -> remove(handle));
    guards.remove(handle);
  }

  private void remove(Handle handle) throws IOException {
    Path directory = directory(handle);
    boolean again = true;
    while (again) {
      again = !emptied(directory);
    }
    Long freed = sizes.remove(handle);
    total.addAndGet(freed == null ? 0 : -freed);
  }

  /// False when a file appeared in between.
  private static boolean emptied(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(directory);
      return true;
    } catch (NoSuchFileException gone) {
      return true;
    } catch (DirectoryNotEmptyException filledAgain) {
      return false;
    }
  }

  /// Deletes what belongs to none of `known`, and files that were not finished.
  ///
  /// @return how many handles' files went
  int sweep(Set<Handle> known) throws IOException {
    int swept = 0;
    for (Handle handle : stored()) {
      if (!known.contains(handle)) {
        delete(handle);
        swept++;
      } else {
        deleteUnfinished(handle);
      }
    }
    return swept;
  }

  private void deleteUnfinished(Handle handle) throws IOException {
    try (Stream<Path> files = Files.list(directory(handle))) {
      for (Path file : files.filter(f -> f.toString().endsWith(UNFINISHED)).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private List<Handle> stored() throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      return entries.flatMap(ResultFiles::handle).toList();
    }
  }

  private static Stream<Handle> handle(Path directory) {
    try {
      return Stream.of(Handle.parse(directory.getFileName().toString()));
    } catch (SqlError notOurs) {
      return Stream.empty();
    }
  }

  private static long sizeOf(Path directory) throws IOException {
    long size = 0;
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(f -> !f.toString().endsWith(UNFINISHED)).toList()) {
        size += Files.size(file);
      }
    }
    return size;
  }

  private Path directory(Handle handle) {
    return root.resolve(handle.toString());
  }

  private Path unfinished(Handle handle, String name) {
    return directory(handle).resolve(name + UNFINISHED);
  }
}
