package dev.vitrine.results;

import dev.vitrine.kernel.Handle;
import dev.vitrine.results.encode.Encoding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// Strong entity tags: results never change, so that handle, place and encoding say it all.
final class ETag {

  /// To be raised when an encoding's bytes change.
  private static final int GENERATION = 1;

  private static final int DIGEST_BYTES = 18;

  private ETag() {}

  /// With its quotes. `part` is a partition's number or a name for the whole.
  static String of(Handle handle, ResultInfo info, Encoding encoding, String part) {
    String identity =
        String.join(
            "\n",
            Integer.toString(GENERATION),
            handle.toString(),
            Long.toString(info.rows()),
            Long.toString(info.storedBytes()),
            encoding.toString(),
            part);
    return '"' + digest(identity) + '"';
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
