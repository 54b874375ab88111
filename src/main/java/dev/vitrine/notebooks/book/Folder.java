package dev.vitrine.notebooks.book;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files of one caller's notebooks: `<id>.py`, `<id>.history/` and, where a connection has a
/// password, `<id>.secret`, which only the server's user may read. Ids are UUIDs; nothing else of a
/// notebook is ever part of a path.
final class Folder {

  private static final String ENDING = ".py";

  private final Path root;

  Folder(Path root) {
    this.root = root;
  }

  private Path file(String id) {
    return root.resolve(id + ENDING);
  }

  Path secret(String id) {
    return root.resolve(id + ".secret");
  }

  History history(String id, int most) {
    return new History(file(id), root.resolve(id + ".history"), most);
  }

  /// Ids in the order in which the notebooks were made.
  List<String> ids() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(root)) {
      Set<String> there = new LinkedHashSet<>();
      files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .filter(NotebookId::isOne)
          .sorted()
          .forEach(there::add);
      Set<String> ordered = new LinkedHashSet<>(listed());
      ordered.retainAll(there);
      ordered.addAll(there);
      return List.copyOf(ordered);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private List<String> listed() throws IOException {
    Path index = index();
    return Files.exists(index) ? Files.readAllLines(index) : List.of();
  }

  private Path index() {
    return root.resolve("index");
  }

  /// To be called once for each notebook, when it is made.
  void list(String id) {
    try {
      Files.createDirectories(root);
      Files.writeString(index(), id + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Optional<String> name(String id) {
    try (BufferedReader reader = Files.newBufferedReader(file(id))) {
      return Optional.ofNullable(reader.readLine()).flatMap(NotebookText::name);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  Optional<Notebook> read(String id) {
    try {
      return Optional.of(NotebookText.read(id, Files.readString(file(id))));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the notebook " + id, failure);
    }
  }

  /// When its file was written last, in milliseconds; 0 for one that is not there.
  long written(String id) {
    try {
      return Files.getLastModifiedTime(file(id)).toMillis();
    } catch (IOException absent) {
      return 0;
    }
  }

  void write(Notebook notebook) {
    replace(file(notebook.id()), NotebookText.write(notebook));
  }

  void writeSecret(String id, String password) {
    try {
      Files.createDirectories(root);
      Path next = root.resolve(id + ".secret.new");
      Files.deleteIfExists(next);
      Files.createFile(
          next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(next, password);
      Files.move(
          next, secret(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot keep the password of the notebook " + id, failure);
    }
  }

  void removeSecret(String id) {
    try {
      Files.deleteIfExists(secret(id));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Whole or not at all, also when the machine stops now.
  static void replace(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Path next = file.resolveSibling(file.getFileName() + ".new");
      try (FileChannel channel =
          FileChannel.open(
              next,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(false);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write " + file.getFileName(), failure);
    }
  }

  /// Its text last: who could not be deleted whole can be deleted again.
  ///
  /// @throws NotebookFault `NOT_FOUND`
  void delete(String id) {
    if (!Files.exists(file(id))) {
      throw NotebookFault.noNotebook();
    }
    try {
      removeSecret(id);
      deleteAll(root.resolve(id + ".history"));
      List<String> others = listed().stream().filter(other -> !other.equals(id)).toList();
      replace(index(), others.stream().map(other -> other + "\n").collect(Collectors.joining()));
      Files.deleteIfExists(file(id));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot delete the notebook " + id, failure);
    }
  }

  private static void deleteAll(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
