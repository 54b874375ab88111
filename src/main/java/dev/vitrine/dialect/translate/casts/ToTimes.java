package dev.vitrine.dialect.translate.casts;

import dev.vitrine.dialect.translate.Casts.Mode;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Formats;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;

/// To dates, times and timestamps.
public final class ToTimes {

  private ToTimes() {}

  public static Typed convert(Typed value, SqlType type, Mode mode, Formats formats) {
    if (value.is(type.kind())) {
      return value.withType(type);
    }
    String cast = mode == Mode.NULL ? "TRY_CAST(" : "CAST(";
    return Typed.of(cast + value.sql() + " AS " + EngineTypes.of(type) + ")", type);
  }
}
