package dev.vitrine.agent.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The `.sql` files of a folder and those below it; without a folder, the examples that come with
/// the server, about its sample data.
final class ExampleFiles {

  private static final Logger LOG = LoggerFactory.getLogger(ExampleFiles.class);
  private static final String BUILT_IN = "samples.sql";
  private static final int MOST_FILES = 5_000;
  private static final long MOST_BYTES = 65_536;
  private static final int DEEPEST = 8;

  private final Path folder;
  private final boolean samples;

  /// @param samples whether the examples about the sample data may stand in for a folder
  ExampleFiles(Path folder, boolean samples) {
    this.folder = folder;
    this.samples = samples;
  }

  boolean hasFolder() {
    return Files.isDirectory(folder);
  }

  /// Differs when a file was added, changed or removed.
  Map<String, String> state() {
    Map<String, String> state = new TreeMap<>();
    for (Path file : files()) {
      try {
        state.put(
            folder.relativize(file).toString(),
            Files.size(file) + "@" + Files.getLastModifiedTime(file));
      } catch (IOException gone) {
        LOG.debug("the example {} is gone", file.getFileName());
      }
    }
    return state;
  }

  private List<Path> files() {
    if (!hasFolder()) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
      return all.filter(ExampleFiles::isExample).sorted().limit(MOST_FILES).toList();
    } catch (IOException | UncheckedIOException unreadable) {
      LOG.warn("the folder of examples cannot be read: {}", unreadable.getClass().getSimpleName());
      return List.of();
    }
  }

  private static boolean isExample(Path file) {
    try {
      return file.toString().endsWith(".sql")
          && Files.isRegularFile(file)
          && Files.size(file) <= MOST_BYTES;
    } catch (IOException gone) {
      return false;
    }
  }

  List<Example> read() {
    if (!hasFolder()) {
      return samples ? builtIn() : List.of();
    }
    List<Example> examples = new ArrayList<>();
    for (Path file : files()) {
      try {
        String name = folder.relativize(file).toString();
        examples.addAll(ExampleText.parse(name, Files.readString(file)));
      } catch (IOException unreadable) {
        LOG.warn("an example cannot be read: {}", file.getFileName());
      }
    }
    return examples;
  }

  private static List<Example> builtIn() {
    try (InputStream in = ExampleFiles.class.getResourceAsStream(BUILT_IN)) {
      if (in == null) {
        throw new IllegalStateException("no " + BUILT_IN);
      }
      return ExampleText.parse(BUILT_IN, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
