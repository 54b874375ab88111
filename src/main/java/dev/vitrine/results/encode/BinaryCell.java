package dev.vitrine.results.encode;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.arrow.vector.VarBinaryVector;

/// Bytes as upper-case hexadecimal digits or as base64.
record BinaryCell(VarBinaryVector vector, CellFormat.Binary format) implements Cell {

  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  static Cell of(VarBinaryVector vector, CellFormat.Binary format) {
    return new BinaryCell(vector, format);
  }

  @Override
  public Nature nature() {
    return Nature.PLAIN;
  }

  @Override
  public boolean isNull(int row) {
    return vector.isNull(row);
  }

  @Override
  public void write(int row, Output out) {
    byte[] bytes = vector.get(row);
    switch (format) {
      case HEX -> hex(bytes, out);
      case BASE64 -> out.write(Base64.getEncoder().encode(bytes));
    }
  }

  private static void hex(byte[] bytes, Output out) {
    out.reserve(2 * bytes.length);
    for (byte b : bytes) {
      out.write(HEX[(b >> 4) & 15]);
      out.write(HEX[b & 15]);
    }
  }
}
