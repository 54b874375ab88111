package dev.vitrine.results.encode;

import org.apache.arrow.vector.VarCharVector;

record TextCell(VarCharVector vector, Nature nature) implements Cell {

  @Override
  public boolean isNull(int row) {
    return vector.isNull(row);
  }

  @Override
  public void write(int row, Output out) {
    int start = vector.getStartOffset(row);
    out.write(vector.getDataBuffer(), start, vector.getEndOffset(row) - start);
  }
}
