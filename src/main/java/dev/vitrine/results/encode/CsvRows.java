package dev.vitrine.results.encode;

import dev.vitrine.kernel.Column;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/// CSV by RFC 4180: a header row, CRLF, quotes only where needed. NULL is nothing at all, the empty
/// string is `""`.
final class CsvRows implements Encoder {

  private final List<Column> columns;
  private final CellFormat format;
  private final boolean safe;

  CsvRows(List<Column> columns, CellFormat format, boolean safe) {
    this.columns = columns;
    this.format = format;
    this.safe = safe;
  }

  @Override
  public void begin(Output out) {
    for (int i = 0; i < columns.size(); i++) {
      separate(i, out);
      int start = out.size();
      out.utf8(columns.get(i).name());
      finishText(start, out);
    }
    newLine(out);
  }

  @Override
  public void rows(VectorSchemaRoot batch, Output out) {
    Cell[] cells = Cells.of(columns, batch, format, Style.READABLE).toArray(Cell[]::new);
    for (int row = 0; row < batch.getRowCount(); row++) {
      for (int i = 0; i < cells.length; i++) {
        separate(i, out);
        if (!cells[i].isNull(row)) {
          write(cells[i], row, out);
        }
      }
      newLine(out);
    }
  }

  private void write(Cell cell, int row, Output out) {
    int start = out.size();
    cell.write(row, out);
    switch (cell.nature()) {
      case NUMBER, REAL, BOOLEAN, PLAIN -> {}
      case MODELLED, TEXT, JSON -> finishText(start, out);
    }
  }

  /// Repairs, guards and quotes what was written from `start` on.
  private void finishText(int start, Output out) {
    Utf8.repair(start, out);
    boolean guard = safe && out.size() > start && startsFormula(out.at(start));
    if (guard || needsQuotes(out, start)) {
      byte[] raw = out.cut(start);
      out.write('"');
      if (guard) {
        out.write('\'');
      }
      quote(raw, out);
      out.write('"');
    }
  }

  private static boolean startsFormula(byte b) {
    return b == '=' || b == '+' || b == '-' || b == '@' || b == '\t' || b == '\r';
  }

  private static boolean needsQuotes(Output out, int start) {
    for (int at = start; at < out.size(); at++) {
      byte b = out.at(at);
      if (b == '"' || b == ',' || b == '\n' || b == '\r') {
        return true;
      }
    }
    return out.size() == start;
  }

  private static void quote(byte[] raw, Output out) {
    int copied = 0;
    for (int at = 0; at < raw.length; at++) {
      if (raw[at] == '"') {
        out.write(raw, copied, at + 1 - copied);
        copied = at;
      }
    }
    out.write(raw, copied, raw.length - copied);
  }

  private static void separate(int column, Output out) {
    if (column > 0) {
      out.write(',');
    }
  }

  private static void newLine(Output out) {
    out.write('\r');
    out.write('\n');
  }

  @Override
  public void end(Output out) {}
}
