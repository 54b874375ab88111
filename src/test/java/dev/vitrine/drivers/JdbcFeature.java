package dev.vitrine.drivers;

/// A feature of the list, used through JDBC.
///
/// @param name as in the list of features
record JdbcFeature(String name, Use use) {

  /// Uses it and asserts what comes of it.
  interface Use {
    /// @return what is worth telling of it
    String run() throws Exception;
  }
}
