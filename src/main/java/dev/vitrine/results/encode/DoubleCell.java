package dev.vitrine.results.encode;

import org.apache.arrow.vector.Float8Vector;

record DoubleCell(Float8Vector vector) implements Cell {

  @Override
  public Nature nature() {
    return Nature.REAL;
  }

  @Override
  public boolean isNull(int row) {
    return vector.isNull(row);
  }

  @Override
  public void write(int row, Output out) {
    RealText.write(vector.get(row), out);
  }
}
