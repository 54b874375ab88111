package dev.vitrine.dialect.translate.casts;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.translate.Casts.Mode;
import dev.vitrine.dialect.translate.Formats;
import dev.vitrine.dialect.translate.Let;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.dialect.translate.times.TimeText;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;

/// To VARCHAR(n), as the session writes values. A text that is longer than n is refused; tried, it
/// is NULL.
public final class ToText {

  private ToText() {}

  public static Typed convert(Typed value, SqlType type, Mode mode, Formats formats) {
    Typed text = text(value, formats);
    if (value.isCollated() && type.collation().isEmpty()) {
      return convert(value, type.withCollation(value.type().collation()), mode, formats);
    }
    if (mode == Mode.NULL && text.type().length() > type.length()) {
      return Typed.of(
          Let.one(
              text.sql(),
              it -> "CASE WHEN length(%s) <= %d THEN %s END".formatted(it, type.length(), it)),
          type);
    }
    boolean mayBeLonger = text.type().length() > type.length();
    return mayBeLonger
        ? Typed.of(Let.one(text.sql(), it -> fitting(it, type.length())), type)
        : new Typed(text.sql(), type, true, text.constant(), false);
  }

  /// The text, which is refused where it has more characters than that.
  public static String fitting(String sql, int most) {
    String error =
        Problems.raised(
            ErrorCode.STRING_TOO_LONG,
            "'String ''' || left(" + sql + ", 999) || ''' is too long and would be truncated'");
    return "(CASE WHEN length(%1$s) > %2$d THEN %3$s ELSE %1$s END)".formatted(sql, most, error);
  }

  private static Typed text(Typed value, Formats formats) {
    String sql = value.sql();
    return switch (value.kind()) {
      case TEXT -> value;
      case FIXED -> Typed.of("CAST(" + value.exactly().sql() + " AS VARCHAR)", number(value));
      case REAL -> full("sf_real_text(" + sql + ")");
      case BOOLEAN -> Typed.of("CAST(" + sql + " AS VARCHAR)", SqlType.text(5));
      case DATE -> full(TimeText.of(value, quoted(formats.date()), formats.zone()));
      case TIME -> full(TimeText.of(value, quoted(formats.time()), formats.zone()));
      case TIMESTAMP_NTZ -> full(TimeText.of(value, quoted(formats.ntz()), formats.zone()));
      case TIMESTAMP_LTZ -> full(TimeText.of(value, quoted(formats.ltz()), formats.zone()));
      case TIMESTAMP_TZ -> full(TimeText.of(value, quoted(formats.tz()), formats.zone()));
      case BINARY -> full("sf_binary_text(" + sql + ", " + quoted(formats.binary()) + ")");
      case VARIANT, OBJECT, ARRAY -> full("sf_variant_text(" + sql + ")");
    };
  }

  /// Digits, a sign and a point.
  private static SqlType number(Typed value) {
    int point = value.type().scale() > 0 ? 2 : 1;
    return SqlType.text(value.type().precision() + point);
  }

  private static Typed full(String sql) {
    return Typed.of(sql, SqlType.TEXT);
  }

  private static String quoted(String format) {
    return StringLiterals.quoted(format);
  }
}
