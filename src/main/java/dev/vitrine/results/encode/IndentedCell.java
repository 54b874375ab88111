package dev.vitrine.results.encode;

/// JSON text on lines of its own.
///
/// @param indent blanks for each level; 0 for one line without blanks
/// @param scratch where the text as stored lies for a moment
record IndentedCell(Cell text, int indent, Output scratch) implements Cell {

  @Override
  public Nature nature() {
    return Nature.JSON;
  }

  @Override
  public boolean isNull(int row) {
    return text.isNull(row);
  }

  @Override
  public void write(int row, Output out) {
    scratch.clear();
    text.write(row, scratch);
    JsonIndent.write(scratch.array(), scratch.size(), indent, out);
  }
}
