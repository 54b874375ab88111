package dev.vitrine.querybuilder.expression;

/// An expression that cannot be meant; its message says where and what.
public final class ExpressionError extends RuntimeException {

  private static final long serialVersionUID = 1;

  public ExpressionError(String message) {
    super(message, null, false, false);
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
