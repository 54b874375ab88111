package dev.vitrine.results.encode;

import dev.vitrine.kernel.Column;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Snowflake's `jsonv2`: an array of arrays whose values are all strings or null.
final class JsonRows implements Encoder {

  /// What stands around the rows.
  enum Layout {
    ARRAY("[", "]"),
    /// Nothing: rows joined by commas.
    OPEN("", "");

    private final String begin;
    private final String end;

    Layout(String begin, String end) {
      this.begin = begin;
      this.end = end;
    }
  }

  private final List<Column> columns;
  private final CellFormat format;
  private final Layout layout;
  private boolean first = true;

  JsonRows(List<Column> columns, CellFormat format, Layout layout) {
    this.columns = columns;
    this.format = format;
    this.layout = layout;
  }

  @Override
  public void begin(Output out) {
    out.ascii(layout.begin);
  }

  @Override
  public void rows(VectorSchemaRoot batch, Output out) {
    Cell[] cells = Cells.of(columns, batch, format, Style.WIRE).toArray(Cell[]::new);
    for (int row = 0; row < batch.getRowCount(); row++) {
      out.ascii(first ? "[" : ",[");
      first = false;
      for (int i = 0; i < cells.length; i++) {
        if (i > 0) {
          out.write(',');
        }
        write(cells[i], row, out);
      }
      out.write(']');
    }
  }

  private void write(Cell cell, int row, Output out) {
    if (cell.isNull(row)) {
      format
          .nullText()
          .ifPresentOrElse(text -> JsonStrings.write(text, out), () -> out.ascii("null"));
      return;
    }
    switch (cell.nature()) {
      case NUMBER, REAL, BOOLEAN, PLAIN -> {
        out.write('"');
        cell.write(row, out);
        out.write('"');
      }
      case MODELLED, TEXT, JSON -> JsonStrings.write(cell, row, out);
    }
  }

  @Override
  public void end(Output out) {
    out.ascii(layout.end);
  }
}
