package dev.vitrine.notebooks.graph;

/// A variable of a SQL cell that cannot be bound.
public final class TemplateFault extends RuntimeException {

  private static final long serialVersionUID = 1;

  public TemplateFault(String message) {
    super(message, null, false, false);
  }

  public String text() {
    return "Template variable error: " + getMessage();
  }
}
