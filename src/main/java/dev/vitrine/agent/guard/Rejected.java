package dev.vitrine.agent.guard;

/// SQL that may not run; its message says why.
public final class Rejected extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final boolean mendable;

  private Rejected(String message, boolean mendable) {
    super(message, null, false, false);
    this.mendable = mendable;
  }

  /// Written wrongly: whoever wrote it may try once more.
  static Rejected wrong(String message) {
    return new Rejected(message, true);
  }

  /// Reaches for what it may not have.
  static Rejected refused(String message) {
    return new Rejected(message, false);
  }

  public boolean isMendable() {
    return mendable;
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
