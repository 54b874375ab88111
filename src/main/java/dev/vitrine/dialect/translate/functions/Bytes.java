package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType.Kind;

/// Arguments that are a text or a binary.
final class Bytes {

  private Bytes() {}

  /// The bytes of a binary, or of a text in UTF-8.
  static String of(FunctionCall call, int index) {
    Typed value = call.arg(index);
    return value.is(Kind.BINARY) ? value.sql() : "encode(" + call.textSql(index) + ")";
  }

  /// Both are binaries, or else both are texts.
  static boolean binaries(FunctionCall call) {
    boolean first = call.arg(0).is(Kind.BINARY);
    if (first != call.arg(1).is(Kind.BINARY) && !call.arg(0).isNull() && !call.arg(1).isNull()) {
      throw call.invalidTypes();
    }
    return first;
  }
}
