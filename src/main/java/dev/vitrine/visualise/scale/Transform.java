package dev.vitrine.visualise.scale;

import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.frame.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a continuous scale bends its values (`VIA`), or as what they are read.
public enum Transform {
  IDENTITY("identity", "linear"),
  LOG10("log", "log10"),
  LOG2("log2"),
  LN("ln"),
  SQRT("sqrt"),
  SQUARE("square", "pow2"),
  EXP10("exp10"),
  EXP2("exp2"),
  EXP("exp"),
  ASINH("asinh"),
  PSEUDO_LOG10("pseudo_log", "pseudo_log10"),
  PSEUDO_LOG2("pseudo_log2"),
  PSEUDO_LN("pseudo_ln"),
  INTEGER("integer", "int", "bigint"),
  DATE("date"),
  DATETIME("datetime"),
  TIME("time"),
  STRING("string", "str", "varchar"),
  BOOL("bool", "boolean"),
  GEOGRAPHIC("geographic", "geo");

  /// The smallest positive double that is not denormal: a logarithm needs something above zero.
  private static final double LEAST = Double.MIN_NORMAL;

  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final long DAY_MICROS = 86_400_000_000L;

  /// How far from 1970 a date can be drawn.
  static final long MOST_DAYS = 100_000_000;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<String> names;

  Transform(String... names) {
    this.names = List.of(names);
  }

  public static Optional<Transform> named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(t -> t.names.contains(lower)).findFirst();
  }

  /// The name that messages use.
  String shown() {
    return names.getFirst();
  }

  public static List<String> allNames() {
    return Arrays.stream(values()).flatMap(transform -> transform.names.stream()).toList();
  }

  /// What a column of this type gets when nobody says VIA.
  static Transform of(Type type) {
    return switch (type) {
      case DATE -> DATE;
      case TIMESTAMP -> DATETIME;
      case TIME -> TIME;
      case TEXT -> STRING;
      case BOOLEAN -> BOOL;
      case INTEGER, NUMBER, BINARY -> IDENTITY;
    };
  }

  public boolean isTemporal() {
    return this == DATE || this == DATETIME || this == TIME;
  }

  public boolean isLogarithm() {
    return this == LOG10 || this == LOG2 || this == LN;
  }

  /// Whether it makes other numbers of numbers.
  boolean bends() {
    return switch (this) {
      case IDENTITY, INTEGER, DATE, DATETIME, TIME, STRING, BOOL, GEOGRAPHIC -> false;
      default -> true;
    };
  }

  boolean isForLevels() {
    return this == STRING || this == BOOL;
  }

  /// The type that columns must have, if it decides one.
  Optional<Type> type() {
    return switch (this) {
      case DATE -> Optional.of(Type.DATE);
      case DATETIME -> Optional.of(Type.TIMESTAMP);
      case TIME -> Optional.of(Type.TIME);
      case STRING -> Optional.of(Type.TEXT);
      case BOOL -> Optional.of(Type.BOOLEAN);
      case INTEGER -> Optional.of(Type.INTEGER);
      default -> Optional.empty();
    };
  }

  /// The base of a logarithm or an exponential.
  double base() {
    return switch (this) {
      case LOG2, EXP2, PSEUDO_LOG2 -> 2;
      case LN, EXP, PSEUDO_LN -> Math.E;
      default -> 10;
    };
  }

  public double forward(double x) {
    return switch (this) {
      case LOG10 -> Math.log10(x);
      case LOG2 -> Math.log(x) / Math.log(2);
      case LN -> Math.log(x);
      case SQRT -> Math.sqrt(x);
      case SQUARE -> x * x;
      case EXP10, EXP2, EXP -> Math.pow(base(), x);
      default -> x;
    };
  }

  double inverse(double y) {
    return switch (this) {
      case LOG10, LOG2 -> Math.pow(base(), y);
      case LN -> Math.exp(y);
      case SQRT -> y * y;
      case SQUARE -> Math.sqrt(y);
      case EXP10, EXP2, EXP -> Math.log(y) / Math.log(base());
      default -> y;
    };
  }

  /// The least value that it can bend.
  double lowest() {
    return switch (this) {
      case LOG10, LOG2, LN -> LEAST;
      case SQRT, TIME -> 0;
      default -> Double.NEGATIVE_INFINITY;
    };
  }

  double highest() {
    return this == TIME ? DAY_NANOS : Double.POSITIVE_INFINITY;
  }

  /// A place on the number line as a value: whole days, microseconds, whole numbers.
  public Value value(double position) {
    return switch (this) {
      case DATE -> new Value.Day(Math.clamp((long) position, -MOST_DAYS, MOST_DAYS));
      case DATETIME ->
          new Value.Moment(
              Math.clamp(Math.round(position), -MOST_DAYS * DAY_MICROS, MOST_DAYS * DAY_MICROS));
      case TIME -> new Value.Clock(Math.clamp(Math.round(position), 0, DAY_NANOS - 1));
      case INTEGER -> new Value.Numeric(roundAwayFromZero(position));
      default -> new Value.Numeric(position);
    };
  }

  static double roundAwayFromZero(double x) {
    return Math.copySign(Math.floor(Math.abs(x) + 0.5), x);
  }
}
