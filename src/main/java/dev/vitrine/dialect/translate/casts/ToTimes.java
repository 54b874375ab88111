package dev.vitrine.dialect.translate.casts;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.translate.Casts.Mode;
import dev.vitrine.dialect.translate.Formats;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.dialect.translate.times.Conversion;
import dev.vitrine.dialect.translate.times.TimeSettings;
import dev.vitrine.kernel.SqlType;

/// To dates, times and timestamps. A text is of the form that the session says, or of any that
/// Snowflake detects; the zone of one without an offset is the session's.
public final class ToTimes {

  private ToTimes() {}

  public static Typed convert(Typed value, SqlType type, Mode mode, Formats formats) {
    TimeSettings settings = new TimeSettings(formats.zone(), formats.inputs().centuryStart());
    String format = StringLiterals.quoted(formats.inputs().of(type.kind()));
    return new Conversion(settings, mode).convert(value, type, format);
  }
}
