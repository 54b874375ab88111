package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;

/// Binaries written as text: hexadecimal digits and base64.
final class BinaryTexts implements Family {

  @Override
  public void register(Registry registry) {
    registry.scalar("HEX_ENCODE", 1, 2, BinaryTexts::hex);
    registry.scalar(
        "BASE64_ENCODE",
        1,
        3,
        call ->
            Typed.of(
                "sf_to_base64(%s, %s, %s)"
                    .formatted(
                        Bytes.of(call, 0),
                        call.count() > 1 ? call.integer(1) : "0",
                        call.count() > 2 ? call.textSql(2) : "''"),
                SqlType.TEXT));
    decoding(registry, "", "sf_");
    decoding(registry, "TRY_", "sf_try_");
  }

  private static void decoding(Registry registry, String prefix, String engine) {
    registry.scalar(
        prefix + "HEX_DECODE_BINARY", 1, call -> Typed.of(hexed(engine, call), SqlType.BINARY));
    registry.scalar(
        prefix + "HEX_DECODE_STRING",
        1,
        call -> Typed.of(engine + "hex_decoded(" + call.textSql(0) + ")", SqlType.TEXT));
    registry.scalar(
        prefix + "BASE64_DECODE_BINARY",
        1,
        2,
        call -> Typed.of(based(engine + "from_base64", call), SqlType.BINARY));
    registry.scalar(
        prefix + "BASE64_DECODE_STRING",
        1,
        2,
        call -> Typed.of(based(engine + "base64_decoded", call), SqlType.TEXT));
  }

  private static String hexed(String engine, FunctionCall call) {
    return engine + "to_binary(" + call.textSql(0) + ", 'HEX')";
  }

  private static String based(String function, FunctionCall call) {
    String alphabet = call.count() > 1 ? call.textSql(1) : "''";
    return function + "(" + call.textSql(0) + ", " + alphabet + ")";
  }

  /// In upper case, with 0 as the second argument in lower case.
  private static Typed hex(FunctionCall call) {
    String upper = "hex(" + Bytes.of(call, 0) + ")";
    if (call.count() == 1) {
      return Typed.of(upper, SqlType.TEXT);
    }
    if (call.constantInteger(1).isPresent()) {
      boolean lower = call.constantInteger(1).get() == 0;
      return Typed.of(lower ? "lower(" + upper + ")" : upper, SqlType.TEXT);
    }
    return Typed.of(
        "translate(%s, 'ABCDEF', CASE %s = 0 WHEN TRUE THEN 'abcdef' WHEN FALSE THEN 'ABCDEF' END)"
            .formatted(upper, call.integer(1)),
        SqlType.TEXT);
  }
}
