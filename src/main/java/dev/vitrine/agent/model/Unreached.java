package dev.vitrine.agent.model;

/// A request that got no answer at all.
final class Unreached extends RuntimeException {

  private static final long serialVersionUID = 1;

  private Unreached(String why) {
    super(why, null, false, false);
  }

  static Unreached of(String why) {
    return new Unreached(why);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
