package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BIGINT;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BINARY;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TEXT;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.List;
import java.util.Locale;
import java.util.function.IntBinaryOperator;

/// Bits of binaries.
///
/// | function | |
/// |---|---|
/// | `sf_binary_and(a, b, side)`, `sf_binary_or`, `sf_binary_xor` | the shorter one gets zeros at its `LEFT` or `RIGHT` |
/// | `sf_binary_not(binary)` | |
/// | `sf_binary_shift(binary, count)` | to the left, with a negative count to the right; the length stays |
final class BinaryBits {

  private static final int BYTE = 0xff;

  private BinaryBits() {}

  static List<JavaFunction> functions() {
    return List.of(
        both("sf_binary_and", (a, b) -> a & b),
        both("sf_binary_or", (a, b) -> a | b),
        both("sf_binary_xor", (a, b) -> a ^ b),
        Define.strict("sf_binary_not", BINARY, a -> inverted(Args.bytes(a, 0)), BINARY),
        Define.strict(
            "sf_binary_shift",
            BINARY,
            a -> shifted(Args.bytes(a, 0), Args.number(a, 1)),
            BINARY,
            BIGINT));
  }

  private static JavaFunction both(String name, IntBinaryOperator operator) {
    return Define.strict(
        name,
        BINARY,
        a -> combined(Args.bytes(a, 0), Args.bytes(a, 1), isLeft(Args.text(a, 2)), operator),
        BINARY,
        BINARY,
        TEXT);
  }

  private static boolean isLeft(String side) {
    return switch (side.toUpperCase(Locale.ROOT)) {
      case "LEFT" -> true;
      case "RIGHT" -> false;
      default ->
          throw new SqlError(
              ErrorCode.INVALID_ARGUMENT_VALUE,
              "Invalid side '" + side + "' to pad a binary at: it is LEFT or RIGHT");
    };
  }

  private static byte[] combined(byte[] a, byte[] b, boolean left, IntBinaryOperator operator) {
    int length = Math.max(a.length, b.length);
    byte[] result = new byte[length];
    for (int i = 0; i < length; i++) {
      result[i] = (byte) operator.applyAsInt(at(a, i, length, left), at(b, i, length, left));
    }
    return result;
  }

  private static int at(byte[] bytes, int index, int length, boolean left) {
    int own = left ? index - (length - bytes.length) : index;
    return own < 0 || own >= bytes.length ? 0 : bytes[own] & BYTE;
  }

  private static byte[] inverted(byte[] bytes) {
    byte[] result = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      result[i] = (byte) ~bytes[i];
    }
    return result;
  }

  private static byte[] shifted(byte[] bytes, long count) {
    byte[] result = new byte[bytes.length];
    long whole = Math.floorDiv(count, 8L);
    int rest = (int) Math.floorMod(count, 8L);
    for (int i = 0; i < bytes.length; i++) {
      int here = at(bytes, i + whole);
      int next = at(bytes, i + whole + 1);
      result[i] = (byte) ((here << rest) | (next >> (8 - rest)));
    }
    return result;
  }

  private static int at(byte[] bytes, long index) {
    return index < 0 || index >= bytes.length ? 0 : bytes[(int) index] & BYTE;
  }
}
