package dev.vitrine.results.encode;

import org.apache.arrow.vector.DateDayVector;

record DateCell(DateDayVector vector, TemporalText text) implements Cell {

  private static final long DAY_SECONDS = 86_400;

  @Override
  public Nature nature() {
    return text.nature();
  }

  @Override
  public boolean isNull(int row) {
    return vector.isNull(row);
  }

  @Override
  public void write(int row, Output out) {
    text.write(vector.get(row) * DAY_SECONDS, 0, 0, out);
  }
}
