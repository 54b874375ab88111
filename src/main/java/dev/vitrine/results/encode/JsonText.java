package dev.vitrine.results.encode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Copies one JSON value (RFC 8259) without blanks between its parts, and knows what is none.
final class JsonText {

  private static final int DEEPEST = 500;
  private static final List<byte[]> NO_NUMBERS =
      Stream.of("NaN", "nan", "Infinity", "-Infinity", "inf", "-inf")
          .map(word -> word.getBytes(StandardCharsets.US_ASCII))
          .toList();

  private final byte[] text;
  private final Output out;
  private int at;
  private int depth;

  private final boolean nullForNoNumber;

  private JsonText(byte[] text, Output out, boolean nullForNoNumber) {
    this.text = text;
    this.out = out;
    this.nullForNoNumber = nullForNoNumber;
  }

  /// @return false, with nothing written, when `text` is no JSON or too deep
  static boolean compact(byte[] text, Output out) {
    return compact(text, out, false);
  }

  /// @param nullForNoNumber takes `NaN`, `Infinity` and `-Infinity` too, and writes null
  static boolean compact(byte[] text, Output out, boolean nullForNoNumber) {
    int start = out.size();
    JsonText copy = new JsonText(text, out, nullForNoNumber);
    boolean whole = copy.value() && copy.blanks() == text.length;
    if (!whole) {
      out.cut(start);
    }
    return whole;
  }

  private int blanks() {
    while (at < text.length && isBlank(text[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private boolean value() {
    if (blanks() == text.length) {
      return false;
    }
    return switch (text[at]) {
      case '{' -> members('}', true);
      case '[' -> members(']', false);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> (nullForNoNumber && noNumber()) || word("null");
      default -> (nullForNoNumber && noNumber()) || number();
    };
  }

  private boolean noNumber() {
    for (byte[] letters : NO_NUMBERS) {
      if (Arrays.mismatch(
              text, at, Math.min(text.length, at + letters.length), letters, 0, letters.length)
          < 0) {
        at += letters.length;
        out.ascii("null");
        return true;
      }
    }
    return false;
  }

  private boolean members(char close, boolean named) {
    if (++depth > DEEPEST) {
      return false;
    }
    out.write(text[at++]);
    blanks();
    boolean good = take(close) || (member(named) && moreMembers(close, named));
    depth--;
    return good;
  }

  private boolean moreMembers(char close, boolean named) {
    blanks();
    while (take(',')) {
      if (!member(named)) {
        return false;
      }
      blanks();
    }
    return take(close);
  }

  private boolean member(boolean named) {
    return (!named || name()) && value();
  }

  private boolean name() {
    return blanks() < text.length && text[at] == '"' && string() && blanks() >= 0 && take(':');
  }

  private boolean take(char sign) {
    if (at < text.length && text[at] == sign) {
      out.write(text[at++]);
      return true;
    }
    return false;
  }

  private boolean word(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!take(word.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean string() {
    int from = at++;
    while (at < text.length && text[at] != '"') {
      int length = text[at] == '\\' ? escape() : character();
      if (length == 0) {
        return false;
      }
      at += length;
    }
    if (at == text.length) {
      return false;
    }
    at++;
    out.write(text, from, at - from);
    return true;
  }

  /// Bytes of the character here, 0 when there is none that a string can hold.
  private int character() {
    return text[at] >= 0 && text[at] < 0x20 ? 0 : Utf8.length(text, at, text.length);
  }

  private int escape() {
    if (at + 1 == text.length) {
      return 0;
    }
    if (text[at + 1] != 'u') {
      return "\"\\/bfnrt".indexOf(text[at + 1]) < 0 ? 0 : 2;
    }
    for (int i = at + 2; i < at + 6; i++) {
      if (i >= text.length || Character.digit(text[i], 16) < 0) {
        return 0;
      }
    }
    return 6;
  }

  private boolean number() {
    take('-');
    boolean whole = take('0') || digits();
    if (whole && take('.')) {
      whole = digits();
    }
    if (whole && (take('e') || take('E'))) {
      boolean _ = take('+') || take('-');
      whole = digits();
    }
    return whole;
  }

  private boolean digits() {
    int from = at;
    while (at < text.length && text[at] >= '0' && text[at] <= '9') {
      out.write(text[at++]);
    }
    return at > from;
  }
}
