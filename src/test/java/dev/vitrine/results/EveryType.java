package dev.vitrine.results;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.warehouses.RowSink;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampNanoVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.FieldType;

/// A result with a column of every type and rows of extremes; the last row is all NULL.
final class EveryType {

  static final List<Column> COLUMNS =
      List.of(
          Column.of("I", SqlType.fixed(19, 0)),
          Column.of("D", SqlType.fixed(38, 10)),
          Column.of("R", SqlType.REAL),
          Column.of("T", SqlType.TEXT),
          Column.of("B", SqlType.BOOLEAN),
          Column.of("DAY", SqlType.DATE),
          Column.of("TIME", SqlType.TIME),
          Column.of("NTZ", SqlType.TIMESTAMP_NTZ),
          Column.of("LTZ", SqlType.TIMESTAMP_LTZ),
          Column.of("TZ", SqlType.TIMESTAMP_TZ),
          Column.of("BIN", SqlType.BINARY),
          Column.of("T", SqlType.VARIANT));

  static final int ROWS = 5;

  private static final String[] DECIMALS = {
    "9999999999999999999999999999.9999999999",
    "-9999999999999999999999999999.9999999999",
    "-0.0000000001",
    "0.0000000000"
  };
  private static final double[] REALS = {Double.NaN, Double.NEGATIVE_INFINITY, 1e300, 0.1};
  private static final String[] TEXTS = {"", "a \"q\", 😀\r\n\u2028\u0001", "=1+1", "null"};
  private static final String[] VARIANTS = {
    "{\"a\": [1, 2.50,\n null]}", "\"x\"", "not json", "12345678901234567890.123"
  };

  private EveryType() {}

  static void feed(RowSink sink) {
    sink.columns(COLUMNS);
    try (BufferAllocator allocator = new RootAllocator();
        VectorSchemaRoot rows = rows(allocator)) {
      sink.batch(rows);
    }
  }

  private static VectorSchemaRoot rows(BufferAllocator allocator) {
    var i = new BigIntVector("i", allocator);
    var d = new DecimalVector("d", allocator, 38, 10);
    var r = new Float8Vector("r", allocator);
    var t = new VarCharVector("t", allocator);
    var b = new BitVector("b", allocator);
    var day = new DateDayVector("day", allocator);
    var time = new TimeNanoVector("time", allocator);
    var ntz = new TimeStampNanoVector("ntz", allocator);
    var ltz = new TimeStampMicroTZVector("ltz", allocator, "UTC");
    var tz = zoned(allocator);
    var bin = new VarBinaryVector("bin", allocator);
    var v = new VarCharVector("v", allocator);
    long[] longs = {Long.MAX_VALUE, Long.MIN_VALUE, 0, -1};
    int[] days = {-719162, 2932896, 0, -1};
    long[] times = {0, 86_399_999_999_999L, 1, 82_919_000_000_000L};
    long[] nanos = {-1, 1_611_871_777_123_456_789L, 0, Long.MIN_VALUE};
    long[] micros = {
      -1, 1_611_871_777_123_456L, -62_135_596_800_000_000L, 253_402_300_799_999_999L
    };
    for (int row = 0; row < ROWS - 1; row++) {
      i.setSafe(row, longs[row]);
      d.setSafe(row, new BigDecimal(DECIMALS[row]));
      r.setSafe(row, REALS[row]);
      t.setSafe(row, TEXTS[row].getBytes(StandardCharsets.UTF_8));
      b.setSafe(row, row % 2);
      day.setSafe(row, days[row]);
      time.setSafe(row, times[row]);
      ntz.setSafe(row, nanos[row]);
      ltz.setSafe(row, micros[row]);
      bin.setSafe(row, new byte[row == 0 ? 0 : row == 1 ? 2 : 300]);
      v.setSafe(row, VARIANTS[row].getBytes(StandardCharsets.UTF_8));
    }
    bin.setSafe(1, new byte[] {(byte) 0xCA, (byte) 0xFE});
    var root = VectorSchemaRoot.of(i, d, r, t, b, day, time, ntz, ltz, tz, bin, v);
    root.setRowCount(ROWS);
    return root;
  }

  private static StructVector zoned(BufferAllocator allocator) {
    var tz = new StructVector("tz", allocator, FieldType.nullable(ArrowType.Struct.INSTANCE), null);
    var epoch =
        tz.addOrGet("e", FieldType.nullable(new ArrowType.Int(64, true)), BigIntVector.class);
    var fraction =
        tz.addOrGet("f", FieldType.nullable(new ArrowType.Int(32, true)), IntVector.class);
    var zone = tz.addOrGet("z", FieldType.nullable(new ArrowType.Int(32, true)), IntVector.class);
    long[] seconds = {1_616_173_619, -1, 253_402_300_799L, 0};
    int[] fractions = {0, 999_999_999, 1, 0};
    int[] zones = {960, 1440, 1440 + 845, 1440 - 210};
    for (int row = 0; row < ROWS - 1; row++) {
      tz.setIndexDefined(row);
      epoch.setSafe(row, seconds[row]);
      fraction.setSafe(row, fractions[row]);
      zone.setSafe(row, zones[row]);
    }
    tz.setValueCount(ROWS);
    return tz;
  }
}
