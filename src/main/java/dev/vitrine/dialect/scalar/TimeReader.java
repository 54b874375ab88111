package dev.vitrine.dialect.scalar;

import dev.vitrine.dialect.scalar.TimeFormat.Piece;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads one text by the pieces of a format. Numbers may have fewer digits than their element,
/// names any case; blanks are needed where the format has some, and may stand between two elements
/// that the format joins.
final class TimeReader {

  private static final int NONE = -1;
  private static final int MAX_OFFSET = 18 * 60;

  private final String text;
  private final int centuryStart;
  private int at;

  private int year = 1970;
  private int month = 1;
  private int day = 1;
  private int hour;
  private int minute;
  private int second;
  private int nano;
  private boolean twelveHours;
  private @Nullable Boolean afternoon;
  private @Nullable Integer offset;
  private boolean eastward = true;

  /// @param centuryStart where years of two digits begin
  TimeReader(String text, int centuryStart) {
    this.text = text;
    this.centuryStart = centuryStart;
  }

  /// Null where the text is not of that format or names a day or time that does not exist.
  @Nullable TimeFields read(List<Piece> pieces) {
    boolean joined = false;
    for (Piece piece : pieces) {
      boolean fits =
          switch (piece) {
            case Piece.Literal(String literal) -> literal(literal);
            case Piece.Element(TimeElement element, int digits) -> {
              if (joined) {
                skipBlanks();
              }
              yield element(element, digits);
            }
          };
      if (!fits) {
        return null;
      }
      joined = piece instanceof Piece.Element;
    }
    return at == text.length() ? fields() : null;
  }

  private @Nullable TimeFields fields() {
    if (twelveHours && (hour < 1 || hour > 12)) {
      return null;
    }
    if (twelveHours && afternoon != null) {
      hour = hour % 12 + (afternoon ? 12 : 0);
    }
    try {
      return new TimeFields(LocalDateTime.of(year, month, day, hour, minute, second, nano), offset);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private boolean literal(String literal) {
    for (int i = 0; i < literal.length(); i++) {
      char wanted = literal.charAt(i);
      if (at >= text.length() || !same(wanted, text.charAt(at))) {
        return false;
      }
      at++;
      if (wanted == ' ') {
        skipBlanks();
      }
    }
    return true;
  }

  private static boolean same(char a, char b) {
    return a == b || Character.toUpperCase(a) == Character.toUpperCase(b);
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private boolean element(TimeElement element, int digits) {
    return switch (element) {
      case YYYY -> (year = number(4)) != NONE;
      case UUUU -> signedYear();
      case YY, Y -> twoDigitYear();
      case MM, MO -> (month = number(2)) != NONE;
      case MON, MMMM -> monthName();
      case DD, D -> (day = number(2)) != NONE;
      case DY -> dayName();
      case HH24, HH, H24, H -> (hour = number(2)) != NONE;
      case HH12, H12 -> {
        twelveHours = true;
        yield (hour = number(2)) != NONE;
      }
      case MI, ME -> (minute = number(2)) != NONE;
      case SS, S -> (second = number(2)) != NONE;
      case FF -> digits == 0 || fraction(digits);
      case AM, PM -> halfOfDay("AM", "PM");
      case P -> halfOfDay("A", "P");
      case TZH_COLON_TZM -> zulu() || (offsetHours() && literal(":") && offsetMinutes());
      case TZHTZM -> zulu() || (offsetHours() && offsetMinutes());
      case TZH -> zulu() || offsetHours();
      case TZM -> offsetMinutes();
    };
  }

  /// The number of at most so many digits that stands here, or [#NONE].
  private int number(int most) {
    int start = at;
    int number = 0;
    while (at < text.length() && at - start < most && isDigit(text.charAt(at))) {
      number = number * 10 + text.charAt(at) - '0';
      at++;
    }
    return at == start ? NONE : number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean signedYear() {
    boolean negative = at < text.length() && text.charAt(at) == '-';
    at += negative ? 1 : 0;
    int number = number(4);
    year = negative ? -number : number;
    return number != NONE;
  }

  private boolean twoDigitYear() {
    int number = number(2);
    int century = centuryStart - centuryStart % 100;
    year = century + number + (number < centuryStart % 100 ? 100 : 0);
    return number != NONE;
  }

  private boolean fraction(int most) {
    int start = at;
    int number = number(most);
    nano = number;
    for (int digits = at - start; digits < 9; digits++) {
      nano *= 10;
    }
    return number != NONE;
  }

  private boolean monthName() {
    for (Month named : Month.values()) {
      if (word(named.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
          || word(named.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))) {
        month = named.getValue();
        return true;
      }
    }
    return false;
  }

  private boolean dayName() {
    for (DayOfWeek named : DayOfWeek.values()) {
      if (word(named.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))) {
        return true;
      }
    }
    return false;
  }

  private boolean halfOfDay(String before, String after) {
    afternoon = word(after);
    return afternoon || word(before);
  }

  private boolean word(String word) {
    boolean here = text.regionMatches(true, at, word, 0, word.length());
    at += here ? word.length() : 0;
    return here;
  }

  private boolean zulu() {
    boolean zulu = word("Z");
    if (zulu) {
      offset = 0;
    }
    return zulu;
  }

  /// A sign is needed behind a digit: which digits are whose could not be told otherwise.
  private boolean offsetHours() {
    char sign = at < text.length() ? text.charAt(at) : ' ';
    boolean signed = sign == '+' || sign == '-';
    if (!signed && at > 0 && isDigit(text.charAt(at - 1))) {
      return false;
    }
    at += signed ? 1 : 0;
    int hours = number(2);
    eastward = sign != '-';
    offset = hours == NONE ? null : (eastward ? hours : -hours) * 60;
    return hours != NONE && hours * 60 <= MAX_OFFSET;
  }

  private boolean offsetMinutes() {
    int minutes = number(2);
    int hours = offset == null ? 0 : offset;
    offset = hours + (eastward ? minutes : -minutes);
    return minutes != NONE && minutes < 60 && Math.abs(offset) <= MAX_OFFSET;
  }
}
