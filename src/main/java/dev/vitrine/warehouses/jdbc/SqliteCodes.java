package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.ErrorCode;

/// Codes by SQLite's words: it has no SQLSTATE.
final class SqliteCodes {

  private SqliteCodes() {}

  static ErrorCode of(String words) {
    if (words.contains("syntax error") || words.contains("incomplete input")) {
      return ErrorCode.SYNTAX;
    }
    if (words.contains("no such table")) {
      return ErrorCode.OBJECT_NOT_FOUND;
    }
    if (words.contains("no such column")) {
      return ErrorCode.INVALID_IDENTIFIER;
    }
    if (words.contains("ambiguous column")) {
      return ErrorCode.AMBIGUOUS_COLUMN;
    }
    if (words.contains("no such function")) {
      return ErrorCode.UNKNOWN_FUNCTION;
    }
    if (words.contains("already exists")) {
      return ErrorCode.OBJECT_EXISTS;
    }
    return byResult(words);
  }

  /// By the name of the result code, which the driver writes in brackets.
  private static ErrorCode byResult(String words) {
    if (words.contains("SQLITE_CONSTRAINT")) {
      return words.contains("NOTNULL") ? ErrorCode.NULL_IN_NOT_NULL : ErrorCode.CONSTRAINT;
    }
    if (words.contains("SQLITE_READONLY")) {
      return ErrorCode.READ_ONLY;
    }
    if (words.contains("SQLITE_BUSY") || words.contains("SQLITE_LOCKED")) {
      return ErrorCode.CONFLICT;
    }
    if (words.contains("SQLITE_FULL")) {
      return ErrorCode.DISK_FULL;
    }
    if (words.contains("SQLITE_CANTOPEN") || words.contains("SQLITE_NOTADB")) {
      return ErrorCode.CONNECTION_FAILED;
    }
    return words.contains("SQLITE_ERROR") ? ErrorCode.COMPILATION : ErrorCode.REMOTE;
  }
}
