package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Casts.Mode;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.dialect.translate.times.Conversion;
import dev.vitrine.dialect.translate.times.TimeSettings;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.util.List;

/// `TO_DATE`, `TO_TIME`, `TO_TIMESTAMP…` and their `TRY_` forms, which give NULL for a text that is
/// none.
final class DateConversions implements Family {

  @Override
  public void register(Registry registry) {
    both(registry, "TO_DATE", call -> SqlType.DATE);
    both(registry, "TO_TIME", call -> SqlType.TIME);
    both(registry, "TO_TIMESTAMP", call -> call.environment().timestamp());
    both(registry, "TO_TIMESTAMP_NTZ", call -> SqlType.TIMESTAMP_NTZ);
    both(registry, "TO_TIMESTAMP_LTZ", call -> SqlType.TIMESTAMP_LTZ);
    both(registry, "TO_TIMESTAMP_TZ", call -> SqlType.TIMESTAMP_TZ);
    registry.alias("DATE", "TO_DATE");
    registry.alias("TIME", "TO_TIME");
  }

  private interface Target {
    SqlType of(FunctionCall call);
  }

  private static void both(Registry registry, String name, Target type) {
    registry.scalar(name, 1, 2, call -> convert(call, type.of(call), Mode.FAIL));
    registry.scalar("TRY_" + name, 1, 2, call -> convert(call, type.of(call), Mode.NULL));
  }

  private static Typed convert(FunctionCall call, SqlType type, Mode mode) {
    Typed value = call.arg(0);
    if (mode == Mode.NULL) {
      Casts.requireTried(value, type);
    }
    Conversion conversion = new Conversion(TimeSettings.of(call.environment()), mode);
    if (value.isNumeric() && call.count() == 2) {
      int scale =
          call.constantInteger(1)
              .filter(given -> given >= 0 && given <= 9)
              .orElseThrow(call::invalidTypes);
      return conversion.number(value, type, scale);
    }
    return conversion.convert(value, type, format(call, type));
  }

  private static String format(FunctionCall call, SqlType type) {
    if (call.count() == 2) {
      return call.textSql(1);
    }
    String parameter = parameter(type.kind());
    String set = call.environment().parameter(parameter);
    return StringLiterals.quoted(set.isEmpty() ? "AUTO" : set);
  }

  private static String parameter(Kind kind) {
    boolean timestamp = !List.of(Kind.DATE, Kind.TIME).contains(kind);
    return (timestamp ? "TIMESTAMP" : kind.name()) + "_INPUT_FORMAT";
  }
}
