package dev.vitrine.results.encode;

import org.apache.arrow.vector.BitVector;

record BooleanCell(BitVector vector, CellFormat.Booleans booleans) implements Cell {

  @Override
  public Nature nature() {
    return booleans == CellFormat.Booleans.WORDS ? Nature.BOOLEAN : Nature.NUMBER;
  }

  @Override
  public boolean isNull(int row) {
    return vector.isNull(row);
  }

  @Override
  public void write(int row, Output out) {
    boolean yes = vector.get(row) != 0;
    switch (booleans) {
      case WORDS -> out.ascii(yes ? "true" : "false");
      case DIGITS -> out.write(yes ? '1' : '0');
    }
  }
}
