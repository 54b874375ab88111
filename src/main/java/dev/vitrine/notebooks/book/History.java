package dev.vitrine.notebooks.book;

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

/// The versions of one notebook: files `<number>.py` in a directory, the newest ones only.
final class History {

  private final Path directory;
  private final int most;

  History(Path directory, int most) {
    this.directory = directory;
    this.most = most;
  }

  /// Oldest first.
  List<Version> versions() {
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
      return List.copyOf(versions);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Path file(long number) {
    return directory.resolve(number + ".py");
  }

  Optional<String> text(long number) {
    try {
      return Optional.of(Files.readString(file(number)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Writes one version and forgets what is too old.
  void put(long number, String text) {
    try {
      Files.createDirectories(directory);
      Files.writeString(file(number), text);
      for (Version old : versions()) {
        if (old.number() <= number - most) {
          Files.deleteIfExists(file(old.number()));
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write a version of a notebook", failure);
    }
  }
}
