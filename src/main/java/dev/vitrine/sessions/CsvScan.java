package dev.vitrine.sessions;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Reads a CSV file to the first line on which it is malformed: a record with more or fewer values
/// than the header, or a quote that is not closed or closed too early. Quotes inside a value that
/// does not begin with one are plain characters.
final class CsvScan {

  private final InputStream in;
  private final int separator;
  private long line = 1;
  private long recordLine = 1;
  private int next;

  CsvScan(InputStream in, char separator) {
    this.in = in;
    this.separator = separator;
  }

  Optional<String> fault() throws IOException {
    next = in.read();
    int expected = -1;
    while (next >= 0) {
      recordLine = line;
      int values = 1;
      boolean blank = next == '\n' || next == '\r';
      Optional<String> fault = value();
      while (fault.isEmpty() && next == separator) {
        next = in.read();
        values++;
        fault = value();
      }
      if (fault.isPresent()) {
        return fault;
      }
      endOfLine();
      expected = expected < 0 ? values : expected;
      if (values != expected && !blank) {
        return at(recordLine, "expected " + expected + " values, found " + values);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> at(long line, String what) {
    return Optional.of("line " + line + ": " + what);
  }

  private Optional<String> value() throws IOException {
    if (next == '"') {
      return quoted();
    }
    while (!ends()) {
      next = in.read();
    }
    return Optional.empty();
  }

  private boolean ends() {
    return next < 0 || next == separator || next == '\n' || next == '\r';
  }

  private Optional<String> quoted() throws IOException {
    long opened = line;
    next = in.read();
    while (true) {
      if (next < 0) {
        return at(opened, "a quote is opened and never closed");
      }
      if (next == '"') {
        next = in.read();
        if (next != '"') {
          return ends() ? Optional.empty() : at(line, "text follows a closing quote");
        }
      }
      line += next == '\n' ? 1 : 0;
      next = in.read();
    }
  }

  private void endOfLine() throws IOException {
    if (next == '\r') {
      next = in.read();
    }
    if (next == '\n') {
      next = in.read();
    }
    line++;
  }
}
