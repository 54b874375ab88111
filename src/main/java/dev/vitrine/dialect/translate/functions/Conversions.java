package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Casts.Mode;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;

/// `TO_…` and `TRY_TO_…` of numbers, booleans and binaries.
final class Conversions implements Family {

  @Override
  public void register(Registry registry) {
    register(registry, "", Mode.FAIL);
    register(registry, "TRY_", Mode.NULL);
  }

  private static void register(Registry registry, String prefix, Mode mode) {
    registry.scalar(prefix + "TO_BOOLEAN", 1, call -> convert(call, SqlType.BOOLEAN, mode));
    registry.scalar(prefix + "TO_NUMBER", 1, 4, call -> number(call, mode));
    registry.alias(prefix + "TO_DECIMAL", prefix + "TO_NUMBER");
    registry.alias(prefix + "TO_NUMERIC", prefix + "TO_NUMBER");
    registry.scalar(prefix + "TO_DOUBLE", 1, 2, call -> real(call, mode));
    registry.scalar(prefix + "TO_BINARY", 1, 2, call -> binary(call, mode));
  }

  private static Typed convert(FunctionCall call, SqlType type, Mode mode) {
    return mode == Mode.FAIL
        ? Casts.explicit(call.arg(0), type, call.environment())
        : Casts.attempted(call.arg(0), type, call.environment());
  }

  private static String tried(Mode mode) {
    return mode == Mode.NULL ? "sf_try_" : "sf_";
  }

  /// A format stands between the text and the precision.
  private static boolean hasFormat(FunctionCall call) {
    return call.count() > 1 && call.arg(1).isText();
  }

  private static Typed number(FunctionCall call, Mode mode) {
    boolean format = hasFormat(call);
    SqlType type = type(call, format ? 2 : 1);
    if (!format || !call.arg(0).isText()) {
      return convert(call, type, mode);
    }
    String read = tried(mode) + "parse_number(" + call.textSql(0) + ", " + call.textSql(1) + ")";
    return Typed.of(
        "CAST(%sdecimal(%s, %d, %d) AS %s)"
            .formatted(tried(mode), read, type.precision(), type.scale(), EngineTypes.of(type)),
        type);
  }

  private static SqlType type(FunctionCall call, int from) {
    if (call.count() > from + 2) {
      throw Arity.tooMany(call, from + 2);
    }
    int precision = constant(call, from, 38);
    int scale = constant(call, from + 1, 0);
    if (precision < 1 || precision > 38 || scale < 0 || scale > Math.min(37, precision)) {
      throw call.error(
          ErrorCode.COMPILATION,
          "invalid precision or scale in NUMBER(" + precision + "," + scale + ")");
    }
    return SqlType.fixed(precision, scale);
  }

  private static int constant(FunctionCall call, int index, int otherwise) {
    if (index >= call.count()) {
      return otherwise;
    }
    return call.constantInteger(index)
        .orElseThrow(() ->
            call.error(
                ErrorCode.NOT_CONSTANT,
                "argument "
                    + (index + 1)
                    + " to function "
                    + call.name()
                    + " needs to be constant"));
  }

  private static Typed real(FunctionCall call, Mode mode) {
    if (call.count() == 1 || !call.arg(0).isText()) {
      return convert(call, SqlType.REAL, mode);
    }
    return Typed.of(
        "%sreal(%sparse_number(%s, %s))"
            .formatted(tried(mode), tried(mode), call.textSql(0), call.textSql(1)),
        SqlType.REAL);
  }

  /// The format is the session's where none is given.
  private static Typed binary(FunctionCall call, Mode mode) {
    if (!call.arg(0).isText()) {
      return convert(call, SqlType.BINARY, mode);
    }
    String set = call.environment().parameter("BINARY_INPUT_FORMAT");
    String format = call.count() > 1 ? call.textSql(1) : Texts.quoted(set.isEmpty() ? "HEX" : set);
    return Typed.of(
        tried(mode) + "to_binary(" + call.arg(0).sql() + ", " + format + ")", SqlType.BINARY);
  }
}
