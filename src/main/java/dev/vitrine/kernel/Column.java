package dev.vitrine.kernel;

/// One column of a result.
///
/// @param name as the client sees it; names may repeat within a result
public record Column(String name, SqlType type, boolean nullable) {

  public static Column of(String name, SqlType type) {
    return new Column(name, type, true);
  }
}
