package dev.vitrine.stages;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The type that all values seen can have. For one thread.
final class TypeGuess {

  private enum Kind {
    BOOLEAN,
    NUMBER,
    REAL,
    DATE,
    TIME,
    TIMESTAMP_NTZ,
    OBJECT,
    ARRAY
  }

  private static final int LONGEST = 64;
  private static final int MOST_DIGITS = 38;
  private static final Pattern NUMBER = Pattern.compile("[+-]?0*(\\d*)(?:\\.(\\d*))?");
  private static final Pattern REAL =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");
  private static final Pattern MOMENT =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})?(?:(^|[ T])(\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?))?");

  private final Set<Kind> possible = EnumSet.allOf(Kind.class);
  private boolean seen;
  private int whole;
  private int fraction;

  /// A value as text.
  void see(String text) {
    seen = true;
    possible.retainAll(text.length() > LONGEST ? EnumSet.noneOf(Kind.class) : kinds(text.strip()));
  }

  /// A value of a JSON object.
  void see(Members.Value value) {
    if (value.isNull()) {
      return;
    }
    char first = value.json().charAt(0);
    if (first == '{' || first == '[') {
      seen = true;
      possible.retainAll(EnumSet.of(first == '{' ? Kind.OBJECT : Kind.ARRAY));
    } else if (value.isText()) {
      see(value.text());
      possible.removeAll(EnumSet.of(Kind.NUMBER, Kind.REAL, Kind.BOOLEAN));
    } else {
      see(value.text());
    }
  }

  private Set<Kind> kinds(String text) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    if (text.equalsIgnoreCase("TRUE") || text.equalsIgnoreCase("FALSE")) {
      kinds.add(Kind.BOOLEAN);
    }
    if (REAL.matcher(text).matches()) {
      kinds.add(Kind.REAL);
      Matcher number = NUMBER.matcher(text);
      if (number.matches() && counted(number)) {
        kinds.add(Kind.NUMBER);
      }
    }
    Matcher moment = MOMENT.matcher(text);
    if (!text.isEmpty() && moment.matches() && isReal(moment)) {
      kinds.add(
          moment.group(1) == null
              ? Kind.TIME
              : moment.group(3) == null ? Kind.DATE : Kind.TIMESTAMP_NTZ);
    }
    return kinds;
  }

  private boolean counted(Matcher number) {
    whole = Math.max(whole, number.group(1).length());
    fraction = Math.max(fraction, number.group(2) == null ? 0 : number.group(2).length());
    return whole + fraction <= MOST_DIGITS;
  }

  private static boolean isReal(Matcher moment) {
    try {
      boolean date = moment.group(1) == null || LocalDate.parse(moment.group(1)).getYear() >= 0;
      return date && (moment.group(3) == null || LocalTime.parse(moment.group(3)).getHour() >= 0);
    } catch (DateTimeException none) {
      return false;
    }
  }

  /// As Snowflake writes it; TEXT for values of no one type.
  String type() {
    if (!seen || possible.isEmpty()) {
      return "TEXT";
    }
    Kind kind = possible.iterator().next();
    return kind == Kind.NUMBER
        ? "NUMBER(" + Math.max(1, whole + fraction) + ", " + fraction + ")"
        : kind.name();
  }

  /// The type of a Parquet column, of which the engine's name is known.
  static String ofParquet(String engineType, boolean binaryAsText) {
    String type = engineType.toUpperCase(Locale.ROOT);
    if (type.endsWith("[]")) {
      return "ARRAY";
    }
    if (type.startsWith("DECIMAL(")) {
      return "NUMBER" + type.substring("DECIMAL".length()).replace(",", ", ");
    }
    if (type.startsWith("STRUCT") || type.startsWith("MAP")) {
      return "OBJECT";
    }
    return switch (type) {
      case "BOOLEAN", "DATE" -> type;
      case "TIME", "TIME WITH TIME ZONE" -> "TIME";
      case "FLOAT", "DOUBLE" -> "REAL";
      case "TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ_NS" -> "TIMESTAMP_LTZ";
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> "TIMESTAMP_NTZ";
      case "BLOB" -> binaryAsText ? "TEXT" : "BINARY";
      default -> type.endsWith("INT") || type.endsWith("INTEGER") ? "NUMBER(38, 0)" : "TEXT";
    };
  }
}
