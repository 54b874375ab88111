package dev.vitrine.results.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;

class CellFormatTest {

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("DAY", SqlType.DATE),
          Column.of("NTZ", SqlType.TIMESTAMP_NTZ),
          Column.of("LTZ", SqlType.TIMESTAMP_LTZ),
          Column.of("BIN", SqlType.BINARY),
          Column.of("YES", SqlType.BOOLEAN));
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /// 2021-07-01 12:00 UTC, and a row of NULLs.
  private static String json(CellFormat cells) {
    try (BufferAllocator allocator = new RootAllocator();
        var day = new DateDayVector("d", allocator);
        var ntz = new TimeStampMicroVector("n", allocator);
        var ltz = new TimeStampMicroTZVector("l", allocator, "UTC");
        var bin = new VarBinaryVector("b", allocator);
        var yes = new BitVector("y", allocator)) {
      day.setSafe(0, 18_809);
      ntz.setSafe(0, 1_625_140_800_000_000L);
      ltz.setSafe(0, 1_625_140_800_000_000L);
      bin.setSafe(0, new byte[] {1, (byte) 0xFF});
      yes.setSafe(0, 1);
      VectorSchemaRoot rows = VectorSchemaRoot.of(day, ntz, ltz, bin, yes);
      rows.setRowCount(2);
      Output out = new Output();
      Encoder encoder = Encoder.of(Encoding.of(Format.JSON_ROWS, cells), COLUMNS);
      encoder.begin(out);
      encoder.rows(rows, out);
      encoder.end(out);
      return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void defaultsAreSnowflakes() {
    assertThat(json(CellFormat.defaults()))
        .isEqualTo(
            "[[\"18809\",\"1625140800.000000000\",\"1625140800.000000000\",\"01FF\",\"true\"],"
                + "[null,null,null,null,null]]");
  }

  @Test
  void parametersChangeValues() {
    CellFormat cells =
        CellFormat.of(
            Map.of(
                "DATE_OUTPUT_FORMAT", "DD/MM/YYYY \"\\\"",
                "TIMESTAMP_OUTPUT_FORMAT", "YYYY-MM-DD HH24:MI TZHTZM",
                "TIMESTAMP_NTZ_OUTPUT_FORMAT", "auto",
                "BINARY_OUTPUT_FORMAT", "base64"),
            PARIS,
            "null");

    assertThat(json(cells.withBooleans(CellFormat.Booleans.DIGITS)))
        .isEqualTo(
            "[[\"01/07/2021 \\\\\",\"2021-07-01 12:00 +0000\",\"2021-07-01 14:00 +0200\",\"Af8=\","
                + "\"1\"],[\"null\",\"null\",\"null\",\"null\",\"null\"]]");
  }

  @Test
  void driversDoTheFormattingThemselves() {
    CellFormat cells =
        CellFormat.forDrivers(
            Map.of("DATE_OUTPUT_FORMAT", "YYYY", "BINARY_OUTPUT_FORMAT", "BASE64"));

    assertThat(json(cells))
        .isEqualTo(
            "[[\"18809\",\"1625140800.000000000\",\"1625140800.000000000\",\"01FF\",\"1\"],"
                + "[null,null,null,null,null]]");
    assertThat(cells)
        .isEqualTo(CellFormat.forDrivers(Map.of("JSON_INDENT", "2")))
        .isNotEqualTo(CellFormat.forDrivers(Map.of("JSON_INDENT", "0")))
        .isNotEqualTo(CellFormat.defaults());
  }

  @Test
  void timesAreDecimalNumbersOfTheScale() {
    Output out = new Output();
    new EpochText(EpochText.Unit.SECONDS, 0).write(-2, 0, 0, out);
    out.write(' ');
    new EpochText(EpochText.Unit.SECONDS, 3).write(-2, 999_000_000, 0, out);
    out.write(' ');
    new EpochText(EpochText.Unit.SECONDS, 9).write(-1, 500_000_000, 0, out);
    out.write(' ');
    new EpochText(EpochText.Unit.SECONDS_AND_ZONE, 9).write(7, 1, -720, out);
    out.write(' ');
    EpochText.of(EpochText.Unit.SECONDS).write(-1, 500_000_000, 0, out);

    assertThat(new String(out.toByteArray(), StandardCharsets.US_ASCII))
        .isEqualTo("-2 -1.001 -0.500000000 7.000000001 720 -0.500000000");
  }

  @Test
  void equalSettingsAreEqual() {
    Map<String, String> parameters = Map.of("DATE_OUTPUT_FORMAT", "YY");

    assertThat(CellFormat.of(parameters, PARIS, null))
        .isEqualTo(CellFormat.of(parameters, PARIS, null))
        .hasSameHashCodeAs(CellFormat.of(parameters, PARIS, null))
        .isNotEqualTo(CellFormat.of(parameters, PARIS, ""))
        .isNotEqualTo(CellFormat.of(Map.of(), PARIS, null))
        .isNotEqualTo(CellFormat.of(parameters, ZoneId.of("UTC"), null));
  }
}
