package dev.vitrine.results.encode;

import dev.vitrine.kernel.Column;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Rows as JSON objects, or arrays, with typed values: exact numbers, booleans, JSON embedded,
/// everything else readable strings; the numbers that JSON has not are `"NaN"`, `"inf"`, `"-inf"`.
final class JsonObjects implements Encoder {

  /// What stands around the objects.
  enum Layout {
    ARRAY("[", ",", "", "]", '{', '}'),
    LINES("", "", "\n", "", '{', '}'),
    /// Without the names, and null for the numbers that JSON has not.
    ARRAYS("[", ",", "", "]", '[', ']');

    private final String begin;
    private final String between;
    private final String after;
    private final String end;
    private final char open;
    private final char close;

    Layout(String begin, String between, String after, String end, char open, char close) {
      this.begin = begin;
      this.between = between;
      this.after = after;
      this.end = end;
      this.open = open;
      this.close = close;
    }
  }

  private final List<Column> columns;
  private final CellFormat format;
  private final Layout layout;
  private final byte[][] keys;
  private boolean first = true;

  JsonObjects(List<Column> columns, CellFormat format, Layout layout) {
    this.columns = columns;
    this.format = format;
    this.layout = layout;
    this.keys = layout == Layout.ARRAYS ? commas(columns.size()) : keys(UniqueNames.of(columns));
  }

  /// `"name":`, with the comma before all but the first.
  private static byte[][] keys(List<String> names) {
    byte[][] keys = new byte[names.size()][];
    Output out = new Output();
    for (int i = 0; i < keys.length; i++) {
      if (i > 0) {
        out.write(',');
      }
      JsonStrings.write(names.get(i), out);
      out.write(':');
      keys[i] = out.drain();
    }
    return keys;
  }

  private static byte[][] commas(int count) {
    byte[][] keys = new byte[count][];
    for (int i = 0; i < count; i++) {
      keys[i] = i == 0 ? new byte[0] : new byte[] {','};
    }
    return keys;
  }

  @Override
  public void begin(Output out) {
    out.ascii(layout.begin);
  }

  @Override
  public void rows(VectorSchemaRoot batch, Output out) {
    Cell[] cells = Cells.of(columns, batch, format, Style.READABLE).toArray(Cell[]::new);
    for (int row = 0; row < batch.getRowCount(); row++) {
      if (!first) {
        out.ascii(layout.between);
      }
      first = false;
      out.write(layout.open);
      for (int i = 0; i < cells.length; i++) {
        out.write(keys[i]);
        write(cells[i], row, out);
      }
      out.write(layout.close);
      out.ascii(layout.after);
    }
  }

  private void write(Cell cell, int row, Output out) {
    if (cell.isNull(row)) {
      out.ascii("null");
      return;
    }
    switch (cell.nature()) {
      case NUMBER, BOOLEAN -> cell.write(row, out);
      case REAL -> real(cell, row, out);
      case JSON -> json(cell, row, out);
      case PLAIN, MODELLED, TEXT -> JsonStrings.write(cell, row, out);
    }
  }

  private void real(Cell cell, int row, Output out) {
    int start = out.size();
    cell.write(row, out);
    byte last = out.at(out.size() - 1);
    if (last < '0' || last > '9') {
      byte[] word = out.cut(start);
      if (layout == Layout.ARRAYS) {
        out.ascii("null");
        return;
      }
      out.write('"');
      out.write(word);
      out.write('"');
    }
  }

  /// Embeds JSON text without the blanks and line breaks that it may hold; what is no JSON after
  /// all becomes a string.
  private static void json(Cell cell, int row, Output out) {
    int start = out.size();
    cell.write(row, out);
    byte[] raw = out.cut(start);
    if (!JsonText.compact(raw, out)) {
      JsonStrings.write(raw, out);
    }
  }

  @Override
  public void end(Output out) {
    out.ascii(layout.end);
  }
}
