package dev.vitrine.querybuilder.gate;

/// SQL that may not run; its message says what is refused.
public final class RefusedSql extends RuntimeException {

  private static final long serialVersionUID = 1;

  RefusedSql(String message) {
    super(message, null, false, false);
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
