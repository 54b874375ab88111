package dev.vitrine.dialect.scalar;

import dev.vitrine.dialect.scalar.TimeFormat.Piece;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;

/// Writes a date and time by the pieces of a format. Names are English, the first letter a capital
/// in whatever case the format is.
final class TimePrinter {

  private TimePrinter() {}

  static String print(List<Piece> pieces, LocalDateTime at, int offset) {
    StringBuilder out = new StringBuilder();
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Literal(String text) -> out.append(text);
        case Piece.Element(TimeElement element, int digits) ->
            out.append(
                element == TimeElement.FF ? fraction(at, digits) : text(element, at, offset));
      }
    }
    return out.toString();
  }

  private static String text(TimeElement element, LocalDateTime at, int offset) {
    return switch (element) {
      case YYYY, UUUU -> padded(at.getYear(), 4);
      case YY -> padded(Math.floorMod(at.getYear(), 100), 2);
      case Y -> String.valueOf(Math.floorMod(at.getYear(), 100));
      case MM -> padded(at.getMonthValue(), 2);
      case MO -> String.valueOf(at.getMonthValue());
      case MON -> at.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case MMMM -> at.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case DD -> padded(at.getDayOfMonth(), 2);
      case D -> String.valueOf(at.getDayOfMonth());
      case DY -> at.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case HH24, HH -> padded(at.getHour(), 2);
      case H24, H -> String.valueOf(at.getHour());
      case HH12 -> padded(twelve(at.getHour()), 2);
      case H12 -> String.valueOf(twelve(at.getHour()));
      case MI -> padded(at.getMinute(), 2);
      case ME -> String.valueOf(at.getMinute());
      case SS -> padded(at.getSecond(), 2);
      case S -> String.valueOf(at.getSecond());
      case FF -> fraction(at, 9);
      case AM, PM -> at.getHour() < 12 ? "AM" : "PM";
      case P -> at.getHour() < 12 ? "A" : "P";
      case TZH_COLON_TZM -> hours(offset) + ":" + minutes(offset);
      case TZHTZM -> hours(offset) + minutes(offset);
      case TZH -> hours(offset);
      case TZM -> minutes(offset);
    };
  }

  private static String fraction(LocalDateTime at, int digits) {
    return padded(at.get(ChronoField.NANO_OF_SECOND), 9).substring(0, digits);
  }

  private static int twelve(int hour) {
    return hour % 12 == 0 ? 12 : hour % 12;
  }

  private static String hours(int offset) {
    return (offset < 0 ? "-" : "+") + padded(Math.abs(offset) / 60, 2);
  }

  private static String minutes(int offset) {
    return padded(Math.abs(offset) % 60, 2);
  }

  private static String padded(int number, int width) {
    String digits = String.valueOf(Math.abs(number));
    String zeros = "0".repeat(Math.max(0, width - digits.length()));
    return (number < 0 ? "-" : "") + zeros + digits;
  }
}
