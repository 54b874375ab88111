package dev.vitrine.dialect.scalar;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.SplittableRandom;

/// RANDSTR: letters and digits by chance, the same for the same seed.
final class RandomText {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /// A vector of such texts must fit into memory.
  private static final int LONGEST = 65_536;

  private RandomText() {}

  static String of(long length, long seed) {
    if (length > LONGEST) {
      throw new SqlError(
          ErrorCode.ARGUMENT_LIMIT,
          "argument limit exceeded: RANDSTR would go beyond " + LONGEST + " characters");
    }
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder();
    for (long i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
