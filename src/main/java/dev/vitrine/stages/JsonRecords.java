package dev.vitrine.stages;

import dev.vitrine.dialect.catalog.FileFormat;
import dev.vitrine.dialect.catalog.FormatOption;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads JSON values that follow one another, with blanks, line ends or commas between them, or
/// that are the elements of one outer array. A value that is no JSON is a problem of its record;
/// the next record begins on the next line.
final class JsonRecords implements RecordReader {

  private static final int MAX_VALUE = 16_777_216;

  private final Characters in;
  private final JsonNormal normal;
  private final boolean stripsArray;
  private final boolean replaces;
  private final boolean multiLine;
  private final boolean octal;
  private boolean inArray;
  private long row;
  private Place start = new Place(1, 1, 0, 1);
  private String text = "";
  private @Nullable String value;
  private @Nullable Problem problem;

  JsonRecords(InputStream in, FileFormat format, JsonNormal normal, int recordLimit)
      throws IOException {
    this.in =
        new Characters(
            in,
            StandardCharsets.UTF_8,
            format.flag(FormatOption.SKIP_BYTE_ORDER_MARK),
            recordLimit);
    this.normal = normal;
    this.stripsArray = format.flag(FormatOption.STRIP_OUTER_ARRAY);
    this.multiLine = format.flag(FormatOption.MULTI_LINE);
    this.octal = format.flag(FormatOption.ENABLE_OCTAL);
    this.replaces =
        format.flag(FormatOption.REPLACE_INVALID_CHARACTERS)
            || format.flag(FormatOption.IGNORE_UTF8_ERRORS);
  }

  @Override
  public boolean next() throws IOException {
    skipBetween();
    if (stripsArray && !inArray && in.peek(0) == '[') {
      in.skip();
      inArray = true;
      skipBetween();
    }
    while (inArray && in.peek(0) == ']') {
      in.skip();
      inArray = false;
      skipBetween();
      if (in.peek(0) == '[') {
        in.skip();
        inArray = true;
        skipBetween();
      }
    }
    if (in.peek(0) == Characters.END) {
      return false;
    }
    read();
    return true;
  }

  private void skipBetween() throws IOException {
    for (int c = in.peek(0); c == ',' || isBlank(c); c = in.peek(0)) {
      in.skip();
    }
    in.endRecord();
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private void read() throws IOException {
    row++;
    problem = null;
    value = null;
    start = new Place(in.line(), in.character(), in.recordOffset(), in.line());
    skipValue();
    text = in.record();
    in.endRecord();
    try {
      if (text.length() > MAX_VALUE) {
        throw new SqlError(
            ErrorCode.JSON_INVALID,
            "Error parsing JSON: document is too large, max size 16777216 bytes");
      }
      if (!multiLine && text.indexOf('\n') >= 0) {
        throw new SqlError(
            ErrorCode.JSON_INVALID,
            "Error parsing JSON: a new line in a document, and the file format says MULTI_LINE ="
                + " FALSE");
      }
      value = normal.of(octal ? OctalNumbers.decimal(checked(text)) : checked(text));
    } catch (SqlError bad) {
      problem = new Problem(bad.code(), bad.text().replace("%", "%%"), 0, start);
    }
  }

  private String checked(String written) {
    if (!BadBytes.isIn(written)) {
      return written;
    }
    if (!replaces) {
      throw new SqlError(
          ErrorCode.FILE_TEXT_ENCODING,
          "Invalid UTF8 detected in string '" + BadBytes.shown(written) + "'");
    }
    return BadBytes.replaced(written);
  }

  /// To the end of the value: its brackets closed, or the next blank, comma or bracket behind a
  /// bare one. What never ends is taken to the end of its file.
  private void skipValue() throws IOException {
    int depth = 0;
    int c = in.peek(0);
    while (c != Characters.END) {
      if (c == '"' || c == '\'') {
        skipString(c);
      } else if (c == '{' || c == '[') {
        depth++;
        in.skip();
      } else if (c == '}' || c == ']') {
        if (depth == 0 && inArray) {
          return;
        }
        depth--;
        in.skip();
      } else if (depth <= 0 && (isBlank(c) || c == ',')) {
        return;
      } else {
        in.skip();
      }
      c = in.peek(0);
      if (depth <= 0 && (isBlank(c) || c == ',' || c == '{' || c == '[')) {
        return;
      }
    }
  }

  private void skipString(int quote) throws IOException {
    in.skip();
    for (int c = in.peek(0); c != Characters.END; c = in.peek(0)) {
      in.skip();
      if (c == quote || c == '\n') {
        return;
      }
      if (c == '\\' && in.peek(0) != Characters.END) {
        in.skip();
      }
    }
  }

  @Override
  public long row() {
    return row;
  }

  @Override
  public int size() {
    return problem == null ? 1 : 0;
  }

  @Override
  public @Nullable String value(int column) {
    return value;
  }

  @Override
  public Optional<Problem> problem() {
    return Optional.ofNullable(problem);
  }

  @Override
  public Place place(int column) {
    return start;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
