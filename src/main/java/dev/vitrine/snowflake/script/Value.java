package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import dev.vitrine.snowflake.Literals;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A value of a script.
///
/// @param data a `BigDecimal` of a `FIXED`, a `Boolean`, a `String` of a `TEXT`; of the other types
///   the engine's own text; null for NULL
record Value(SqlType type, @Nullable Object data) {

  static final SqlType WHOLE = SqlType.fixed(38, 0);
  static final Value NULL = new Value(SqlType.TEXT, null);

  static Value text(String text) {
    return new Value(SqlType.TEXT, text);
  }

  static Value whole(long number) {
    return new Value(WHOLE, BigDecimal.valueOf(number));
  }

  static Value bool(boolean value) {
    return new Value(SqlType.BOOLEAN, value);
  }

  static Value nothing(SqlType type) {
    return new Value(type, null);
  }

  /// @param text in the engine's words
  static Value read(@Nullable String text, SqlType type) {
    if (text == null) {
      return nothing(type);
    }
    return new Value(
        type,
        switch (type.kind()) {
          case FIXED -> new BigDecimal(text);
          case BOOLEAN -> Boolean.valueOf(text);
          default -> text;
        });
  }

  boolean isNull() {
    return data == null;
  }

  boolean is(Kind kind) {
    return type.kind() == kind;
  }

  /// Whether it is a condition that holds.
  boolean isTrue() {
    return data instanceof Boolean truth && truth;
  }

  /// Of a `FIXED` that is not NULL.
  BigDecimal number() {
    if (data instanceof BigDecimal number) {
      return number;
    }
    throw new IllegalStateException("no number: " + this);
  }

  @Nullable String text() {
    return switch (data) {
      case null -> null;
      case BigDecimal number -> number.toPlainString();
      default -> data.toString();
    };
  }

  /// As a statement of Snowflake's has it.
  String written() {
    return switch (data) {
      case null -> "NULL";
      case BigDecimal number -> number.toPlainString();
      case Boolean truth -> truth.toString();
      default -> {
        String quoted = VariableNames.quoted(data.toString());
        yield is(Kind.TEXT) ? quoted : quoted + "::" + type.kind();
      }
    };
  }

  /// As SQL has it, of exactly its type.
  Typed typed() {
    return switch (data) {
      case null -> Literals.of(null, type);
      case BigDecimal number ->
          new Typed(
              "CAST(" + number.toPlainString() + " AS " + EngineTypes.of(type) + ")",
              type,
              true,
              number,
              false);
      case Boolean truth -> Typed.bool(truth);
      case String text when is(Kind.TEXT) ->
          new Typed(StringLiterals.quoted(text), type, true, text, false);
      default -> Literals.of(data.toString(), type);
    };
  }
}
