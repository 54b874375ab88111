package dev.vitrine.stages;

import dev.vitrine.dialect.catalog.Delimiters;
import dev.vitrine.dialect.catalog.FileFormat;
import dev.vitrine.dialect.catalog.FormatOption;
import dev.vitrine.kernel.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads CSV as Snowflake's COPY does. Its rules, in short: a value is quoted when its first
/// character is the quote; a doubled quote is one; behind the closing quote only a delimiter may
/// come; outside quotes the escape character takes the next one by its word; the end of the file
/// ends a record.
final class CsvReader implements RecordReader {

  private static final int MAX_VALUE = 16_777_216;

  private final Characters in;
  private final CsvRules rules;
  private final List<@Nullable String> values = new ArrayList<>();
  private final List<String> headers = new ArrayList<>();
  private final StringBuilder value = new StringBuilder();
  private long[] places = new long[32];
  private long row;
  private long startLine;
  private long startOffset;
  private String text = "";
  private @Nullable Problem problem;
  private boolean recordEnded;

  CsvReader(InputStream in, FileFormat format, int recordLimit) throws IOException {
    this.rules = CsvRules.of(format);
    this.in =
        new Characters(
            in, format.charset(), format.flag(FormatOption.SKIP_BYTE_ORDER_MARK), recordLimit);
    for (int i = 0; i < format.count(FormatOption.SKIP_HEADER); i++) {
      skipLine();
    }
    if (format.flag(FormatOption.PARSE_HEADER) && next()) {
      values.forEach(name -> headers.add(name == null ? "" : name));
      row = 0;
    }
  }

  /// The names in the file's first record, where the format says that it has them.
  List<String> headers() {
    return headers;
  }

  private void skipLine() throws IOException {
    for (int c = in.peek(0); c != Characters.END; c = in.peek(0)) {
      in.skip();
      if (c == '\n') {
        break;
      }
    }
    in.endRecord();
  }

  @Override
  public boolean next() throws IOException {
    while (in.peek(0) != Characters.END) {
      readRecord();
      boolean blank = rules.skipsBlankLines() && values.size() == 1 && text.isBlank();
      if (!blank) {
        row++;
        return true;
      }
    }
    return false;
  }

  private void readRecord() throws IOException {
    values.clear();
    problem = null;
    startLine = in.line();
    startOffset = in.recordOffset();
    recordEnded = false;
    while (!recordEnded) {
      readValue();
    }
    in.endRecord();
    keepPlace(values.size());
  }

  private void readValue() throws IOException {
    if (rules.trims()) {
      skipBlanks();
    }
    keepPlace(values.size());
    value.setLength(0);
    if (rules.quote() != CsvRules.NONE && in.peek(0) == rules.quote()) {
      readQuoted();
    } else {
      readBare();
    }
  }

  private void skipBlanks() throws IOException {
    for (int c = in.peek(0);
        (c == ' ' || c == '\t') && !in.isHere(rules.fields()) && !in.isHere(rules.records());
        c = in.peek(0)) {
      in.skip();
    }
  }

  private void readBare() throws IOException {
    int from = in.length();
    boolean escapes = false;
    for (End end = endHere(); end == End.NOT; end = endHere()) {
      int c = in.peek(0);
      in.skip();
      if (c == rules.bareEscape() && in.peek(0) != Characters.END) {
        escapes = true;
        value.append(Delimiters.escaped((char) in.peek(0)));
        in.skip();
      } else {
        value.append((char) c);
      }
    }
    String read = rules.trims() ? value.toString().strip() : value.toString();
    String written = escapes ? in.since(from) : read;
    add(read, rules.trims() ? written.strip() : written, false);
    takeEnd();
  }

  private void readQuoted() throws IOException {
    in.skip();
    while (true) {
      int c = in.peek(0);
      if (c == Characters.END || (!rules.multiLine() && atRecordEnd())) {
        missingEnd();
        return;
      }
      in.skip();
      if (c == rules.quote() && in.peek(0) == rules.quote()) {
        in.skip();
        value.append((char) c);
      } else if (c == rules.quote()) {
        closeQuote();
        return;
      } else if (c == rules.escape() && in.peek(0) != Characters.END) {
        value.append(Delimiters.escaped((char) in.peek(0)));
        in.skip();
      } else {
        value.append((char) c);
      }
    }
  }

