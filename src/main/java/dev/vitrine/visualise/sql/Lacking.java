package dev.vitrine.visualise.sql;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;

/// Says what an engine cannot do.
final class Lacking {

  private Lacking() {}

  /// Whoever asked did not look at the dialect's capabilities.
  static UnsupportedOperationException of(SqlDialect dialect, Capability capability) {
    return new UnsupportedOperationException(dialect + " has no " + capability);
  }

  static SqlError temporals(SqlDialect dialect) {
    return new SqlError(
        ErrorCode.VISUALISE_INVALID,
        dialect
            + " is not known to turn numbers into dates or times; do so in the SQL part, or choose a"
            + " scale of numbers");
  }

  static SqlError file(SqlDialect dialect, String path) {
    return new SqlError(
        ErrorCode.VISUALISE_INVALID,
        "the file '"
            + path
            + "' cannot be read here: "
            + dialect
            + " reads no files; load it into a table first, or run the statement on the embedded"
            + " warehouse");
  }
}
