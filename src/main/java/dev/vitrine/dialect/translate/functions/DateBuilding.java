package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Nanos;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.dialect.translate.times.Building;
import dev.vitrine.dialect.translate.times.TimeSettings;
import dev.vitrine.dialect.translate.times.Zones;
import dev.vitrine.kernel.SqlType;
import java.util.List;

/// `DATE_FROM_PARTS` and its like, and `CONVERT_TIMEZONE`.
final class DateBuilding implements Family {

  @Override
  public void register(Registry registry) {
    for (String name : List.of("DATE_FROM_PARTS", "DATEFROMPARTS")) {
      registry.scalar(name, 3, call -> Building.date(call.args()));
    }
    for (String name : List.of("TIME_FROM_PARTS", "TIMEFROMPARTS")) {
      registry.scalar(name, 3, 4, call -> Building.time(call.args()));
    }
    timestamps(registry, "", call -> call.environment().timestamp());
    timestamps(registry, "_NTZ", call -> SqlType.TIMESTAMP_NTZ);
    timestamps(registry, "_LTZ", call -> SqlType.TIMESTAMP_LTZ);
    timestamps(registry, "_TZ", call -> SqlType.TIMESTAMP_TZ);
    registry.scalar("CONVERT_TIMEZONE", 2, 3, DateBuilding::converted);
  }

  private interface Target {
    SqlType of(FunctionCall call);
  }

  private static void timestamps(Registry registry, String kind, Target type) {
    String name = "TIMESTAMP" + kind + "_FROM_PARTS";
    registry.scalar(name, 2, 8, call -> timestamp(call, type.of(call)));
    registry.alias(name.replace("_", ""), name);
  }

  private static Typed timestamp(FunctionCall call, SqlType type) {
    int count = call.count();
    if (count == 2) {
      Typed date = Casts.implicit(call.arg(0), SqlType.DATE);
      Typed time = Casts.implicit(call.arg(1), SqlType.TIME);
      Typed built = zones(call).ofWall(Building.timestamp(date, time), type);
      return time.nanos() == null ? built : Nanos.plus(built, Nanos.rest(time));
    }
    boolean zoned = count == 8;
    if (count < 6 || (zoned && type.kind() != SqlType.Kind.TIMESTAMP_TZ)) {
      throw call.invalidTypes();
    }
    String wall = Building.timestamp(call.args().subList(0, Math.min(count, 7)));
    Typed built =
        zoned ? zones(call).ofWall(wall, call.textSql(7)) : zones(call).ofWall(wall, type);
    return count > 6 ? Building.finer(built, call.arg(6)) : built;
  }

  private static Typed converted(FunctionCall call) {
    Typed value = call.args().getLast();
    Typed converted =
        call.count() == 2
            ? zones(call).converted(call.textSql(0), value)
            : zones(call).converted(call.textSql(0), call.textSql(1), value);
    return value.nanos() == null ? converted : Nanos.plus(converted, Nanos.rest(value));
  }

  private static Zones zones(FunctionCall call) {
    return new Zones(TimeSettings.of(call.environment()));
  }
}
