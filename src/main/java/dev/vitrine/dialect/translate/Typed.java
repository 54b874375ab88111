package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// An expression in the engine's SQL and its Snowflake type.
///
/// @param sql binds tighter than any operator: a name, a literal, a call, or in brackets
/// @param exact the engine's value has the engine type of `type`; otherwise it is an integer or
///   decimal of another width
/// @param constant the value of a literal: `String`, `BigDecimal` or `Boolean`
/// @param isNull the literal NULL, which takes any type
/// @param nanos of a time or timestamp that may have more digits than `sql` keeps: SQL of the whole
///   value, as [Nanos] has it; null where microseconds are all
/// @param collates a text whose collation `COLLATE` gave it: it counts more than a column's
public record Typed(
    String sql,
    SqlType type,
    boolean exact,
    @Nullable Object constant,
    boolean isNull,
    @Nullable String nanos,
    boolean collates) {

  public static final Typed NULL = new Typed("NULL", SqlType.TEXT, true, null, true);

  /// NULL of a text that is absent, and no literal.
  public static final Typed NO_TEXT = of("CAST(NULL AS VARCHAR)", SqlType.TEXT);

  public Typed(String sql, SqlType type, boolean exact, @Nullable Object constant, boolean isNull) {
    this(sql, type, exact, constant, isNull, null);
  }

  public Typed(
      String sql,
      SqlType type,
      boolean exact,
      @Nullable Object constant,
      boolean isNull,
      @Nullable String nanos) {
    this(sql, type, exact, constant, isNull, nanos, false);
  }

  /// A value of exactly the engine's type for `type`.
  public static Typed of(String sql, SqlType type) {
    return new Typed(sql, type, true, null, false);
  }

  /// A whole or decimal number whose engine type may be any.
  public static Typed loose(String sql, SqlType type) {
    return new Typed(sql, type, false, null, false);
  }

  public static Typed text(String value) {
    SqlType type = SqlType.text(Math.max(1, value.codePointCount(0, value.length())));
    return new Typed(StringLiterals.quoted(value), type, true, value, false);
  }

  public static Typed number(BigDecimal value) {
    int scale = Math.max(0, value.scale());
    BigDecimal plain = value.setScale(scale);
    int precision = Math.max(1, Math.max(plain.precision(), scale));
    String sql = plain.toPlainString();
    SqlType type = SqlType.fixed(precision, scale);
    boolean exact = scale > 0;
    String written = precision > 18 ? "CAST('" + sql + "' AS " + EngineTypes.of(type) + ")" : sql;
    return new Typed(
        value.signum() < 0 ? "(" + written + ")" : written,
        type,
        exact || precision > 18,
        value,
        false);
  }

  public static Typed bool(boolean value) {
    return new Typed(value ? "TRUE" : "FALSE", SqlType.BOOLEAN, true, value, false);
  }

  public Kind kind() {
    return type.kind();
  }

  public boolean is(Kind kind) {
    return !isNull && type.kind() == kind;
  }

  public boolean isText() {
    return is(Kind.TEXT);
  }

  public boolean isNumeric() {
    return is(Kind.FIXED) || is(Kind.REAL);
  }

  /// JSON text in the engine.
  public boolean isSemiStructured() {
    return is(Kind.VARIANT) || is(Kind.OBJECT) || is(Kind.ARRAY);
  }

  public boolean isTimestamp() {
    return is(Kind.TIMESTAMP_NTZ) || is(Kind.TIMESTAMP_LTZ) || is(Kind.TIMESTAMP_TZ);
  }

  /// The same value in exactly the engine's type.
  public Typed exactly() {
    return exact || isNull ? this : of("CAST(" + sql + " AS " + EngineTypes.of(type) + ")", type);
  }

  /// What equality and order go by.
  public String comparable() {
    if (isSemiStructured()) {
      return "sf_variant_sort_key(" + sql + ")";
    }
    if (isCollated()) {
      return "sf_collation_key(" + sql + ", " + StringLiterals.quoted(type.collation()) + ")";
    }
    if (nanos != null) {
      return is(Kind.TIMESTAMP_TZ) ? "(" + nanos + ").n" : nanos;
    }
    return is(Kind.TIMESTAMP_TZ) ? "(" + sql + ").t" : sql;
  }

  /// Whether values that are equal may be written differently.
  public boolean isKeyed() {
    return isSemiStructured() || is(Kind.TIMESTAMP_TZ) || nanos != null || isCollated();
  }

  /// A text that is not compared by its code points.
  public boolean isCollated() {
    return isText() && !type.collation().isEmpty();
  }

  /// The text as a search by its collation reads it.
  public String folded(String collation) {
    return collation.isEmpty()
        ? sql
        : "sf_collation_text(" + sql + ", " + StringLiterals.quoted(collation) + ")";
  }

  /// The value without what goes beyond a microsecond.
  public Typed micros() {
    return nanos == null ? this : new Typed(sql, type, exact, constant, isNull);
  }

  /// What a column of a query holds, so that [#at] can read it.
  public String carried() {
    return nanos == null ? sql : nanos;
  }

  /// The same value read from a column that holds what is [#carried].
  public Typed at(String column) {
    return nanos == null ? new Typed(column, type, exact, null, isNull) : Nanos.read(column, type);
  }

  /// The same value, no longer known as the literal NULL.
  public Typed present() {
    return new Typed(sql, type, exact, constant, false, nanos, collates);
  }

  public Typed withType(SqlType other) {
    return new Typed(sql, other, exact, constant, isNull, nanos, collates);
  }

  /// The same text, whose collation counts more than those of columns, or does not.
  Typed collating(boolean more) {
    return new Typed(sql, type, exact, constant, isNull, nanos, more);
  }

  /// The same value, no longer known as a literal.
  public Typed opaque() {
    return new Typed(sql, type, exact, null, isNull, nanos, collates);
  }
}
