package dev.vitrine.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import dev.vitrine.results.encode.CellFormat;
import dev.vitrine.results.encode.Encoding;
import dev.vitrine.results.encode.Format;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Arrow streams for Snowflake's drivers, read again by Arrow's own reader. Closing the store fails
/// when memory is left behind.
class SnowflakeArrowTest {

  private static final Encoding ARROW =
      Encoding.of(Format.SNOWFLAKE_ARROW, CellFormat.forDrivers(Map.of()));

  /// What a client sees of a stream.
  private record Seen(List<Field> fields, List<List<String>> columns, int batches) {

    String type(int column) {
      return fields.get(column).getType().toString();
    }

    List<String> column(int index) {
      return columns.get(index);
    }
  }

  private final Handle handle = Handle.random();
  @TempDir Path directory;
  private ResultStore store;

  @BeforeEach
  void open() throws Exception {
    store = Stores.in(directory);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Seen everyType(Encoding encoding) throws Exception {
    ResultWriter writer = store.writer(handle);
    EveryType.feed(writer);
    ResultInfo info = writer.finish();
    return read(store.encodedPage(handle, info, 0, encoding, Stores.inline(writer)));
  }

  private Seen page(String sql, List<Column> columns) throws Exception {
    return pages(sql, columns).getFirst();
  }

  private List<Seen> pages(String sql, List<Column> columns) throws Exception {
    ResultWriter writer = store.writer(handle);
    DuckRows.feed(sql, columns, writer);
    ResultInfo info = writer.finish();
    List<Seen> pages = new ArrayList<>();
    for (int i = 0; i < info.partitions().size(); i++) {
      pages.add(read(store.encodedPage(handle, info, i, ARROW, Stores.inline(writer))));
    }
    return pages;
  }

  private static Seen read(byte[] stream) throws Exception {
    try (var allocator = new RootAllocator();
        var in = new ArrowStreamReader(new ByteArrayInputStream(stream), allocator)) {
      var root = in.getVectorSchemaRoot();
      List<List<String>> columns = new ArrayList<>();
      root.getFieldVectors().forEach(_ -> columns.add(new ArrayList<>()));
      int batches = 0;
      for (; in.loadNextBatch(); batches++) {
        for (int i = 0; i < columns.size(); i++) {
          columns.get(i).addAll(texts(root.getVector(i), root.getRowCount()));
        }
      }
      return new Seen(root.getSchema().getFields(), columns, batches);
    }
  }

  private static List<String> texts(FieldVector vector, int rows) {
    return IntStream.range(0, rows).mapToObj(row -> String.valueOf(vector.getObject(row))).toList();
  }

  private static Column of(Kind kind, int scale) {
    return Column.of("C", new SqlType(kind, 0, scale, 0));
  }

  @Test
  void everyTypeHasItsPhysicalType() throws Exception {
    Seen seen = everyType(ARROW);

    assertThat(seen.fields().stream().map(field -> field.getType().toString()))
        .containsExactly(
            "Int(64, true)",
            "Decimal(38, 10, 128)",
            "FloatingPoint(DOUBLE)",
            "Utf8",
            "Bool",
            "Date(DAY)",
            "Int(64, true)",
            "Struct",
            "Struct",
            "Struct",
            "Binary",
            "Utf8");
    assertThat(seen.fields().get(9).getChildren().stream().map(Field::getName))
        .containsExactly("epoch", "fraction", "timezone");
    assertThat(seen.batches()).isEqualTo(1);
  }

  @Test
  void fieldsCarrySnowflakesMetadata() throws Exception {
    Seen seen = everyType(ARROW);

    assertThat(seen.fields().get(1).getMetadata())
        .isEqualTo(
            Map.of(
                "logicalType", "FIXED",
                "precision", "38",
                "scale", "10",
                "charLength", "0",
                "byteLength", "16",
                "finalType", "T"));
    assertThat(seen.fields().get(3).getMetadata())
        .containsEntry("logicalType", "TEXT")
        .containsEntry("charLength", "16777216")
        .containsEntry("byteLength", "16777216");
    assertThat(seen.fields().get(9).getMetadata())
        .containsEntry("logicalType", "TIMESTAMP_TZ")
        .containsEntry("scale", "9")
        .containsEntry("byteLength", "16");
    assertThat(seen.fields().get(11).getMetadata()).containsEntry("logicalType", "VARIANT");
  }

  @Test
  void extremesAndNullsComeBack() throws Exception {
    Seen seen = everyType(ARROW);

    assertThat(seen.column(0))
        .containsExactly("9223372036854775807", "-9223372036854775808", "0", "-1", "null");
    assertThat(seen.column(1)).contains("-9999999999999999999999999999.9999999999", "null");
    assertThat(seen.column(6))
        .containsExactly("0", "86399999999999", "1", "82919000000000", "null");
    assertThat(seen.column(7))
        .containsExactly(
            "{\"epoch\":-1,\"fraction\":999999999}",
            "{\"epoch\":1611871777,\"fraction\":123456789}",
            "{\"epoch\":0,\"fraction\":0}",
            "{\"epoch\":-9223372037,\"fraction\":145224192}",
            "null");
    assertThat(seen.column(8))
        .containsExactly(
            "{\"epoch\":-1,\"fraction\":999999000}",
            "{\"epoch\":1611871777,\"fraction\":123456000}",
            "{\"epoch\":-62135596800,\"fraction\":0}",
            "{\"epoch\":253402300799,\"fraction\":999999000}",
            "null");
    assertThat(seen.column(9))
        .startsWith("{\"epoch\":1616173619,\"fraction\":0,\"timezone\":960}")
        .endsWith("null");
  }

  @Test
  void jsonIsIndentedAsTheSessionSays() throws Exception {
    assertThat(everyType(ARROW).column(11))
        .containsExactly(
            "{\n  \"a\": [\n    1,\n    2.50,\n    null\n  ]\n}",
            "\"x\"",
            "not json",
            "12345678901234567890.123",
            "null");
  }

  @Test
  void oneLineOfJsonWhereTheSessionSaysSo() throws Exception {
    Encoding oneLine =
        Encoding.of(Format.SNOWFLAKE_ARROW, CellFormat.forDrivers(Map.of("JSON_INDENT", "0")));

    assertThat(everyType(oneLine).column(11)).startsWith("{\"a\":[1,2.50,null]}");
  }

  @Test
  void numbersAreTheSmallestIntegersOfTheirType() throws Exception {
    Seen seen =
        page(
            "select -99::decimal(2,0), 9999::decimal(4,0), -999999999::decimal(9,0),"
                + " 1.25::decimal(18,2), 7::tinyint, 4000000000::uinteger",
            List.of(
                Column.of("A", SqlType.fixed(2, 0)),
                Column.of("B", SqlType.fixed(4, 0)),
                Column.of("C", SqlType.fixed(9, 0)),
                Column.of("D", SqlType.fixed(18, 2)),
                Column.of("E", SqlType.fixed(3, 0)),
                Column.of("F", SqlType.fixed(10, 0))));

    assertThat(seen.fields().stream().map(field -> field.getType().toString()))
        .containsExactly(
            "Int(8, true)",
            "Int(16, true)",
            "Int(32, true)",
            "Int(64, true)",
            "Int(8, true)",
            "Int(64, true)");
    assertThat(seen.columns())
        .containsExactly(
            List.of("-99"),
            List.of("9999"),
            List.of("-999999999"),
            List.of("125"),
            List.of("7"),
            List.of("4000000000"));
  }

  @Test
  void wideNumbersWithSmallValuesAreLongs() throws Exception {
    Seen seen =
        page(
            "select unnest([-9223372036854775808, 9223372036854775807, null])::decimal(38,0),"
                + " -0.07::decimal(38,2), 18446744073709551615::ubigint, 1::ubigint",
            List.of(
                Column.of("A", SqlType.fixed(38, 0)),
                Column.of("B", SqlType.fixed(38, 2)),
                Column.of("C", SqlType.fixed(20, 0)),
                Column.of("D", SqlType.fixed(20, 0))));

    assertThat(seen.fields().stream().map(field -> field.getType().toString()))
        .containsExactly("Int(64, true)", "Int(64, true)", "Decimal(20, 0, 128)", "Int(64, true)");
    assertThat(seen.column(0))
        .containsExactly("-9223372036854775808", "9223372036854775807", "null");
    assertThat(seen.column(1)).startsWith("-7");
    assertThat(seen.column(2)).startsWith("18446744073709551615");
  }

  @Test
  void aColumnHasOneTypeInAllPartitions() throws Exception {
    List<Seen> pages =
        pages(
            "select case when i = 9000 then 9223372036854775808::decimal(38,0)"
                + " else i end::decimal(38,0) from range(10000) t(i)",
            List.of(Column.of("A", SqlType.fixed(38, 0))));

    assertThat(pages).hasSizeGreaterThan(2);
    assertThat(pages).allSatisfy(page -> assertThat(page.type(0)).isEqualTo("Decimal(38, 0, 128)"));
  }

  @Test
  void timesAreInUnitsOfTheirScale() throws Exception {
    String moment = "timestamp '1969-12-31 23:59:58.123456'";
    String zoned = "{'e': -2::bigint, 'f': 123456789::integer, 'z': 1440 - 720}";
    Seen seen =
        page(
            "select time '00:00:01.5', time '00:00:01.5',"
                + moment
                + ','
                + moment
                + ','
                + moment
                + "::timestamp_ns,"
                + zoned
                + ','
                + zoned
                + ','
                + zoned,
            List.of(
                of(Kind.TIME, 0),
                of(Kind.TIME, 9),
                of(Kind.TIMESTAMP_NTZ, 3),
                of(Kind.TIMESTAMP_NTZ, 6),
                of(Kind.TIMESTAMP_NTZ, 7),
                of(Kind.TIMESTAMP_TZ, 0),
                of(Kind.TIMESTAMP_TZ, 3),
                of(Kind.TIMESTAMP_TZ, 4)));

    assertThat(seen.columns().stream().map(List::getFirst))
        .containsExactly(
            "1",
            "1500000000",
            "-1877",
            "-1876544",
            "{\"epoch\":-2,\"fraction\":123456000}",
            "{\"epoch\":-2,\"timezone\":720}",
            "{\"epoch\":-1877,\"timezone\":720}",
            "{\"epoch\":-2,\"fraction\":123456789,\"timezone\":720}");
    assertThat(seen.type(0)).isEqualTo("Int(32, true)");
    assertThat(seen.fields().get(6).getMetadata()).containsEntry("byteLength", "8");
  }

  @Test
  void noRowsAreASchemaWithoutABatch() throws Exception {
    Seen seen =
        page(
            "select 1::decimal(38,0) where false",
            List.of(new Column("A", SqlType.fixed(38, 0), false)));

    assertThat(seen.batches()).isZero();
    assertThat(seen.type(0)).isEqualTo("Int(64, true)");
    assertThat(seen.fields().getFirst().isNullable()).isFalse();
  }

  @Test
  void gzipHoldsTheSameStream() throws Exception {
    ResultWriter writer = store.writer(handle);
    EveryType.feed(writer);
    ResultInfo info = writer.finish();
    byte[] plain = store.encodedPage(handle, info, 0, ARROW, Stores.inline(writer));
    byte[] zipped = store.encodedPage(handle, info, 0, ARROW.withGzip(true), Stores.inline(writer));

    try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      assertThat(in.readAllBytes()).isEqualTo(plain);
    }
  }
}
