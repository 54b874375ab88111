package dev.vitrine.kernel;

import java.util.Locale;
import java.util.Objects;

/// A column's type in Snowflake's words, which every door can write in its own.
///
/// @param kind the type's family
/// @param precision digits of a `FIXED`; 0 where it has no meaning
/// @param scale digits after the point of a `FIXED`, or of the seconds of a time or timestamp
/// @param length characters of a `TEXT`, bytes of a `BINARY`; 0 where it has no meaning
/// @param collation by which a `TEXT` is compared, as written; empty for code points
public record SqlType(Kind kind, int precision, int scale, int length, String collation) {

  /// A type that was written down before there were collations has none.
  public SqlType {
    collation = Objects.requireNonNullElse(collation, "");
  }

  public SqlType(Kind kind, int precision, int scale, int length) {
    this(kind, precision, scale, length, "");
  }

  /// Families of types; [#apiName] is the name in a `rowType`.
  public enum Kind {
    FIXED,
    REAL,
    TEXT,
    BOOLEAN,
    DATE,
    TIME,
    TIMESTAMP_NTZ,
    TIMESTAMP_LTZ,
    TIMESTAMP_TZ,
    BINARY,
    VARIANT,
    OBJECT,
    ARRAY;

    public String apiName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static final int MAX_TEXT = 16_777_216;
  public static final int MAX_BINARY = 8_388_608;

  public static final SqlType REAL = new SqlType(Kind.REAL, 0, 0, 0);
  public static final SqlType TEXT = text(MAX_TEXT);
  public static final SqlType BOOLEAN = new SqlType(Kind.BOOLEAN, 0, 0, 0);
  public static final SqlType DATE = new SqlType(Kind.DATE, 0, 0, 0);
  public static final SqlType TIME = new SqlType(Kind.TIME, 0, 9, 0);
  public static final SqlType TIMESTAMP_NTZ = new SqlType(Kind.TIMESTAMP_NTZ, 0, 9, 0);
  public static final SqlType TIMESTAMP_LTZ = new SqlType(Kind.TIMESTAMP_LTZ, 0, 9, 0);
  public static final SqlType TIMESTAMP_TZ = new SqlType(Kind.TIMESTAMP_TZ, 0, 9, 0);
  public static final SqlType BINARY = new SqlType(Kind.BINARY, 0, 0, MAX_BINARY);
  public static final SqlType VARIANT = new SqlType(Kind.VARIANT, 0, 0, 0);
  public static final SqlType OBJECT = new SqlType(Kind.OBJECT, 0, 0, 0);
  public static final SqlType ARRAY = new SqlType(Kind.ARRAY, 0, 0, 0);

  public SqlType withCollation(String other) {
    return new SqlType(kind, precision, scale, length, other);
  }

  public static SqlType fixed(int precision, int scale) {
    return new SqlType(Kind.FIXED, precision, scale, 0);
  }

  public static SqlType text(int length) {
    return new SqlType(Kind.TEXT, 0, 0, length);
  }
}
