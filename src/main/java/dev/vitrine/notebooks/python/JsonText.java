package dev.vitrine.notebooks.python;

/// JSON that Python is to read by its own `json`: objects become dicts, arrays lists. What is no
/// JSON after all stays a text.
public record JsonText(String text) {

  @Override
  public String toString() {
    return text;
  }
}
