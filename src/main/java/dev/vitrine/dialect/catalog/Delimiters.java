package dev.vitrine.dialect.catalog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Escapes in the text of a delimiter that the SQL string has not decoded: `\\t` as two characters,
/// octal `\\174`, hexadecimal `0x7c` and `\\x7c`. Bytes in a row are one text in UTF-8:
/// `\\xC2\\xA2` is the cent sign, and so is `\xC2\xA2`, of which the SQL string has made a
/// character for each byte.
public final class Delimiters {

  private final String text;
  private final StringBuilder decoded = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int at;

  private Delimiters(String text) {
    this.text = text;
  }

  static String decode(String text) {
    Delimiters delimiters = new Delimiters(text);
    if (text.matches("(0[xX]([0-9a-fA-F]{2})+)+")) {
      delimiters.hexadecimal(text.replaceAll("0[xX]", ""));
    } else {
      delimiters.escapes();
    }
    delimiters.endBytes();
    return delimiters.decoded.toString();
  }

  /// What a letter behind a backslash stands for; the letter itself where it is none of these.
  public static char escaped(char letter) {
    return switch (letter) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '0' -> '\0';
      default -> letter;
    };
  }

  private void hexadecimal(String digits) {
    for (int i = 0; i < digits.length(); i += 2) {
      bytes.write(Integer.parseInt(digits.substring(i, i + 2), 16));
    }
  }

  private void escapes() {
    while (at < text.length()) {
      char c = text.charAt(at);
      at++;
      if (c == '\\' && at < text.length()) {
        escape();
      } else if (c >= 0x80 && c <= 0xFF) {
        bytes.write(c);
      } else {
        add(c);
      }
    }
  }

  /// Behind the backslash.
  private void escape() {
    char c = text.charAt(at);
    if ((c == 'x' || c == 'X') && isRun(at + 1, 2, 16)) {
      bytes.write(Integer.parseInt(text.substring(at + 1, at + 3), 16));
      at += 3;
    } else if (isRun(at, 3, 8)) {
      bytes.write(Integer.parseInt(text.substring(at, at + 3), 8));
      at += 3;
    } else {
      add(escaped(c));
      at++;
    }
  }

  private void add(char c) {
    endBytes();
    decoded.append(c);
  }

  /// Bytes that are no UTF-8 stand for the characters of these numbers.
  private void endBytes() {
    byte[] all = bytes.toByteArray();
    bytes.reset();
    try {
      decoded.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(all)));
    } catch (CharacterCodingException other) {
      decoded.append(new String(all, StandardCharsets.ISO_8859_1));
    }
  }

  private boolean isRun(int from, int length, int radix) {
    if (from + length > text.length()) {
      return false;
    }
    for (int i = from; i < from + length; i++) {
      if (Character.digit(text.charAt(i), radix) < 0) {
        return false;
      }
    }
    return true;
  }
}
