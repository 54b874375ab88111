package dev.vitrine.kernel;

/// The bearer token that a caller showed, for databases that take it at their own login. It is held
/// in memory alone, as long as the request or its statement lives.
public record CallerToken(String value) {

  /// Without the token, so that it reaches no log.
  @Override
  public String toString() {
    return "CallerToken[…]";
  }
}
