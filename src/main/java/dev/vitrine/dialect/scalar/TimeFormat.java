package dev.vitrine.dialect.scalar;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A date, time or timestamp format of Snowflake's, compiled: `YYYY-MM-DD"T"HH24:MI:SS.FF3`.
/// Elements are found in any case of letters; what stands in double quotes, and all else, is
/// literal. An element of one letter (`D`, `H`, `S` …) counts only where it stands alone, so that
/// the letters of a word stay a word, as in Snowflake's own example `hh24:mi hours`.
final class TimeFormat {

  /// A piece of a format.
  sealed interface Piece {
    record Literal(String text) implements Piece {}

    /// @param digits of the fraction; 9 for other elements
    record Element(TimeElement element, int digits) implements Piece {}
  }

  private static final Recent<TimeFormat> RECENT = new Recent<>(TimeFormat::compiled);

  private final List<Piece> pieces;
  private final int centuryStart;

  private TimeFormat(List<Piece> pieces, int centuryStart) {
    this.pieces = List.copyOf(pieces);
    this.centuryStart = centuryStart;
  }

  static TimeFormat of(String format) {
    return RECENT.of(format);
  }

  /// @param offset minutes east of Greenwich
  String print(LocalDateTime at, int offset) {
    return TimePrinter.print(pieces, at, offset);
  }

  /// What the whole text says by this format, or null.
  @Nullable TimeFields parse(String text) {
    return new TimeReader(text.strip(), centuryStart).read(pieces);
  }

  private static TimeFormat compiled(String text) {
    CenturyFormat marked = CenturyFormat.of(text);
    return new TimeFormat(pieces(marked.format()), marked.start());
  }

  private static List<Piece> pieces(String format) {
    List<Piece> pieces = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    String upper = upper(format);
    int at = 0;
    while (at < format.length()) {
      Optional<TimeElement> element = element(upper, at);
      if (element.isEmpty()) {
        at = format.charAt(at) == '"' ? quoted(format, at, literal) : plain(format, at, literal);
        continue;
      }
      flush(literal, pieces);
      at += element.get().length();
      boolean counted =
          element.get() == TimeElement.FF && at < format.length() && isDigit(format.charAt(at));
      pieces.add(new Piece.Element(element.get(), counted ? format.charAt(at) - '0' : 9));
      at += counted ? 1 : 0;
    }
    flush(literal, pieces);
    return pieces;
  }

  private static Optional<TimeElement> element(String upper, int at) {
    Optional<TimeElement> longer = TimeElement.at(upper, at);
    return longer.isEmpty() && standsAlone(upper, at)
        ? TimeElement.letter(upper.charAt(at))
        : longer;
  }

  private static boolean standsAlone(String upper, int at) {
    boolean joinedBefore = at > 0 && Character.isLetterOrDigit(upper.charAt(at - 1));
    boolean joinedBehind =
        at + 1 < upper.length() && Character.isLetterOrDigit(upper.charAt(at + 1));
    return !joinedBefore && !joinedBehind;
  }

  private static int plain(String format, int at, StringBuilder literal) {
    literal.append(format.charAt(at));
    return at + 1;
  }

  /// Two double quotes within quotes are one.
  private static int quoted(String format, int start, StringBuilder literal) {
    int at = start + 1;
    while (at < format.length()) {
      boolean quote = format.charAt(at) == '"';
      if (quote && !format.startsWith("\"\"", at)) {
        return at + 1;
      }
      literal.append(format.charAt(at));
      at += quote ? 2 : 1;
    }
    return at;
  }

  private static void flush(StringBuilder literal, List<Piece> pieces) {
    if (!literal.isEmpty()) {
      pieces.add(new Piece.Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// Letter by letter, so that places stay the same whatever the letters.
  private static String upper(String format) {
    StringBuilder upper = new StringBuilder(format.length());
    format.chars().forEach(c -> upper.append(c < 128 ? ascii((char) c) : (char) c));
    return upper.toString();
  }

  private static char ascii(char c) {
    return String.valueOf(c).toUpperCase(Locale.ROOT).charAt(0);
  }
}
