package dev.vitrine.snowflake;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Values that the engine gave, written into later statements.
public final class Literals {

  private Literals() {}

  /// @param text the engine's own text of the value
  public static Typed of(@Nullable String text, SqlType type) {
    if (text == null) {
      return new Typed("CAST(NULL AS " + EngineTypes.of(type) + ")", type, true, null, true);
    }
    return switch (type.kind()) {
      case TEXT -> Typed.text(text);
      case FIXED -> Typed.number(new BigDecimal(text));
      case BOOLEAN -> Typed.bool(Boolean.parseBoolean(text));
      case REAL,
          DATE,
          TIME,
          TIMESTAMP_NTZ,
          TIMESTAMP_LTZ,
          TIMESTAMP_TZ,
          BINARY,
          VARIANT,
          OBJECT,
          ARRAY ->
          Typed.of(
              "CAST(" + StringLiterals.quoted(text) + " AS " + EngineTypes.of(type) + ")", type);
    };
  }
}
