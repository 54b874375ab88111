package dev.vitrine.dialect.syntax;

/// Where something stands in a statement's text.
///
/// @param start offset of its first character
/// @param end offset behind its last
public record Span(int start, int end) {

  public Span to(Span last) {
    return new Span(start, last.end);
  }

  /// The characters themselves.
  public String of(String text) {
    return text.substring(start, end);
  }
}
