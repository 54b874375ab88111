package dev.vitrine.dialect.scalar;

import java.util.regex.Pattern;

/// Dates, times, timestamps and binaries within semi-structured values. JSON has only texts for
/// them; so that TYPEOF, IS_DATE, AS_DATE … can tell them from texts, one character is escaped
/// (backslash, u, four digits) that needs no escape: the first, or the second for TIMESTAMP_LTZ.
/// Every JSON reader reads both alike.
final class TypedText {

  private static final Pattern DATE = Pattern.compile("-?\\d+-\\d\\d-\\d\\d");
  private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?");
  private static final Pattern STAMP =
      Pattern.compile("-?\\d+-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?");
  private static final Pattern ZONED =
      Pattern.compile(STAMP.pattern() + " ?(?:Z|[+-]\\d\\d:?(?:\\d\\d)?)");

  private static final int ESCAPE = 6;
  private static final int FRACTION = 6;

  private TypedText() {}

  /// A date, time, timestamp (with its offset for TIMESTAMP_TZ) or hexadecimal binary.
  static String of(String text) {
    return escaped(brief(text), 0);
  }

  /// A TIMESTAMP_LTZ, with its offset.
  static String local(String text) {
    return escaped(brief(text), 1);
  }

  /// Six digits of a second whose last three are zero, as three: `.500000` is `.500`.
  private static String brief(String text) {
    int point = text.indexOf('.');
    int end = point + 1 + FRACTION;
    boolean long6 = point > 0 && text.startsWith("000", end - 3) && isDigits(text, point + 1, end);
    return long6 && (end == text.length() || text.charAt(end) == ' ')
        ? text.substring(0, end - 3) + text.substring(end)
        : text;
  }

  private static boolean isDigits(String text, int from, int to) {
    return text.substring(from, to).chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String escaped(String text, int index) {
    if (text.length() <= index) {
      return JsonStrings.quote(text);
    }
    StringBuilder out = new StringBuilder(text.length() + 8);
    out.append('"').append(text, 0, index);
    JsonStrings.escape(text.charAt(index), out);
    return out.append(text, index + 1, text.length()).append('"').toString();
  }

  /// DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ, BINARY or VARCHAR.
  ///
  /// @param quoted a text in normal form
  static String type(String quoted) {
    int mark = mark(quoted);
    if (mark < 0) {
      return "VARCHAR";
    }
    String text = JsonStrings.decode(quoted);
    if (mark == 1) {
      return "TIMESTAMP_LTZ";
    }
    if (DATE.matcher(text).matches()) {
      return "DATE";
    }
    if (TIME.matcher(text).matches()) {
      return "TIME";
    }
    if (ZONED.matcher(text).matches()) {
      return "TIMESTAMP_TZ";
    }
    return STAMP.matcher(text).matches() ? "TIMESTAMP_NTZ" : "BINARY";
  }

  /// Without the mark.
  static String plain(String quoted) {
    return mark(quoted) < 0 ? quoted : JsonStrings.quote(JsonStrings.decode(quoted));
  }

  /// 0 or 1, or -1 for a text.
  private static int mark(String quoted) {
    if (isMark(quoted, 1)) {
      return 0;
    }
    return quoted.length() > 2 && quoted.charAt(1) != '\\' && isMark(quoted, 2) ? 1 : -1;
  }

  private static boolean isMark(String quoted, int at) {
    boolean escape = quoted.startsWith("\\u00", at) && at + ESCAPE < quoted.length();
    return escape && quoted.charAt(at + 4) >= '2';
  }
}
