package dev.vitrine.stages;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The characters of a file, with a look ahead, and where they stand. Keeps the text of the record
/// that is being read.
final class Characters implements Closeable {

  private static final int BLOCK = 1 << 15;
  static final int END = -1;

  private final Reader reader;
  private final Charset charset;
  private final int recordLimit;
  private char[] block = new char[BLOCK];
  private int at;
  private int end;
  private int recordStart;
  private long line = 1;
  private long character = 1;
  private long bytes;

  Characters(InputStream in, Charset charset, boolean skipMark, int recordLimit)
      throws IOException {
    this.charset = charset;
    this.recordLimit = recordLimit;
    this.reader =
        charset.equals(StandardCharsets.UTF_8)
            ? new Utf8Reader(in)
            : new InputStreamReader(in, charset);
    if (skipMark && peek(0) == '\uFEFF') {
      at++;
      recordStart = at;
      bytes = 3;
    }
  }

  /// The character so many further on, or [#END].
  int peek(int ahead) throws IOException {
    return at + ahead < end || fill(ahead + 1) ? block[at + ahead] : END;
  }

  /// Whether `word` stands here.
  boolean isHere(String word) throws IOException {
    if (word.isEmpty() || peek(0) != word.charAt(0)) {
      return false;
    }
    for (int i = 1; i < word.length(); i++) {
      if (peek(i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Takes what [#peek] showed at 0.
  void skip() {
    if (block[at] == '\n') {
      line++;
      character = 1;
    } else {
      character++;
    }
    at++;
  }

  void skip(int count) {
    for (int i = 0; i < count; i++) {
      skip();
    }
  }

  /// A record that ended without an end of line begins a new line all the same.
  void newLine() {
    if (character != 1) {
      line++;
      character = 1;
    }
  }

  long line() {
    return line;
  }

  long character() {
    return character;
  }

  /// Where the record began, in bytes from the file's begin.
  long recordOffset() {
    return bytes;
  }

  /// The record so far.
  String record() {
    return new String(block, recordStart, at - recordStart);
  }

  /// The text from `from` characters behind the record's begin to here.
  String since(int from) {
    return new String(block, recordStart + from, at - recordStart - from);
  }

  int length() {
    return at - recordStart;
  }

  /// What follows is the next record.
  void endRecord() {
    for (int i = recordStart; i < at; i++) {
      bytes += width(block[i]);
    }
    recordStart = at;
  }

  private int width(char c) {
    if (!charset.equals(StandardCharsets.UTF_8)) {
      return charset.name().startsWith("UTF-16") ? 2 : 1;
    }
    if (c < 0x80 || (c >= '\uDC80' && c <= '\uDCFF')) {
      return 1;
    }
    return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
  }

  private boolean fill(int wanted) throws IOException {
    while (end - at < wanted) {
      if (end == block.length) {
        makeRoom();
      }
      int n = reader.read(block, end, block.length - end);
      if (n < 0) {
        return false;
      }
      end += n;
    }
    return true;
  }

  private void makeRoom() {
    int kept = end - recordStart;
    if (kept > recordLimit) {
      throw new SqlError(
          ErrorCode.FILE_TEXT_SIZE,
          "a record is longer than the %,d characters that one may have: are the file's delimiters right?"
              .formatted(recordLimit));
    }
    char[] target = kept > block.length / 2 ? new char[block.length * 2] : block;
    System.arraycopy(block, recordStart, target, 0, kept);
    block = target;
    at -= recordStart;
    end = kept;
    recordStart = 0;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
