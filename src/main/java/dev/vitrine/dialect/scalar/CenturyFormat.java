package dev.vitrine.dialect.scalar;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A format with the first year that two digits can mean. Functions take it as one text, because
/// formats are values: another first year than the usual stands before it between two marks.
///
/// @param start the earliest year of two digits (`TWO_DIGIT_CENTURY_START`)
/// @param format as it was written
public record CenturyFormat(int start, String format) {

  /// `TWO_DIGIT_CENTURY_START`'s default.
  public static final int USUAL = 1970;

  private static final char MARK = '\u0001';
  private static final Pattern MARKED =
      Pattern.compile(MARK + "([0-9]{4})" + MARK + "(.*)", Pattern.DOTALL);

  /// What stands before a format; empty for the usual start.
  public static String prefix(int start) {
    return start == USUAL ? "" : MARK + Integer.toString(start) + MARK;
  }

  static CenturyFormat of(String text) {
    if (text.isEmpty() || text.charAt(0) != MARK) {
      return new CenturyFormat(USUAL, text);
    }
    Matcher marked = MARKED.matcher(text);
    return marked.matches()
        ? new CenturyFormat(Integer.parseInt(marked.group(1)), marked.group(2))
        : new CenturyFormat(USUAL, text);
  }
}
