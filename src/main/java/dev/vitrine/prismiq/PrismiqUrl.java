package dev.vitrine.prismiq;

/// Where this door is.
final class PrismiqUrl {

  static final String BASE = "/api/analytics";

  private PrismiqUrl() {}
}
