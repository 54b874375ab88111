package dev.vitrine.driver;

import dev.vitrine.pipeline.LiveSessions;
import dev.vitrine.results.Remembered;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/// The parameters that each answer tells of its session, as JSON: encoded once for all sessions in
/// which the same ones are set.
@Singleton
final class EncodedParameters {

  private static final long MOST_BYTES = 1 << 20;
  private static final Duration KEPT = Duration.ofHours(1);

  private final Envelope envelope;
  private final Remembered<Map<String, String>, byte[]> encoded;

  EncodedParameters(Envelope envelope, Clock clock) {
    this.envelope = envelope;
    this.encoded = new Remembered<>(MOST_BYTES, KEPT, bytes -> bytes.length, clock);
  }

  /// `[{"name": …, "value": …}]`.
  byte[] of(LiveSessions.View session) {
    Map<String, String> set = Map.copyOf(session.parameters());
    return encoded
        .get(set)
        .orElseGet(() -> {
          byte[] bytes = envelope.member(SessionValues.parameters(session));
          encoded.put(set, bytes);
          return bytes;
        });
  }
}
