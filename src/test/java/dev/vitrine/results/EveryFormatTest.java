package dev.vitrine.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.kernel.Handle;
import dev.vitrine.results.encode.CellFormat;
import dev.vitrine.results.encode.Encoding;
import dev.vitrine.results.encode.Format;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The result of [EveryType] through every format.
class EveryFormatTest {

  private final Handle handle = Handle.random();
  @TempDir Path directory;
  private ResultStore store;
  private ResultWriter writer;
  private ResultInfo info;

  @BeforeEach
  void write() throws Exception {
    store = Stores.in(directory);
    writer = store.writer(handle);
    EveryType.feed(writer);
    info = writer.finish();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private String text(Format format) throws Exception {
    return new String(bytes(Encoding.of(format)), StandardCharsets.UTF_8);
  }

  private byte[] bytes(Encoding encoding) throws Exception {
    try (InputStream in =
        store.stream(handle, info, encoding, Stores.inline(writer)).inputStream()) {
      return in.readAllBytes();
    }
  }

  @Test
  void jsonRowsAreSnowflakes() throws Exception {
    assertThat(text(Format.JSON_ROWS).split("\\],\\["))
        .satisfiesExactly(
            row ->
                assertThat(row)
                    .isEqualTo(
                        "[[\"9223372036854775807\",\"9999999999999999999999999999.9999999999\","
                            + "\"NaN\",\"\",\"false\",\"-719162\",\"0.000000000\","
                            + "\"-0.000000001\",\"-0.000001000\",\"1616173619.000000000 960\","
                            + "\"\",\"{\\\"a\\\": [1, 2.50,\\n null]}\""),
            row ->
                assertThat(row)
                    .isEqualTo(
                        "\"-9223372036854775808\",\"-9999999999999999999999999999.9999999999\","
                            + "\"-inf\",\"a \\\"q\\\", 😀\\r\\n\\u2028\\u0001\",\"true\","
                            + "\"2932896\",\"86399.999999999\",\"1611871777.123456789\","
                            + "\"1611871777.123456000\",\"-0.000000001 1440\",\"CAFE\","
                            + "\"\\\"x\\\"\""),
            row ->
                assertThat(row)
                    .startsWith("\"0\",\"-0.0000000001\",\"1e+300\",\"=1+1\",\"false\",\"0\",")
                    .contains("\"-62135596800.000000000\",\"253402300799.000000001 2285\""),
            row -> assertThat(row).startsWith("\"-1\",\"0.0000000000\",\"0.1\",\"null\",\"true\""),
            row ->
                assertThat(row)
                    .isEqualTo("null,null,null,null,null,null,null,null,null,null,null,null]]"));
  }

  @Test
  void chunksForDriversAreRowsWithoutBrackets() throws Exception {
    CellFormat cells = CellFormat.forDrivers(Map.of("DATE_OUTPUT_FORMAT", "YYYY"));
    String rows = new String(bytes(Encoding.of(Format.JSON_ROWS, cells)), StandardCharsets.UTF_8);
    String chunk =
        new String(bytes(Encoding.of(Format.SNOWFLAKE_JSON_CHUNK, cells)), StandardCharsets.UTF_8);

    assertThat('[' + chunk + ']').isEqualTo(rows);
    assertThat(chunk)
        .startsWith("[\"9223372036854775807\",")
        .contains(",\"0\",\"-719162\",\"0.000000000\",\"-0.000000001\",")
        .contains("\"{\\n  \\\"a\\\": [\\n    1,\\n    2.50,\\n    null\\n  ]\\n}\"],[")
        .endsWith("],[null,null,null,null,null,null,null,null,null,null,null,null]");
  }

  @Test
  void csvIsReadable() throws Exception {
    String csv = text(Format.CSV);

    assertThat(csv)
        .startsWith(
            "I,D,R,T,B,DAY,TIME,NTZ,LTZ,TZ,BIN,T\r\n"
                + "9223372036854775807,9999999999999999999999999999.9999999999,NaN,\"\",false,"
                + "0001-01-01,00:00:00,1969-12-31T23:59:59.999999999,"
                + "1969-12-31T23:59:59.999999Z,2021-03-19T09:06:59-08:00,,"
                + "\"{\"\"a\"\": [1, 2.50,\n null]}\"\r\n")
        .contains(",\"a \"\"q\"\", 😀\r\n\u2028\u0001\",true,9999-12-31,23:59:59.999999999,")
        .contains(",0001-01-01T00:00:00Z,+10000-01-01T14:04:59.000000001+14:05,")
        .endsWith("\r\n,,,,,,,,,,,\r\n");
  }

  @Test
  void csvSafeGuardsFormulas() throws Exception {
    String csv =
        new String(bytes(Encoding.of(Format.CSV).withCsvSafe(true)), StandardCharsets.UTF_8);

    assertThat(csv).contains(",\"'=1+1\",").contains("\r\n-9223372036854775808,");
  }

  @Test
  void objectsHaveTypedValues() throws Exception {
    assertThat(text(Format.JSON_OBJECTS))
        .startsWith(
            "[{\"I\":9223372036854775807,\"D\":9999999999999999999999999999.9999999999,"
                + "\"R\":\"NaN\",\"T\":\"\",\"B\":false,\"DAY\":\"0001-01-01\","
                + "\"TIME\":\"00:00:00\",\"NTZ\":\"1969-12-31T23:59:59.999999999\","
                + "\"LTZ\":\"1969-12-31T23:59:59.999999Z\",\"TZ\":\"2021-03-19T09:06:59-08:00\","
                + "\"BIN\":\"\",\"T_2\":{\"a\":[1,2.50,null]}},{")
        .contains("\"T_2\":\"not json\"")
        .contains("\"T_2\":12345678901234567890.123")
        .endsWith("\"BIN\":null,\"T_2\":null}]");
  }

  @Test
  void ndjsonHasOneLineARow() throws Exception {
    String objects = text(Format.JSON_OBJECTS);
    String lines = text(Format.NDJSON);

    assertThat(lines).hasLineCount(EveryType.ROWS);
    assertThat("[" + lines.strip().replace("}\n{", "},{") + "]").isEqualTo(objects);
  }

  @Test
  void gzipHoldsTheSameBytes() throws Exception {
    byte[] zipped = bytes(Encoding.of(Format.CSV).withGzip(true));

    try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      assertThat(in.readAllBytes()).isEqualTo(bytes(Encoding.of(Format.CSV)));
    }
  }

