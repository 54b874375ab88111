package dev.vitrine.agent.model;

import java.time.Duration;

/// The model gave no answer. Its message is safe to show: it holds nothing of what the endpoint
/// said.
public final class ModelFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  /// Why.
  public enum Kind {
    /// It could not be reached, or refused, each time.
    OUT_OF_REACH,
    /// It failed so often of late that it was not asked.
    LEFT_ALONE,
    /// It answered with something that is no answer.
    BROKEN
  }

  private final Kind kind;
  private final Duration retryAfter;

  private ModelFailure(Kind kind, String message, Duration retryAfter) {
    super(message, null, false, false);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  static ModelFailure outOfReach(String why) {
    return new ModelFailure(
        Kind.OUT_OF_REACH, "The language model is out of reach: " + why, Duration.ofSeconds(30));
  }

  static ModelFailure leftAlone(Duration pause) {
    return new ModelFailure(
        Kind.LEFT_ALONE,
        "The language model failed several times in a row and is left alone for a while",
        pause);
  }

  static ModelFailure broken(String what) {
    return new ModelFailure(Kind.BROKEN, "The language model answered with " + what, Duration.ZERO);
  }

  public Kind kind() {
    return kind;
  }

  /// When it makes sense to ask again.
  public Duration retryAfter() {
    return retryAfter;
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
