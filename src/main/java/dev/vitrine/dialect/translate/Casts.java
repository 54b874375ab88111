package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.translate.casts.ToBinary;
import dev.vitrine.dialect.translate.casts.ToBoolean;
import dev.vitrine.dialect.translate.casts.ToNumber;
import dev.vitrine.dialect.translate.casts.ToReal;
import dev.vitrine.dialect.translate.casts.ToSemiStructured;
import dev.vitrine.dialect.translate.casts.ToText;
import dev.vitrine.dialect.translate.casts.ToTimes;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import java.util.Set;

/// Conversions between types. Explicit ones (`::`, `CAST`) also cut a value to its type's length;
/// `TRY_CAST` gives NULL where the others fail.
public final class Casts {

  /// How a conversion that cannot be made ends.
  public enum Mode {
    FAIL,
    NULL
  }

  private static final Set<SqlType.Kind> UNSIZED =
      Set.of(SqlType.Kind.REAL, SqlType.Kind.BOOLEAN, SqlType.Kind.DATE, SqlType.Kind.BINARY);

  private Casts() {}

  /// `CAST`.
  public static Typed explicit(Typed value, SqlType type, Environment environment) {
    return typed(convert(value, type, Mode.FAIL, Formats.of(environment)));
  }

  /// `TRY_CAST`.
  ///
  /// @throws dev.vitrine.kernel.SqlError `INVALID_CAST`
  public static Typed attempted(Typed value, SqlType type, Environment environment) {
    requireTried(value, type);
    return typed(convert(value, type, Mode.NULL, Formats.of(environment)));
  }

  /// Only a text may fail to be something; a value that is it already passes.
  ///
  /// @throws dev.vitrine.kernel.SqlError `INVALID_CAST`
  public static void requireTried(Typed value, SqlType type) {
    boolean same = value.is(type.kind()) && UNSIZED.contains(type.kind());
    if (!value.isText() && !value.isNull() && !same) {
      throw Problems.plain(
          ErrorCode.INVALID_CAST,
          "Function TRY_CAST cannot be used with arguments of types %s and %s"
              .formatted(TypeText.of(value.type()), TypeText.of(type)));
    }
  }

  /// A NULL that was given a type takes no other.
  private static Typed typed(Typed converted) {
    return converted.isNull() ? Typed.of(converted.sql(), converted.type()) : converted;
  }

  /// A conversion that nobody wrote; by the formats of the session that is translated for.
  public static Typed implicit(Typed value, SqlType type) {
    boolean same = value.is(type.kind()) && (type.equals(value.type()) || !isSized(type));
    return same ? value : convert(value, type, Mode.FAIL, Formats.current());
  }

  /// A text or a binary of another length is the same value.
  private static boolean isSized(SqlType type) {
    return type.kind() == SqlType.Kind.FIXED;
  }

  /// @param formats of the session
  public static Typed convert(Typed value, SqlType type, Mode mode, Formats formats) {
    if (value.isNull()) {
      return new Typed("CAST(NULL AS " + EngineTypes.of(type) + ")", type, true, null, true);
    }
    return switch (type.kind()) {
      case FIXED -> ToNumber.convert(value, type, mode);
      case REAL -> ToReal.convert(value, mode);
      case TEXT -> ToText.convert(value, type, mode, formats);
      case BOOLEAN -> ToBoolean.convert(value, mode);
      case DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ ->
          ToTimes.convert(value, type, mode, formats);
      case BINARY -> ToBinary.convert(value, type, mode, formats);
      case VARIANT, OBJECT, ARRAY -> ToSemiStructured.convert(value, type, mode, formats);
    };
  }

  /// The error that no value of one type becomes one of another.
  public static SqlError impossible(Typed value, SqlType type) {
    return Problems.plain(
        ErrorCode.INVALID_TYPE,
        "invalid type [CAST(%s AS %s)] for parameter '%s'"
            .formatted(TypeText.of(value.type()), TypeText.of(type), function(type)));
  }

  /// The function that a conversion to a type stands for.
  private static String function(SqlType type) {
    return switch (type.kind()) {
      case FIXED -> "TO_NUMBER";
      case REAL -> "TO_DOUBLE";
      case TEXT -> "TO_VARCHAR";
      case BOOLEAN,
          DATE,
          TIME,
          TIMESTAMP_NTZ,
          TIMESTAMP_LTZ,
          TIMESTAMP_TZ,
          BINARY,
          VARIANT,
          OBJECT,
          ARRAY ->
          "TO_" + type.kind().name();
    };
  }
}
