package dev.vitrine.querybuilder.check;

import java.util.Optional;

/// Something that is wrong with a question.
///
/// @param message for a person
/// @param field where: `columns[0].column`
/// @param suggestion what may have been meant
public record Finding(
    Code code, String message, Optional<String> field, Optional<String> suggestion) {

  /// What a program can tell apart.
  public enum Code {
    TABLE_NOT_FOUND,
    COLUMN_NOT_FOUND,
    DUPLICATE_TABLE,
    INVALID_JOIN,
    CIRCULAR_JOIN,
    TYPE_MISMATCH,
    INVALID_AGGREGATION,
    INVALID_TIME_SERIES,
    INVALID_DATE_TRUNC,
    INVALID_EXPRESSION,
    SQL_NOT_ALLOWED,
    NOT_SUPPORTED
  }

  static Finding of(Code code, String field, String message) {
    return new Finding(code, message, Optional.of(field), Optional.empty());
  }

  Finding suggesting(Optional<String> words) {
    return new Finding(code, message, field, words);
  }
}
