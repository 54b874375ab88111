package dev.vitrine.querybuilder.render;

/// A question that the warehouse's SQL cannot put.
public final class UnsupportedQuery extends RuntimeException {

  private static final long serialVersionUID = 1;

  public UnsupportedQuery(String message) {
    super(message, null, false, false);
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
