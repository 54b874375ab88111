package dev.vitrine.dialect.translate.casts;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Casts.Mode;
import dev.vitrine.dialect.translate.Formats;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;

/// To BINARY(n): a text is of the session's format, hexadecimal digits by default.
public final class ToBinary {

  private ToBinary() {}

  public static Typed convert(Typed value, SqlType type, Mode mode, Formats formats) {
    String tried = mode == Mode.NULL ? "sf_try_to_binary(" : "sf_to_binary(";
    return switch (value.kind()) {
      case BINARY -> value.withType(type);
      case TEXT ->
          Typed.of(
              tried + value.sql() + ", " + StringLiterals.quoted(formats.inputs().binary()) + ")",
              type);
      case VARIANT ->
          Typed.of(
              (mode == Mode.NULL ? "sf_try_variant_binary(" : "sf_variant_binary(")
                  + value.sql()
                  + ")",
              type);
      case FIXED,
          REAL,
          BOOLEAN,
          DATE,
          TIME,
          TIMESTAMP_NTZ,
          TIMESTAMP_LTZ,
          TIMESTAMP_TZ,
          OBJECT,
          ARRAY ->
          throw Casts.impossible(value, type);
    };
  }
}
