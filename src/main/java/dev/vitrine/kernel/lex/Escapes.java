package dev.vitrine.kernel.lex;

/// What a text may hold that moves the end of a string or a comment; this differs by dialect.
public enum Escapes {
  /// A quote in a string is doubled; `//` is an operator (DuckDB, PostgreSQL).
  STANDARD,
  /// A backslash also escapes, and `//` starts a comment (Snowflake).
  SNOWFLAKE
}
