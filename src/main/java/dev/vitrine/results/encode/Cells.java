package dev.vitrine.results.encode;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.StructVector;

/// Binds columns to the vectors of a batch.
final class Cells {

  private Cells() {}

  /// @param style what a value looks like where no format model is set
  static List<Cell> of(
      List<Column> columns, VectorSchemaRoot batch, CellFormat format, Style style) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      cells.add(of(columns.get(i).type(), batch.getVector(i), format, style));
    }
    return cells;
  }

  private static Cell of(SqlType type, FieldVector vector, CellFormat format, Style style) {
    return switch (type.kind()) {
      case FIXED ->
          vector instanceof DecimalVector decimals
              ? new DecimalCell(decimals)
              : IntegerCell.of(vector, type.scale());
      case REAL -> real(vector);
      case TEXT -> new TextCell((VarCharVector) vector, Cell.Nature.TEXT);
      case VARIANT, OBJECT, ARRAY -> json((VarCharVector) vector, format);
      case BOOLEAN -> new BooleanCell((BitVector) vector, format.booleans());
      case BINARY -> BinaryCell.of((VarBinaryVector) vector, format.binary());
      case DATE -> new DateCell((DateDayVector) vector, format.temporal(type, style));
      case TIME -> TimeCell.of(vector, format.temporal(type, style));
      case TIMESTAMP_NTZ, TIMESTAMP_LTZ -> timestamp(type, vector, format, style);
      case TIMESTAMP_TZ -> new ZonedCell((StructVector) vector, format.temporal(type, style));
    };
  }

  private static Cell timestamp(SqlType type, FieldVector vector, CellFormat format, Style style) {
    TemporalText text = format.temporal(type, style);
    Offsets offsets = format.offsets(type.kind());
    return vector instanceof StructVector split
        ? new SplitCell(split, text, offsets)
        : TimestampCell.of((TimeStampVector) vector, text, offsets);
  }

  static Cell json(VarCharVector vector, CellFormat format) {
    Cell text = new TextCell(vector, Cell.Nature.JSON);
    return format.jsonIndent() == CellFormat.JSON_AS_STORED
        ? text
        : new IndentedCell(text, format.jsonIndent(), new Output());
  }

  private static Cell real(FieldVector vector) {
    return vector instanceof Float4Vector floats
        ? new FloatCell(floats)
        : new DoubleCell((Float8Vector) vector);
  }
}
