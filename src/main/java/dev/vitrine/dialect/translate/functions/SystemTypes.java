package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.TypeText;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;

/// `SYSTEM$TYPEOF`: a type and in brackets how Snowflake stores it.
final class SystemTypes implements Family {

  @Override
  public void register(Registry registry) {
    registry.scalar("SYSTEM$TYPEOF", 1, call -> Typed.text(text(call.arg(0))).opaque());
  }

  private static String text(Typed value) {
    return value.isNull()
        ? "NULL[LOB]"
        : TypeText.of(value.type()) + "[" + storage(value.type()) + "]";
  }

  /// `SB` and bytes of a value.
  private static String storage(SqlType type) {
    return switch (type.kind()) {
      case FIXED -> "SB" + bytes(type.precision());
      case REAL -> "DOUBLE";
      case BOOLEAN -> "SB1";
      case DATE -> "SB4";
      case TIME -> "SB8";
      case TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ -> "SB16";
      case TEXT, BINARY, VARIANT, OBJECT, ARRAY -> "LOB";
    };
  }

  private static int bytes(int precision) {
    if (precision <= 2) {
      return 1;
    }
    if (precision <= 4) {
      return 2;
    }
    if (precision <= 9) {
      return 4;
    }
    return precision <= 18 ? 8 : 16;
  }
}
