package dev.vitrine.results.encode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Lays the members of objects and arrays out on lines of their own, as Snowflake shows JSON. Words
/// are copied as they are, but a null after a comma or bracket and a tab is `undefined`: so the
/// dialect marks an element that is SQL NULL. Left as it is: what is neither object nor array, what
/// is no JSON, what is nested too deep, and what would grow beyond all measure, so that a few bytes
/// of brackets cannot fill the memory with blanks.
final class JsonIndent {

  private static final int DEEPEST = 500;
  private static final int GROWTH = 16;
  private static final int FREE_GROWTH = 2048;
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private final byte[] text;
  private final int length;
  private final int indent;
  private final Output out;
  private final long most;
  private int at;
  private int depth;

  private JsonIndent(byte[] text, int length, int indent, Output out) {
    this.text = text;
    this.length = length;
    this.indent = indent;
    this.out = out;
    this.most = out.size() + (long) GROWTH * length + FREE_GROWTH;
  }

  /// @param length of `text`
  /// @param indent blanks for each level; 0 for one line without blanks
  static void write(byte[] text, int length, int indent, Output out) {
    int start = out.size();
    if (!new JsonIndent(text, length, indent, out).document()) {
      out.back(start);
      out.write(text, 0, length);
    }
  }

  private boolean document() {
    blanks();
    if (at == length || !opens(text[at])) {
      return false;
    }
    do {
      if (!part()) {
        return false;
      }
      blanks();
    } while (depth > 0 && at < length);
    return depth == 0 && at == length;
  }

  /// Copies a bracket, a sign, a string or a word; false if it cannot stand here.
  private boolean part() {
    byte b = text[at];
    return switch (b) {
      case '{', '[' -> open();
      case '}', ']' -> close();
      case ',' -> sign() && line();
      case ':' -> sign() && afterName();
      case '"' -> string();
      default -> word();
    };
  }

  private boolean open() {
    boolean _ = sign();
    blanks();
    if (at < length && closes(text[at])) {
      return sign();
    }
    return ++depth <= DEEPEST && line();
  }

  private boolean close() {
    return --depth >= 0 && line() && sign();
  }

  private boolean sign() {
    out.write(text[at++]);
    return true;
  }

  private boolean afterName() {
    if (indent > 0) {
      out.write(' ');
    }
    return true;
  }

  private boolean line() {
    if (indent > 0) {
      out.write('\n');
      out.blanks(depth * indent);
    }
    return out.size() <= most;
  }

  private boolean string() {
    int end = at + 1;
    while (end < length && text[end] != '"') {
      end += text[end] == '\\' ? 2 : 1;
    }
    if (end >= length) {
      return false;
    }
    out.write(text, at, end + 1 - at);
    at = end + 1;
    return true;
  }

  private boolean word() {
    int end = at;
    while (end < length && !isBlank(text[end]) && !isSign(text[end])) {
      end++;
    }
    if (isUndefined(end)) {
      out.ascii("undefined");
    } else {
      out.write(text, at, end - at);
    }
    at = end;
    return true;
  }

  private boolean isUndefined(int end) {
    boolean marked = text[at - 1] == '\t' && (text[at - 2] == ',' || text[at - 2] == '[');
    return marked && Arrays.equals(text, at, end, NULL, 0, NULL.length);
  }

  private void blanks() {
    while (at < length && isBlank(text[at])) {
      at++;
    }
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private static boolean isSign(byte b) {
    return b == ',' || b == ':' || b == '"' || opens(b) || closes(b);
  }

  private static boolean opens(byte b) {
    return b == '{' || b == '[';
  }

  private static boolean closes(byte b) {
    return b == '}' || b == ']';
  }
}
