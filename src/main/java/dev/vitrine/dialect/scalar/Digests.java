package dev.vitrine.dialect.scalar;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Hash sums that the engine does not have.
final class Digests {

  private Digests() {}

  /// @param size in bits: 224, 256, 384 or 512; 0 is 256
  static byte[] sha2(byte[] bytes, long size) {
    if (size != 0 && size != 224 && size != 256 && size != 384 && size != 512) {
      throw new SqlError(
          ErrorCode.INVALID_ARGUMENT_VALUE,
          "Invalid digest size " + size + " for SHA2: it is 224, 256, 384 or 512");
    }
    return digest("SHA-" + (size == 0 ? 256 : size), bytes);
  }

  /// A UUID of version 5: of a name in a name space that is a UUID itself.
  static String uuid(String space, String name) {
    UUID within = parsed(space);
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    byte[] all =
        ByteBuffer.allocate(16 + text.length)
            .putLong(within.getMostSignificantBits())
            .putLong(within.getLeastSignificantBits())
            .put(text)
            .array();
    ByteBuffer sum = ByteBuffer.wrap(digest("SHA-1", all));
    long high = (sum.getLong() & ~0xF000L) | 0x5000L;
    long low = (sum.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  private static UUID parsed(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException wrong) {
      throw new SqlError(ErrorCode.INVALID_ARGUMENT_VALUE, "Invalid UUID: '" + text + "'");
    }
  }

  static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing); // every Java has these
    }
  }
}
