package dev.vitrine.visualise.scale;

import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.syntax.Literal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Reads constants as values of a scale: ISO 8601 texts where it is temporal.
public final class Places {

  private Places() {}

  static Optional<Value> read(Transform transform, Literal literal) {
    return switch (literal) {
      case Literal.Numeric(double number, var _) -> Optional.of(transform.value(number));
      case Literal.Text(String text) -> temporal(transform, text);
      case Literal.Flag _, Literal.Null _, Literal.Array _ -> Optional.empty();
    };
  }

  /// A text as a value of a temporal type.
  public static Optional<Value> read(Type type, String text) {
    return temporal(Transform.of(type), text);
  }

  private static Optional<Value> temporal(Transform transform, String text) {
    return switch (transform) {
      case DATE -> date(text).or(() -> moment(text).map(Places::dayOf));
      case DATETIME -> moment(text).or(() -> date(text).map(Places::startOf));
      case TIME -> time(text);
      default -> Optional.empty();
    };
  }

  private static Value dayOf(Value moment) {
    return new Value.Day(Math.floorDiv((long) moment.position(), 86_400_000_000L));
  }

  private static Value startOf(Value day) {
    return new Value.Moment(((long) day.position()) * 86_400_000_000L);
  }

  /// `2024-02-01`.
  public static Optional<Value> date(String text) {
    try {
      return Optional.of(new Value.Day(LocalDate.parse(text.trim()).toEpochDay()));
    } catch (DateTimeException notDate) {
      return Optional.empty();
    }
  }

  /// `2024-02-01T10:00:00`, with a blank for the T if one likes, in UTC unless it has an offset.
  public static Optional<Value> moment(String text) {
    String iso = text.trim().replaceFirst("^(\\S+) (?=\\d)", "$1T");
    try {
      LocalDateTime utc =
          iso.matches(".*(?:Z|[+-]\\d\\d:\\d\\d)$")
              ? OffsetDateTime.parse(iso).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
              : LocalDateTime.parse(iso);
      return Optional.of(
          new Value.Moment(ChronoUnit.MICROS.between(LocalDate.EPOCH.atStartOfDay(), utc)));
    } catch (DateTimeException notMoment) {
      return Optional.empty();
    }
  }

  /// `10:30` or `10:30:15.5`.
  public static Optional<Value> time(String text) {
    try {
      return Optional.of(new Value.Clock(LocalTime.parse(text.trim()).toNanoOfDay()));
    } catch (DateTimeException notTime) {
      return Optional.empty();
    }
  }
}
