package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.dialect.translate.times.TimeSettings;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// `CURRENT_TIMESTAMP` and its like: all calls of a statement give the moment that it began at.
final class CurrentTimes implements Family {

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

  @Override
  public void register(Registry registry) {
    registry.bare("CURRENT_DATE", 0, CurrentTimes::date);
    registry.bare("CURRENT_TIME", 1, CurrentTimes::time);
    registry.bare("LOCALTIME", 1, CurrentTimes::time);
    registry.bare("CURRENT_TIMESTAMP", 1, CurrentTimes::timestamp);
    registry.bare("LOCALTIMESTAMP", 1, CurrentTimes::timestamp);
    registry.scalar("GETDATE", 0, CurrentTimes::timestamp);
    registry.scalar("SYSTIMESTAMP", 0, CurrentTimes::timestamp);
    registry.scalar("SYSDATE", 0, CurrentTimes::greenwich);
  }

  private static Typed date(FunctionCall call) {
    return Typed.of("DATE '" + wall(call).toLocalDate() + "'", SqlType.DATE);
  }

  private static Typed time(FunctionCall call) {
    int digits = digits(call);
    SqlType type = new SqlType(Kind.TIME, 0, digits, 0);
    return Typed.of("TIME '" + TIME.format(cut(wall(call), digits)) + "'", type);
  }

  private static Typed timestamp(FunctionCall call) {
    int digits = digits(call);
    SqlType type = new SqlType(Kind.TIMESTAMP_LTZ, 0, digits, 0);
    return Typed.of("TIMESTAMPTZ '" + TIMESTAMP.format(cut(utc(call), digits)) + "+00'", type);
  }

  private static Typed greenwich(FunctionCall call) {
    return Typed.of("TIMESTAMP '" + TIMESTAMP.format(utc(call)) + "'", SqlType.TIMESTAMP_NTZ);
  }

  private static int digits(FunctionCall call) {
    return call.constantInteger(0).filter(given -> given >= 0 && given <= 9).orElse(9);
  }

  private static LocalDateTime wall(FunctionCall call) {
    TimeSettings settings = TimeSettings.of(call.environment());
    return LocalDateTime.ofInstant(call.environment().now(), ZoneId.of(settings.zone()));
  }

  private static LocalDateTime utc(FunctionCall call) {
    return LocalDateTime.ofInstant(call.environment().now(), ZoneOffset.UTC);
  }

  private static LocalDateTime cut(LocalDateTime at, int digits) {
    int unit = (int) Math.pow(10, 9 - digits);
    return at.minusNanos(at.toLocalTime().toNanoOfDay() % unit);
  }
}
