package dev.vitrine.notebooks.graph;

/// A date or a time of a result, to be bound as one.
///
/// @param type a binding's
/// @param text as ISO 8601 writes it
public record Moment(String type, String text) {
  @Override
  public String toString() {
    return text;
  }
}
