package dev.vitrine.stages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a client said of a file beside its bytes: names and values, such as the digest that drivers
/// send in headers of an upload. It lies in a hidden file next to that file, and is of these bytes
/// only: who replaces them without a word about it takes it away.
final class Notes {

  /// What names of such files end with.
  static final String END = ".notes";

  private Notes() {}

  private static Path beside(Path file) {
    byte[] name = String.valueOf(file.getFileName()).getBytes(StandardCharsets.UTF_8);
    return file.resolveSibling(Uploads.MARK + Checksums.hex(name) + END);
  }

  /// @param md5 of the file's bytes
  /// @param notes without line breaks, and without `=` in the names
  static void write(Path file, String md5, Map<String, String> notes) throws IOException {
    if (notes.isEmpty()) {
      remove(file);
      return;
    }
    List<String> lines = new ArrayList<>(List.of(md5));
    notes.forEach((name, value) -> lines.add(name + "=" + value));
    Path part = Uploads.beside(file);
    Files.write(part, lines);
    Files.move(
        part, beside(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Empty when there are none of these bytes.
  static Map<String, String> read(Path file, String md5) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(beside(file));
    } catch (NoSuchFileException none) {
      return Map.of();
    }
    if (lines.isEmpty() || !lines.getFirst().equals(md5)) {
      return Map.of();
    }
    Map<String, String> notes = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int equals = line.indexOf('=');
      notes.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return notes;
  }

  static void remove(Path file) throws IOException {
    Files.deleteIfExists(beside(file));
  }
}
