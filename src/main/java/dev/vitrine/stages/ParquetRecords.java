package dev.vitrine.stages;

import dev.vitrine.warehouses.ParquetRows;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rows of Parquet, each as one JSON object.
final class ParquetRecords implements RecordReader {

  private final ParquetRows rows;
  private final JsonNormal normal;
  private long row;
  private String text = "";

  ParquetRecords(ParquetRows rows, JsonNormal normal) {
    this.rows = rows;
    this.normal = normal;
  }

  @Override
  public boolean next() throws IOException {
    String next = rows.next();
    if (next == null) {
      return false;
    }
    row++;
    text = normal.of(next);
    return true;
  }

  @Override
  public long row() {
    return row;
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public @Nullable String value(int column) {
    return text;
  }

  @Override
  public Optional<Problem> problem() {
    return Optional.empty();
  }

  @Override
  public Place place(int column) {
    return new Place(row, 1, 0, row);
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
