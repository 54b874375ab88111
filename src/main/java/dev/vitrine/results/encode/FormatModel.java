package dev.vitrine.results.encode;

import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One of Snowflake's date and time format models, such as `YYYY-MM-DD"T"HH24:MI:SS.FF3 TZH:TZM`,
/// compiled into its parts. Elements are known in any case; what is no element, or stands in double
/// quotes, is written as it is.
record FormatModel(List<Part> parts) implements TemporalText {

  /// One part of a model.
  interface Part {
    void write(LocalDateTime shown, int offsetMinutes, Output out);
  }

  private enum Element implements Part {
    TZHTZM {
      @Override
      public void write(LocalDateTime shown, int offsetMinutes, Output out) {
        TZH.write(shown, offsetMinutes, out);
        TZM.write(shown, offsetMinutes, out);
      }
    },
    TZISO {
      @Override
      public void write(LocalDateTime shown, int offsetMinutes, Output out) {
        if (offsetMinutes == 0) {
          out.write('Z');
        } else {
          TZH.write(shown, offsetMinutes, out);
          out.write(':');
          TZM.write(shown, offsetMinutes, out);
        }
      }
    },
    TZH {
      @Override
      public void write(LocalDateTime shown, int offsetMinutes, Output out) {
        Civil.offsetHours(offsetMinutes, out);
      }
    },
    TZM {
      @Override
      public void write(LocalDateTime shown, int offsetMinutes, Output out) {
        out.digits(Math.abs(offsetMinutes) % 60, 2);
      }
    },
    YYYY {
      @Override
      public void write(LocalDateTime shown, int offsetMinutes, Output out) {
        Civil.year(shown.getYear(), out);
      }
    },
    UUUU {
      @Override
      public void write(LocalDateTime shown, int offsetMinutes, Output out) {
        Civil.year(shown.getYear(), out);
      }
    },
    YY {
      @Override
      public void write(LocalDateTime shown, int offsetMinutes, Output out) {
        out.digits(Math.floorMod(shown.getYear(), 100), 2);
      }
    },
    MMMM {
      @Override
      public void write(LocalDateTime shown, int offsetMinutes, Output out) {
        out.ascii(shown.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      }
    },
    MON {
      @Override
      public void write(LocalDateTime shown, int offsetMinutes, Output out) {
        out.ascii(capitalised(shown.getMonth().name()));
      }
    },
    MM {
      @Override
      public void write(LocalDateTime shown, int offsetMinutes, Output out) {
        out.digits(shown.getMonthValue(), 2);
      }
    },
    MI {
      @Override
      public void write(LocalDateTime shown, int offsetMinutes, Output out) {
        out.digits(shown.getMinute(), 2);
      }
    },
    DD {
      @Override
      public void write(LocalDateTime shown, int offsetMinutes, Output out) {
        out.digits(shown.getDayOfMonth(), 2);
      }
    },
    DY {
      @Override
      public void write(LocalDateTime shown, int offsetMinutes, Output out) {
        out.ascii(capitalised(shown.getDayOfWeek().name()));
      }
    },
    HH24 {
      @Override
      public void write(LocalDateTime shown, int offsetMinutes, Output out) {
        out.digits(shown.getHour(), 2);
      }
    },
    HH12 {
      @Override
      public void write(LocalDateTime shown, int offsetMinutes, Output out) {
        out.digits((shown.getHour() + 11) % 12 + 1, 2);
      }
    },
    AM {
      @Override
      public void write(LocalDateTime shown, int offsetMinutes, Output out) {
        out.ascii(shown.getHour() < 12 ? "AM" : "PM");
      }
    },
    PM {
      @Override
      public void write(LocalDateTime shown, int offsetMinutes, Output out) {
        AM.write(shown, offsetMinutes, out);
      }
    },
    SS {
      @Override
      public void write(LocalDateTime shown, int offsetMinutes, Output out) {
        out.digits(shown.getSecond(), 2);
      }
    };

    private static String capitalised(String name) {
      return name.charAt(0) + name.substring(1, 3).toLowerCase(Locale.ROOT);
    }
  }

  private record Fraction(int digits) implements Part {

    private static final int[] DIVISORS = {
      1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
    };

    @Override
    public void write(LocalDateTime shown, int offsetMinutes, Output out) {
      out.digits(shown.get(ChronoField.NANO_OF_SECOND) / DIVISORS[digits], digits);
    }
  }

  private record Literal(String text) implements Part {
    @Override
    public void write(LocalDateTime shown, int offsetMinutes, Output out) {
      out.utf8(text);
    }
  }

  static FormatModel compile(String model) {
    List<Part> parts = new ArrayList<>();
    for (int at = 0; at < model.length(); ) {
      at += part(model, at, parts);
    }
    return new FormatModel(List.copyOf(parts));
  }

  /// Adds the part at `at`.
  ///
  /// @return its length in the model
  private static int part(String model, int at, List<Part> parts) {
    if (model.charAt(at) == '"') {
      return quoted(model, at, parts);
    }
    if (model.regionMatches(true, at, "FF", 0, 2)) {
      return fraction(model, at, parts);
    }
    for (Element element : Element.values()) {
      if (model.regionMatches(true, at, element.name(), 0, element.name().length())) {
        parts.add(element);
        return element.name().length();
      }
    }
    int length = Character.charCount(model.codePointAt(at));
    parts.add(literal(model.substring(at, at + length)));
    return length;
  }

  private static int quoted(String model, int at, List<Part> parts) {
    int end = model.indexOf('"', at + 1);
    if (end < 0) {
      end = model.length();
    }
    parts.add(literal(model.substring(at + 1, end)));
    return end + 1 - at;
  }

  private static int fraction(String model, int at, List<Part> parts) {
    int next = at + 2;
    boolean counted =
        next < model.length() && model.charAt(next) >= '0' && model.charAt(next) <= '9';
    parts.add(new Fraction(counted ? model.charAt(next) - '0' : 9));
    return counted ? 3 : 2;
  }

  private static Part literal(String text) {
    return new Literal(text);
  }

  @Override
  public Cell.Nature nature() {
    return Cell.Nature.MODELLED;
  }

  @Override
  public void write(long epochSecond, int nanos, int offsetMinutes, Output out) {
    LocalDateTime shown = Civil.at(epochSecond, nanos, offsetMinutes);
    for (Part part : parts) {
      part.write(shown, offsetMinutes, out);
    }
  }
}