  @Test
  void arrowStreamHasCleanTypes() throws Exception {
    try (var allocator = new RootAllocator();
        var in =
            new ArrowStreamReader(
                new ByteArrayInputStream(bytes(Encoding.of(Format.ARROW_STREAM))), allocator)) {
      assertThat(in.loadNextBatch()).isTrue();
      var rows = in.getVectorSchemaRoot();
      List<String> second = new ArrayList<>();
      rows.getFieldVectors().forEach(vector -> second.add(String.valueOf(vector.getObject(1))));
      assertThat(second.subList(0, 6))
          .containsExactly(
              "-9223372036854775808",
              "-9999999999999999999999999999.9999999999",
              "-Infinity",
              "a \"q\", 😀\r\n\u2028\u0001",
              "true",
              "2932896");
      assertThat(second.get(9))
          .isEqualTo("{\"timestamp\":-1,\"nanosecond\":999,\"offset_minutes\":0}");
      assertThat(in.loadNextBatch()).isFalse();
    }
  }

  @Test
  void parquetHasTheSameValues() throws Exception {
    ResultFile file = store.parquet(handle, info, Stores.inline(writer));

    Path path = directory.resolve(handle.toString()).resolve("result.parquet");
    assertThat(file.length()).isEqualTo(Files.size(path));
    assertThat(store.bytesOnDisk(handle)).isEqualTo(file.length());
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select columns(*)::varchar from '" + path + "' where \"I\" < -1")) {
      rows.next();
      List<String> values = new ArrayList<>();
      for (int i = 1; i <= EveryType.COLUMNS.size(); i++) {
        values.add(rows.getString(i));
      }
      assertThat(values.toString())
          .isEqualTo(
              "[-9223372036854775808, -9999999999999999999999999999.9999999999, -inf, a \"q\", 😀\r"
                  + "\n\u2028\u0001, true, 9999-12-31, 23:59:59.999999999, 2021-01-28"
                  + " 22:09:37.123456789, 2021-01-28 22:09:37.123456+00, {'timestamp':"
                  + " '1969-12-31 23:59:59.999999+00', 'nanosecond': 999, 'offset_minutes': 0},"
                  + " \\xCA\\xFE, \"x\"]");
    }
    store.delete(handle);
    assertThat(path).doesNotExist();
    assertThat(store.bytesOnDisk()).isZero();
  }
}
