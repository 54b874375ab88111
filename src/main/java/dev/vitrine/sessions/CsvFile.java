package dev.vitrine.sessions;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A CSV file (RFC 4180 with a header) as it must be told to the engine: what separates its values
/// is seen in its header, because an engine that guesses would rather drop lines than refuse them.
final class CsvFile {

  private static final int LONGEST_HEADER = 1 << 20;
  private static final int BUFFER = 1 << 16;
  private static final String SEPARATORS = ",;\t|";

  private final Path file;
  private final char separator;

  private CsvFile(Path file, char separator) {
    this.file = file;
    this.separator = separator;
  }

  /// @throws SessionFault for a file that is empty or no text
  static CsvFile of(Path file) throws IOException {
    String header = header(file);
    if (header.isBlank()) {
      throw malformed("the file is empty");
    }
    if (header.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\r')
        || header.startsWith("\u00ff\u00fe")
        || header.startsWith("\u00fe\u00ff")) {
      throw malformed("line 1: this is no UTF-8 text");
    }
    return new CsvFile(file, separator(header));
  }

  static SessionFault malformed(String what) {
    return SessionFault.invalidRequest("Malformed CSV file: " + what);
  }

  /// The first line, a byte a character.
  private static String header(Path file) throws IOException {
    StringBuilder line = new StringBuilder();
    try (InputStream in = buffered(file)) {
      int next = in.read();
      while (next >= 0 && next != '\n' && line.length() < LONGEST_HEADER) {
        line.append((char) next);
        next = in.read();
      }
    }
    String mark =
        new String("\ufeff".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return line.toString().replaceFirst("^" + mark, "");
  }

  private static InputStream buffered(Path file) throws IOException {
    return new BufferedInputStream(Files.newInputStream(file), BUFFER);
  }

  /// The candidate that the header has most of outside quotes; a comma where it has none.
  private static char separator(String header) {
    String bare = header.replaceAll("\"[^\"]*\"", "");
    char best = ',';
    for (int i = 0; i < SEPARATORS.length(); i++) {
      char candidate = SEPARATORS.charAt(i);
      best = count(bare, candidate) > count(bare, best) ? candidate : best;
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  /// Options of the engine's reader behind the file.
  String options() {
    return ", header = true, skip = 0, delim = '"
        + separator
        + "', quote = '\"', escape = '\"', comment = '', nullstr = ['', 'NA']";
  }

  /// The first thing in the file that is not as it must be, with its line; empty when all is well.
  Optional<String> fault() throws IOException {
    try (InputStream in = buffered(file)) {
      return new CsvScan(in, separator).fault();
    }
  }
}
