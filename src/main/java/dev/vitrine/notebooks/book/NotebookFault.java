package dev.vitrine.notebooks.book;

/// What cannot be done with a notebook, in words for its caller.
public final class NotebookFault extends RuntimeException {

  private static final long serialVersionUID = 1;

  /// Why.
  public enum Kind {
    NOT_FOUND,
    INVALID,
    TOO_LARGE,
    TOO_MANY
  }

  private final Kind kind;

  public NotebookFault(Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  public static NotebookFault noNotebook() {
    return new NotebookFault(Kind.NOT_FOUND, "Notebook not found");
  }

  public static NotebookFault noCell() {
    return new NotebookFault(Kind.NOT_FOUND, "Cell not found");
  }

  public static NotebookFault invalid(String why) {
    return new NotebookFault(Kind.INVALID, why);
  }

  public Kind kind() {
    return kind;
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