  private void closeQuote() throws IOException {
    if (rules.trims()) {
      skipBlanks();
    }
    if (endHere() != End.NOT) {
      add(value.toString(), value.toString(), true);
      takeEnd();
      return;
    }
    refuse(
        ErrorCode.FILE_CHARACTER,
        "Found character '%s' instead of field delimiter '%s'"
            .formatted(Character.toString(in.peek(0)), shown(rules.fields())));
    skipRecord();
  }

  private void missingEnd() throws IOException {
    refuse(ErrorCode.FILE_RECORD_END, "End of record reached while expected to parse column '%s'");
    skipRecord();
  }

  private void skipRecord() throws IOException {
    while (!atRecordEnd()) {
      in.skip();
    }
    endRecord();
  }

  private enum End {
    NOT,
    VALUE,
    RECORD
  }

  private End endHere() throws IOException {
    if (in.isHere(rules.fields())) {
      return End.VALUE;
    }
    return atRecordEnd() ? End.RECORD : End.NOT;
  }

  private void takeEnd() throws IOException {
    if (endHere() == End.VALUE) {
      in.skip(rules.fields().length());
    } else {
      endRecord();
    }
  }

  private boolean atRecordEnd() throws IOException {
    int c = in.peek(0);
    if (c == Characters.END) {
      return true;
    }
    if (rules.endsWithLine()) {
      return c == '\n' || (c == '\r' && in.peek(1) == '\n');
    }
    return in.isHere(rules.records());
  }

  private void endRecord() throws IOException {
    text = in.record();
    recordEnded = true;
    int c = in.peek(0);
    if (c == Characters.END) {
      return;
    }
    in.skip(rules.endsWithLine() ? (c == '\r' ? 2 : 1) : rules.records().length());
    in.newLine();
  }

  private void add(String decoded, String raw, boolean quoted) {
    boolean isNull =
        (!quoted && rules.emptyIsNull() && decoded.isEmpty())
            || rules.nulls().contains(decoded)
            || rules.nulls().contains(raw);
    if (decoded.length() > MAX_VALUE) {
      refuse(
          ErrorCode.FILE_TEXT_SIZE,
          "Max LOB size (%d) exceeded, actual size of parsed column is %d"
              .formatted(MAX_VALUE, decoded.length()));
    }
    values.add(isNull ? null : checked(decoded));
  }

  private String checked(String decoded) {
    if (!BadBytes.isIn(decoded)) {
      return decoded;
    }
    if (!rules.replacesInvalid()) {
      refuse(
          ErrorCode.FILE_TEXT_ENCODING,
          "Invalid UTF8 detected in string '" + BadBytes.shown(decoded).replace("%", "%%") + "'");
    }
    return BadBytes.replaced(decoded);
  }

  private void refuse(ErrorCode code, String message) {
    if (problem == null) {
      int column = values.size();
      Place place =
          code == ErrorCode.FILE_CHARACTER
              ? new Place(in.line(), in.character(), startOffset, startLine)
              : place(column);
      problem = new Problem(code, message, column, place);
    }
  }

  private static String shown(String delimiter) {
    return delimiter.replace("\t", "\\t").replace("\n", "\\n").replace("%", "%%");
  }

  private void keepPlace(int column) {
    if (column * 2 + 1 >= places.length) {
      places = java.util.Arrays.copyOf(places, places.length * 2);
    }
    places[column * 2] = in.line();
    places[column * 2 + 1] = in.character();
  }

  @Override
  public long row() {
    return row;
  }

  @Override
  public int size() {
    return problem == null ? values.size() : 0;
  }

  @Override
  public @Nullable String value(int column) {
    return values.get(column);
  }

  @Override
  public Optional<Problem> problem() {
    return Optional.ofNullable(problem);
  }

  @Override
  public Place place(int column) {
    int at = Math.min(column, values.size()) * 2;
    return new Place(places[at], places[at + 1], startOffset, startLine);
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
