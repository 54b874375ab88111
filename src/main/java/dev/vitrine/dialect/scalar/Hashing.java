package dev.vitrine.dialect.scalar;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// HASH: 64 bits that stay the same for the same values, whatever the type they came in. Not
/// Snowflake's own numbers, whose algorithm is not published.
final class Hashing {

  private static final long PRIME = 0x9E37_79B9_7F4A_7C15L;

  private Hashing() {}

  /// @param values each with the kind of its type before it: `n` number, `s` text, `j` JSON, or
  ///   another letter; null is SQL NULL
  static long hash(@Nullable Object[] values) {
    long hash = PRIME;
    for (Object value : values) {
      hash = mixed(hash * 31 + (value == null ? 0x5bd1e995L : hash((String) value)));
    }
    return hash;
  }

  private static long hash(String tagged) {
    long hash = 0xcbf2_9ce4_8422_2325L;
    for (byte b : normal(tagged).getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100_0000_01b3L;
    }
    return mixed(hash);
  }

  /// Numbers hash alike however they are written, and a VARIANT as what it holds.
  private static String normal(String tagged) {
    String value = tagged.substring(1);
    return switch (tagged.charAt(0)) {
      case 'n' -> number(value);
      case 'j' -> json(value);
      default -> tagged;
    };
  }

  private static String json(String json) {
    if (JsonScan.isText(json)) {
      return "s" + JsonStrings.decode(json);
    }
    return switch (json) {
      case "true", "false" -> "b" + json;
      default -> JsonValues.isNumber(json) ? number(json) : "j" + json;
    };
  }

  private static String number(String digits) {
    try {
      return "n" + new BigDecimal(digits).stripTrailingZeros().toPlainString();
    } catch (NumberFormatException infinite) {
      return "n" + digits;
    }
  }

  /// The finaliser of SplitMix64: every bit of the input changes half of the output's.
  private static long mixed(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }
}
