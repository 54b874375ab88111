package dev.vitrine.dialect.translate.times;

import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;

/// Timestamps between zones and their kinds.
public final class Zones {

  private final TimeSettings settings;
  private final WallClock clock;

  public Zones(TimeSettings settings) {
    this.settings = settings;
    this.clock = new WallClock(settings);
  }

  /// `CONVERT_TIMEZONE(target, value)`: the same instant with the target's offset.
  public Typed converted(String target, Typed value) {
    return zoned(clock.utc(WallClock.temporal(value)), target);
  }

  /// `CONVERT_TIMEZONE(source, target, value)`: the wall clock of one zone as that of another.
  public Typed converted(String source, String target, Typed value) {
    String wall = clock.of(WallClock.temporal(value));
    return Typed.of(
        "timezone(" + target + ", timezone(" + source + ", " + wall + "))", SqlType.TIMESTAMP_NTZ);
  }

  /// A wall clock of the session's zone as a timestamp of a kind.
  public Typed ofWall(String wall, SqlType type) {
    return switch (type.kind()) {
      case TIMESTAMP_LTZ -> Typed.of("timezone(" + settings.quotedZone() + ", " + wall + ")", type);
      case TIMESTAMP_TZ -> ofWall(wall, settings.quotedZone());
      default -> Typed.of(wall, type);
    };
  }

  /// A wall clock of a zone as a zoned timestamp.
  public Typed ofWall(String wall, String zone) {
    return zoned("timezone('UTC', timezone(" + zone + ", " + wall + "))", zone);
  }

  /// An instant, as the wall clock of Greenwich, as a timestamp of a kind; one without zone keeps
  /// that clock.
  public Typed ofUtc(String utc, SqlType type) {
    return switch (type.kind()) {
      case TIMESTAMP_LTZ -> Typed.of("timezone('UTC', " + utc + ")", type);
      case TIMESTAMP_TZ -> zoned(utc, settings.quotedZone());
      default -> Typed.of(utc, type);
    };
  }

  private static Typed zoned(String utc, String zone) {
    String wall = "timezone(" + zone + ", timezone('UTC', " + utc + "))";
    String offset = "date_diff('minute', " + utc + ", " + wall + ")";
    return Typed.of(WallClock.zoned(utc, offset), SqlType.TIMESTAMP_TZ);
  }
}
