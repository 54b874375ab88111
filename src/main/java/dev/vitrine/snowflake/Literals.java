package dev.vitrine.snowflake;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Values that the engine gave, written into later statements.
public final class Literals {

  /// The engine's text of an instant with its offset: `{'t': 2024-01-01 00:00:00, 'o': 60}`.
  private static final Pattern ZONED = Pattern.compile("\\{'t': '?([^',]+)'?, 'o': (-?[0-9]+)\\}");

  private Literals() {}

  private static Typed zoned(String text) {
    Matcher parts = ZONED.matcher(text);
    if (!parts.matches()) {
      throw new IllegalStateException("no instant with an offset: " + text);
    }
    return Typed.of(
        "sf_zoned(CAST('%s' AS TIMESTAMP), %s)".formatted(parts.group(1), parts.group(2)),
        SqlType.TIMESTAMP_TZ);
  }

  /// @param text the engine's own text of the value
  public static Typed of(@Nullable String text, SqlType type) {
    if (text == null) {
      return new Typed("CAST(NULL AS " + EngineTypes.of(type) + ")", type, true, null, true);
    }
    return switch (type.kind()) {
      case TEXT -> Typed.text(text);
      case FIXED -> Typed.number(new BigDecimal(text));
      case TIMESTAMP_TZ -> zoned(text);
      case BOOLEAN -> Typed.bool(Boolean.parseBoolean(text));
      case REAL, DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, BINARY, VARIANT, OBJECT, ARRAY ->
          Typed.of(
              "CAST(" + StringLiterals.quoted(text) + " AS " + EngineTypes.of(type) + ")", type);
    };
  }
}
