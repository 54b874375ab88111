package dev.vitrine.notebooks.python;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Our Python files, laid out where an interpreter can read them, for as long as the server runs.
final class Program implements AutoCloseable {

  private static final List<String> FILES =
      List.of(
          "supervisor.py",
          "frames.py",
          "kernel.py",
          "names.py",
          "sandbox.py",
          "seccomp.py",
          "shown.py",
          "values.py");

  private final Path directory;

  private Program(Path directory) {
    this.directory = directory;
  }

  static Program unpack() throws IOException {
    Path directory = Files.createTempDirectory("vitrine-python-program-");
    for (String file : FILES) {
      try (InputStream source = Program.class.getResourceAsStream("/python/" + file)) {
        if (source == null) {
          throw new IOException("/python/" + file + " is missing from the server's classes");
        }
        Files.copy(source, directory.resolve(file));
      }
    }
    return new Program(directory);
  }

  Path supervisor() {
    return directory.resolve("supervisor.py");
  }

  /// Where a process writes what goes wrong before it can speak.
  Path complaints(String name) {
    return directory.resolve(name + ".log");
  }

  @Override
  public void close() {
    delete(directory);
  }

  /// Removes a directory with all in it, also what a cell made unreadable; symbolic links are not
  /// followed.
  static void delete(Path root) {
    try {
      if (Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
        root.toFile().setExecutable(true, true);
        root.toFile().setReadable(true, true);
        root.toFile().setWritable(true, true);
        try (Stream<Path> inside = Files.list(root)) {
          inside.forEach(Program::delete);
        }
      }
      Files.deleteIfExists(root);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot remove " + root, failure);
    }
  }
}
