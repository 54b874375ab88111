package dev.vitrine.driver;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.vitrine.pipeline.LiveSessions;
import jakarta.inject.Singleton;
import java.util.Map;

/// The parameters that each answer tells of its session, as JSON: encoded once for all sessions in
/// which the same ones are set.
@Singleton
final class EncodedParameters {

  private static final int KEPT = 100;

  private final Envelope envelope;
  private final Cache<Map<String, String>, byte[]> encoded =
      Caffeine.newBuilder().maximumSize(KEPT).build();

  EncodedParameters(Envelope envelope) {
    this.envelope = envelope;
  }

  /// `[{"name": …, "value": …}]`.
  byte[] of(LiveSessions.View session) {
    return encoded.get(
        Map.copyOf(session.parameters()), _ -> envelope.member(SessionValues.parameters(session)));
  }
}
