package dev.vitrine.results.encode;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.DecimalVector;

record DecimalCell(DecimalVector vector) implements Cell {

  @Override
  public Nature nature() {
    return Nature.NUMBER;
  }

  @Override
  public boolean isNull(int row) {
    return vector.isNull(row);
  }

  @Override
  public void write(int row, Output out) {
    ArrowBuf buffer = vector.getDataBuffer();
    long at = (long) row * DecimalVector.TYPE_WIDTH;
    DecimalText.write(buffer.getLong(at + Long.BYTES), buffer.getLong(at), vector.getScale(), out);
  }
}
