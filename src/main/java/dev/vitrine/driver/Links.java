package dev.vitrine.driver;

import dev.vitrine.kernel.Handle;
import dev.vitrine.repository.SigningKeys;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Addresses of parts of results. Drivers fetch them without credentials, so the address itself
/// says for whom, what and until when, under a signature that only who has this state database can
/// make.
@Singleton
final class Links {

  private static final int SIGNATURE_BYTES = 32;
  private static final int HEAD_BYTES = 16 + Integer.BYTES + Long.BYTES + 2;

  private final SecretKeySpec key;
  private final DriverConfig config;
  private final Clock clock;

  Links(SigningKeys keys, DriverConfig config, Clock clock) {
    this.key = new SecretKeySpec(keys.of("links"), "HmacSHA256");
    this.config = config;
    this.clock = clock;
  }

  /// A part of a result.
  ///
  /// @param user whose statement it is
  /// @param arrow in Arrow, else as JSON rows
  /// @param indent blanks for each level of JSON values
  record Part(Handle handle, int partition, boolean arrow, int indent, String user) {}

  /// A text for a path.
  String sign(Part part) {
    byte[] user = part.user().getBytes(StandardCharsets.UTF_8);
    byte[] said =
        ByteBuffer.allocate(HEAD_BYTES + user.length)
            .putLong(part.handle().value().getMostSignificantBits())
            .putLong(part.handle().value().getLeastSignificantBits())
            .putInt(part.partition())
            .putLong(clock.instant().plus(config.linkLife()).getEpochSecond())
            .put((byte) (part.arrow() ? 1 : 0))
            .put((byte) part.indent())
            .put(user)
            .array();
    byte[] whole = Arrays.copyOf(said, said.length + SIGNATURE_BYTES);
    System.arraycopy(mac(said), 0, whole, said.length, SIGNATURE_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /// Empty for a text that this server did not sign, or whose time is over.
  Optional<Part> read(String text) {
    byte[] whole;
    try {
      whole = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
    int length = whole.length - SIGNATURE_BYTES;
    if (length < HEAD_BYTES
        || !MessageDigest.isEqual(
            mac(Arrays.copyOf(whole, length)), Arrays.copyOfRange(whole, length, whole.length))) {
      return Optional.empty();
    }
    ByteBuffer said = ByteBuffer.wrap(whole, 0, length);
    Handle handle = new Handle(new UUID(said.getLong(), said.getLong()));
    int partition = said.getInt();
    Instant until = Instant.ofEpochSecond(said.getLong());
    boolean arrow = said.get() == 1;
    int indent = said.get();
    String user = StandardCharsets.UTF_8.decode(said).toString();
    return clock.instant().isBefore(until)
        ? Optional.of(new Part(handle, partition, arrow, indent, user))
        : Optional.empty();
  }

  private byte[] mac(byte[] said) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(said);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
