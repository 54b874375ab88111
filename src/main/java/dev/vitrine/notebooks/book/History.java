package dev.vitrine.notebooks.book;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The versions of one notebook: earlier ones are files `<number>.py` in a directory, the newest
/// ones only; the present one is the notebook's own file.
final class History {

  private final Path present;
  private final Path directory;
  private final int most;

  History(Path present, Path directory, int most) {
    this.present = present;
    this.directory = directory;
    this.most = most;
  }

  /// Oldest first; the last one is the present one.
  List<Version> versions() {
    try {
      List<Version> versions = new ArrayList<>(earlier());
      versions.add(new Version(next(versions), Files.getLastModifiedTime(present).toInstant()));
      return List.copyOf(versions);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static long next(List<Version> earlier) {
    return earlier.isEmpty() ? 1 : earlier.getLast().number() + 1;
  }

  private List<Version> earlier() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      List<Version> versions = new ArrayList<>();
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.matches("[0-9]{1,12}\\.py")) {
          Instant saved = Files.getLastModifiedTime(file).toInstant();
          versions.add(new Version(Long.parseLong(name.substring(0, name.length() - 3)), saved));
        }
      }
      versions.sort(Comparator.comparingLong(Version::number));
      return versions;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Path file(long number) {
    return directory.resolve(number + ".py");
  }

  Optional<String> text(long number) {
    try {
      return Optional.of(Files.readString(number == next(earlier()) ? present : file(number)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Makes the present version an earlier one, and forgets what is too old then.
  void keepPresent() {
    if (!Files.exists(present)) {
      return;
    }
    try {
      Files.createDirectories(directory);
      long number = next(earlier());
      Path whole = directory.resolve("new");
      Files.copy(present, whole, REPLACE_EXISTING, COPY_ATTRIBUTES);
      Files.move(whole, file(number), ATOMIC_MOVE, REPLACE_EXISTING);
      for (Version old : earlier()) {
        if (old.number() <= number + 1 - most) {
          Files.deleteIfExists(file(old.number()));
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write a version of a notebook", failure);
    }
  }
}
