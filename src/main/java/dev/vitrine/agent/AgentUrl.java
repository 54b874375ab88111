package dev.vitrine.agent;

/// Where this door is.
final class AgentUrl {

  static final String QUERIES = "/api/queries";

  /// A number; what is none is not found.
  static final String ID = "/{id:[0-9]+}";

  private AgentUrl() {}

  /// Whether a path belongs to this door.
  static boolean has(String path) {
    return isBelow(path, QUERIES)
        || isBelow(path, "/api/auth")
        || isBelow(path, "/api/admin")
        || path.equals("/api/health");
  }

  private static boolean isBelow(String path, String base) {
    return path.equals(base) || path.startsWith(base + "/");
  }
}
