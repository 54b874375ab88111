package dev.vitrine.dialect.translate;

/// How a session writes values as text and reads them from it; each as its parameter says.
public record Formats(
    String date, String time, String ntz, String ltz, String tz, String binary, String zone) {

  public static final Formats DEFAULT =
      new Formats(
          "YYYY-MM-DD",
          "HH24:MI:SS",
          "YYYY-MM-DD HH24:MI:SS.FF3",
          "YYYY-MM-DD HH24:MI:SS.FF3 TZHTZM",
          "YYYY-MM-DD HH24:MI:SS.FF3 TZHTZM",
          "HEX",
          "UTC");

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
        orElse(environment.parameter("TIMEZONE"), DEFAULT.zone));
  }

  private static String orElse(String value, String other) {
    return value.isEmpty() ? other : value;
  }
}
