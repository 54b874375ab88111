package dev.vitrine.dialect.translate.functions;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;

/// Errors of calls that have fewer or more arguments than their functions take.
final class Arity {

  private Arity() {}

  static SqlError tooFew(FunctionCall call, int expected) {
    return call.error(ErrorCode.TOO_FEW_ARGUMENTS, tooFew(call.shown(), expected, call.count()));
  }

  static SqlError tooMany(FunctionCall call, int expected) {
    return call.error(ErrorCode.TOO_MANY_ARGUMENTS, tooMany(call.shown(), expected, call.count()));
  }

  /// A call whose star stands for no column.
  static SqlError none(FunctionCall call) {
    return call.error(ErrorCode.TOO_FEW_ARGUMENTS, tooFew(call.name() + "()", 1, 0));
  }

  /// @param call as messages tell it
  static String tooFew(String call, int expected, int given) {
    return "not enough arguments for function [%s], expected %d, got %d"
        .formatted(call, expected, given);
  }

  /// @param call as messages tell it
  static String tooMany(String call, int expected, int given) {
    return "too many arguments for function [%s] expected %d, got %d"
        .formatted(call, expected, given);
  }
}
