package dev.vitrine.kernel;

/// A place in a statement's text.
///
/// @param line 1 for the first
/// @param column characters before it on its line: 0 for the first, as Snowflake counts
public record Position(int line, int column) {

  /// Where the character at `offset` stands.
  public static Position at(String text, int offset) {
    int end = Math.clamp(offset, 0, text.length());
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new Position(line, end - lineStart);
  }
}
