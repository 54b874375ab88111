package dev.vitrine.dialect.scalar;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Texts taken apart and put together.
final class Words {

  private static final String DELIMITERS = "!?@\"^#$&~_,.:;+-*%/|\\[](){}<>";

  private Words() {}

  /// The first character of each word in upper case, all others in lower case. Words stand between
  /// white space and punctuation.
  static String capitalised(String text) {
    return capitalised(text, null);
  }

  /// A delimiter is never in upper case, though it stand where a word begins.
  ///
  /// @param delimiters null: white space and punctuation
  static String capitalised(String text, @Nullable String delimiters) {
    StringBuilder out = new StringBuilder(text.length());
    boolean begins = true;
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      boolean delimiter =
          delimiters == null
              ? Character.isWhitespace(c) || DELIMITERS.indexOf(c) >= 0
              : delimiters.indexOf(c) >= 0;
      boolean first = begins && !delimiter;
      out.appendCodePoint(first ? Character.toUpperCase(c) : Character.toLowerCase(c));
      begins = delimiter;
      at += Character.charCount(c);
    }
    return out.toString();
  }

  /// Parts between delimiters, each a single character; empty parts do not count.
  static List<String> tokens(String text, String delimiters) {
    List<String> tokens = new ArrayList<>();
    int start = -1;
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      boolean delimiter = delimiters.indexOf(c) >= 0;
      if (delimiter && start >= 0) {
        tokens.add(text.substring(start, at));
        start = -1;
      } else if (!delimiter && start < 0) {
        start = at;
      }
      at += Character.charCount(c);
    }
    if (start >= 0) {
      tokens.add(text.substring(start));
    }
    return tokens;
  }

  /// @param part from 1
  static @Nullable String token(String text, String delimiters, long part) {
    if (part < 1) {
      throw new SqlError(
          ErrorCode.INVALID_ARGUMENT_VALUE,
          "Invalid token number " + part + " for STRTOK: it must be 1 or more");
    }
    List<String> tokens = tokens(text, delimiters);
    return part > tokens.size() ? null : tokens.get((int) part - 1);
  }

  /// @param part from 1, from -1 backwards; 0 is the first
  static String part(String text, String delimiter, long part) {
    List<String> parts = parts(text, delimiter);
    long index = part > 0 ? part - 1 : part == 0 ? 0 : parts.size() + part;
    return index < 0 || index >= parts.size() ? "" : parts.get((int) index);
  }

  private static List<String> parts(String text, String delimiter) {
    if (delimiter.isEmpty()) {
      return List.of(text);
    }
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, start)) {
      parts.add(text.substring(start, at));
      start = at + delimiter.length();
    }
    parts.add(text.substring(start));
    return parts;
  }

  /// @param start from 1, from -1 backwards; 0 is the first. Before the text's begin there is
  ///   nothing
  static String sliced(String text, long start, long length) {
    int characters = text.codePointCount(0, text.length());
    long first = start > 0 ? start - 1 : start == 0 ? 0 : characters + start;
    if (first < 0 || first >= characters || length <= 0) {
      return "";
    }
    int from = text.offsetByCodePoints(0, (int) first);
    int to = text.offsetByCodePoints(from, (int) Math.min(length, characters - first));
    return text.substring(from, to);
  }

  /// What stands before a position, another text, and what comes behind so many characters from
  /// there on, each as SUBSTR gives it.
  static String inserted(String text, long position, long length, String insertion) {
    return sliced(text, 1, position - 1)
        + insertion
        + sliced(text, position + length, Long.MAX_VALUE);
  }

  /// Each character of one alphabet becomes the one at its place in the other, or nothing.
  static String translated(String text, String from, String to) {
    int[] source = from.codePoints().toArray();
    int[] target = to.codePoints().toArray();
    if (target.length > source.length) {
      throw new SqlError(
          ErrorCode.STRING_TOO_LONG, "String '" + to + "' is too long and would be truncated");
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> translate(c, source, target, out));
    return out.toString();
  }

  private static void translate(int c, int[] source, int[] target, StringBuilder out) {
    for (int i = 0; i < source.length; i++) {
      if (source[i] == c) {
        if (i < target.length) {
          out.appendCodePoint(target[i]);
        }
        return;
      }
    }
    out.appendCodePoint(c);
  }

  /// Where a text begins in another, from 1, looked for from a position on; 0 where it does not. An
  /// empty one is at 1.
  static long position(String needle, String text, long start) {
    if (needle.isEmpty()) {
      return 1;
    }
    if (start < 1) {
      throw new SqlError(
          ErrorCode.INVALID_ARGUMENT_VALUE,
          "Invalid start position " + start + ": it must be 1 or more");
    }
    if (start > text.length()) {
      return 0;
    }
    int skipped = (int) start - 1;
    int from =
        skipped > text.codePointCount(0, text.length())
            ? text.length()
            : text.offsetByCodePoints(0, skipped);
    int at = text.indexOf(needle, from);
    return at < 0 ? 0 : text.codePointCount(0, at) + 1L;
  }

  static String character(long code) {
    if (code < 0 || code > Character.MAX_CODE_POINT || (code >= 0xD800 && code <= 0xDFFF)) {
      throw new SqlError(
          ErrorCode.INVALID_ARGUMENT_VALUE, "Invalid character code " + code + " in the CHR input");
    }
    return Character.toString((int) code);
  }
}
