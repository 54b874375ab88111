package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.scalar.CenturyFormat;
import dev.vitrine.dialect.translate.times.TimeSettings;
import dev.vitrine.kernel.SqlType.Kind;
import java.util.function.Supplier;

/// How a session writes values as text and reads them from it; each as its parameter says.
///
/// @param zone of texts without an offset, and in which a TIMESTAMP_LTZ is shown
public record Formats(
    String date,
    String time,
    String ntz,
    String ltz,
    String tz,
    String binary,
    String zone,
    Inputs inputs) {

  /// How texts are read.
  ///
  /// @param centuryStart the earliest year of two digits
  public record Inputs(
      String date, String time, String timestamp, String binary, int centuryStart) {

    public static final Inputs DEFAULT =
        new Inputs("AUTO", "AUTO", "AUTO", "HEX", CenturyFormat.USUAL);

    static Inputs of(Environment environment) {
      return new Inputs(
          orElse(environment.parameter("DATE_INPUT_FORMAT"), DEFAULT.date),
          orElse(environment.parameter("TIME_INPUT_FORMAT"), DEFAULT.time),
          orElse(environment.parameter("TIMESTAMP_INPUT_FORMAT"), DEFAULT.timestamp),
          orElse(environment.parameter("BINARY_INPUT_FORMAT"), DEFAULT.binary),
          TimeSettings.centuryStart(environment));
    }

    /// The format of a date, a time or a timestamp.
    public String of(Kind kind) {
      return kind == Kind.DATE ? date : kind == Kind.TIME ? time : timestamp;
    }
  }

  public static final Formats DEFAULT =
      new Formats(
          "YYYY-MM-DD",
          "HH24:MI:SS",
          "YYYY-MM-DD HH24:MI:SS.FF3",
          "YYYY-MM-DD HH24:MI:SS.FF3 TZHTZM",
          "YYYY-MM-DD HH24:MI:SS.FF3 TZHTZM",
          "HEX",
          "UTC",
          Inputs.DEFAULT);

  /// Those of the session that a statement is translated for; conversions that nobody wrote go by
  /// them too, wherever in a translation they are made.
  private static final ScopedValue<Formats> SESSION = ScopedValue.newInstance();

  static Formats current() {
    return SESSION.orElse(DEFAULT);
  }

  /// Runs a step of a translation by the formats of its session.
  static <T> T within(Environment environment, Supplier<T> step) {
    return SESSION.isBound()
        ? step.get()
        : ScopedValue.where(SESSION, of(environment)).call(step::get);
  }

  /// Those of a session.
  public static Formats of(Environment environment) {
    String all = environment.parameter("TIMESTAMP_OUTPUT_FORMAT");
    return new Formats(
        orElse(environment.parameter("DATE_OUTPUT_FORMAT"), DEFAULT.date),
        orElse(environment.parameter("TIME_OUTPUT_FORMAT"), DEFAULT.time),
        orElse(environment.parameter("TIMESTAMP_NTZ_OUTPUT_FORMAT"), orElse(all, DEFAULT.ntz)),
        orElse(environment.parameter("TIMESTAMP_LTZ_OUTPUT_FORMAT"), orElse(all, DEFAULT.ltz)),
        orElse(environment.parameter("TIMESTAMP_TZ_OUTPUT_FORMAT"), orElse(all, DEFAULT.tz)),
        orElse(environment.parameter("BINARY_OUTPUT_FORMAT"), DEFAULT.binary),
        orElse(environment.parameter("TIMEZONE"), DEFAULT.zone),
        Inputs.of(environment));
  }

  private static String orElse(String value, String other) {
    return value.isEmpty() ? other : value;
  }
}
