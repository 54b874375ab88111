package dev.vitrine.dialect.scalar;

import com.google.re2j.Matcher;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The matches of a regular expression in a text from a position on, where the text begins as far
/// as the expression knows: what stands before it is neither a word's letter nor a line's.
final class Matches {

  private static final int LONGEST = 256 * 1024;
  private static final long GROWTH = 8;

  private final String skipped;
  private final String text;
  private final Matcher matcher;
  private int from;

  /// @param position of the first character that is looked at, from 1
  Matches(String text, Regex regex, long position) {
    if (position < 1) {
      throw Regexps.wrong("position", position, "1 or more");
    }
    int offset = offset(text, position);
    boolean behind = offset > text.length();
    this.skipped = behind ? text : text.substring(0, offset);
    this.text = behind ? "" : text.substring(offset);
    this.matcher = regex.pattern().matcher(this.text);
    this.from = behind ? 1 : 0;
  }

  /// Behind the text's end there is none.
  private static int offset(String text, long position) {
    long skipped = position - 1;
    return skipped > text.codePointCount(0, text.length())
        ? text.length() + 1
        : text.offsetByCodePoints(0, (int) skipped);
  }

  private boolean next() {
    if (from > text.length() || !matcher.find(from)) {
      return false;
    }
    int end = matcher.end();
    from = end > matcher.start() ? end : afterCharacter(end);
    return true;
  }

  private int afterCharacter(int at) {
    return at >= text.length() ? at + 1 : text.offsetByCodePoints(at, 1);
  }

  long count() {
    long count = 0;
    while (next()) {
      count++;
    }
    return count;
  }

  /// The match with that number, from 1.
  @Nullable Matcher find(long occurrence) {
    for (long i = 0; i < occurrence; i++) {
      if (!next()) {
        return null;
      }
    }
    return matcher;
  }

  /// Which character of the whole text comes behind so much of what is looked at, from 1.
  long position(int at) {
    return skipped.codePointCount(0, skipped.length()) + text.codePointCount(0, at) + 1L;
  }

  /// A group of each match from one on.
  List<@Nullable String> groups(long first, int group) {
    List<@Nullable String> found = new ArrayList<>();
    for (long i = 1; next(); i++) {
      if (i >= first) {
        found.add(matcher.group(group));
      }
    }
    return found;
  }

  /// @param occurrence which match; 0 for all
  String replace(long occurrence, String replacement) {
    StringBuilder out = new StringBuilder(skipped);
    int copied = 0;
    for (long i = 1; (occurrence == 0 || i <= occurrence) && next(); i++) {
      if (occurrence == 0 || i == occurrence) {
        out.append(text, copied, matcher.start());
        expand(replacement, out);
        copied = matcher.end();
        requireBounded(out);
      }
    }
    return out.append(text, copied, text.length()).toString();
  }

  /// A vector of such texts must fit into memory beside what they are made of.
  private void requireBounded(StringBuilder out) {
    int length = skipped.length() + text.length();
    if (out.length() > LONGEST + GROWTH * length) {
      throw new SqlError(
          ErrorCode.ARGUMENT_LIMIT,
          "argument limit exceeded: REGEXP_REPLACE would make a text of "
              + length
              + " characters more than "
              + GROWTH
              + " times as long");
    }
  }

  private void expand(String replacement, StringBuilder out) {
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      char after = c == '\\' && i + 1 < replacement.length() ? replacement.charAt(i + 1) : ' ';
      if (after >= '0' && after <= '9') {
        group(after - '0', out);
        i++;
      } else if (after == '\\') {
        out.append('\\');
        i++;
      } else {
        out.append(c);
      }
    }
  }

  private void group(int number, StringBuilder out) {
    String found = number > matcher.groupCount() ? null : matcher.group(number);
    out.append(found == null ? "" : found);
  }
}
