package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BIGINT;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BINARY;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.List;

/// Bitmaps of `BITMAP_CONSTRUCT_AGG`: positions from 0 to 32767, as the aggregates of the engine
/// have them (a bit each, the first bit of a byte being its highest) and as Snowflake shows them.
/// Shown are up to four positions behind their number, which is two bytes, with room for four; more
/// behind a byte 8 and nine zeros; a position is two bytes, the lower one first.
///
/// | function | |
/// |---|---|
/// | `sf_bitmap(bits)`, `sf_bitmap_bits(bitmap)` | from one to the other |
/// | `sf_bitmap_count(bitmap)` | how many positions there are |
/// | `sf_bitmap_position(number)` | the number, which is one |
final class Bitmaps {

  private static final int POSITIONS = 32_768;
  private static final int FEW = 4;
  private static final int FEW_HEAD = 2;
  private static final int MANY_HEAD = 10;
  private static final byte MANY = 8;

  private Bitmaps() {}

  static List<JavaFunction> functions() {
    return List.of(
        Define.strict("sf_bitmap", BINARY, a -> shown(positions(Args.bytes(a, 0))), BINARY),
        Define.strict("sf_bitmap_bits", BINARY, a -> bits(read(Args.bytes(a, 0))), BINARY),
        Define.strict(
            "sf_bitmap_count", BIGINT, a -> (long) read(Args.bytes(a, 0)).cardinality(), BINARY),
        Define.strict("sf_bitmap_position", BIGINT, a -> position(Args.number(a, 0)), BIGINT));
  }

  private static long position(long number) {
    if (number < 0 || number >= POSITIONS) {
      throw new SqlError(
          ErrorCode.INVALID_ARGUMENT_VALUE,
          "Invalid position "
              + number
              + " in a bitmap: it is 0 to 32767, as BITMAP_BIT_POSITION gives it");
    }
    return number;
  }

  private static BitSet positions(byte[] bits) {
    BitSet positions = new BitSet(POSITIONS);
    for (int i = 0; i < bits.length * Byte.SIZE; i++) {
      if ((bits[i / Byte.SIZE] & (0x80 >> (i % Byte.SIZE))) != 0) {
        positions.set(i);
      }
    }
    return positions;
  }

  private static byte[] bits(BitSet positions) {
    byte[] bits = new byte[POSITIONS / Byte.SIZE];
    positions.stream().forEach(i -> bits[i / Byte.SIZE] |= (byte) (0x80 >> (i % Byte.SIZE)));
    return bits;
  }

  private static byte[] shown(BitSet positions) {
    int count = positions.cardinality();
    boolean few = count <= FEW;
    ByteBuffer shown =
        ByteBuffer.allocate(few ? FEW_HEAD + FEW * Short.BYTES : MANY_HEAD + count * Short.BYTES);
    if (few) {
      shown.putShort((short) count);
    } else {
      shown.put(MANY).position(MANY_HEAD);
    }
    shown.order(ByteOrder.LITTLE_ENDIAN);
    positions.stream().forEach(i -> shown.putShort((short) i));
    return shown.array();
  }

  private static BitSet read(byte[] shown) {
    boolean many = shown.length > MANY_HEAD && shown[0] == MANY;
    int from = many ? MANY_HEAD : FEW_HEAD;
    if (shown.length < MANY_HEAD || shown.length % Short.BYTES != 0) {
      throw none();
    }
    int count = many ? (shown.length - from) / Short.BYTES : ByteBuffer.wrap(shown).getShort();
    if (count < 0 || from + count * Short.BYTES > shown.length) {
      throw none();
    }
    ByteBuffer rest = ByteBuffer.wrap(shown, from, count * Short.BYTES);
    rest.order(ByteOrder.LITTLE_ENDIAN);
    BitSet positions = new BitSet(POSITIONS);
    while (rest.hasRemaining()) {
      positions.set(rest.getShort() & (POSITIONS - 1));
    }
    return positions;
  }

  private static SqlError none() {
    return new SqlError(
        ErrorCode.INVALID_ARGUMENT_VALUE,
        "Invalid bitmap: only what BITMAP_CONSTRUCT_AGG and BITMAP_OR_AGG gave is one");
  }
}
