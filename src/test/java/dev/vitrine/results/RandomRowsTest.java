package dev.vitrine.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.results.encode.Encoding;
import dev.vitrine.results.encode.Format;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random rows in random batches, against an encoder that is as plain as can be.
class RandomRowsTest {

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("D", SqlType.fixed(38, 7)),
          Column.of("T", SqlType.TEXT),
          Column.of("DAY", SqlType.DATE),
          Column.of("NTZ", SqlType.TIMESTAMP_NTZ));

  private final ObjectMapper json = new ObjectMapper();
  private final List<List<@Nullable String>> expected = new ArrayList<>();
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void partitionsHoldExactlyTheRowsThatCame(long seed) throws Exception {
    Random random = new Random(seed);
    ResultsConfig config =
        new ResultsConfig(
            directory,
            1 + random.nextInt(50),
            1 + random.nextInt(2000),
            1 + random.nextInt(400),
            1 + random.nextInt(20_000),
            random.nextInt(500),
            0,
            0,
            random.nextInt(50_000));
    Handle handle = Handle.random();
    try (ResultStore store = Stores.of(config);
        ResultWriter writer = store.writer(handle)) {
      writer.columns(COLUMNS);
      for (int batch = random.nextInt(6); batch > 0; batch--) {
        write(writer, random.nextInt(500), random);
      }
      ResultInfo info = writer.finish();

      assertThat(rows(store, handle, info, writer)).isEqualTo(expected);
      long next = 0;
      for (var partition : info.partitions()) {
        assertThat(partition.firstRow()).isEqualTo(next);
        next += partition.rows();
      }
      assertThat(store.bytesOnDisk()).isEqualTo(info.inline() ? 0 : info.storedBytes());
    }
  }

  private List<List<@Nullable String>> rows(
      ResultStore store, Handle handle, ResultInfo info, ResultWriter writer) throws Exception {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (int i = 0; i < info.partitions().size(); i++) {
      byte[] page =
          store.encodedPage(handle, info, i, Encoding.of(Format.JSON_ROWS), Stores.inline(writer));
      for (JsonNode row : json.readTree(page)) {
        List<@Nullable String> cells = new ArrayList<>();
        row.forEach(cell -> cells.add(cell.isNull() ? null : cell.textValue()));
        rows.add(cells);
      }
    }
    return rows;
  }

  private void write(ResultWriter writer, int rows, Random random) {
    try (BufferAllocator allocator = new RootAllocator();
        DecimalVector decimals = new DecimalVector("d", allocator, 38, 7);
        VarCharVector texts = new VarCharVector("t", allocator);
        DateDayVector days = new DateDayVector("day", allocator);
        TimeStampMicroVector times = new TimeStampMicroVector("ntz", allocator)) {
      for (int row = 0; row < rows; row++) {
        List<@Nullable String> cells = new ArrayList<>();
        cells.add(decimal(decimals, row, random));
        cells.add(text(texts, row, random));
        cells.add(day(days, row, random));
        cells.add(time(times, row, random));
        expected.add(cells);
      }
      VectorSchemaRoot batch = VectorSchemaRoot.of(decimals, texts, days, times);
      batch.setRowCount(rows);
      writer.batch(batch);
    }
  }

  private static boolean isNull(Random random) {
    return random.nextInt(10) == 0;
  }

  private static @Nullable String decimal(DecimalVector vector, int row, Random random) {
    if (isNull(random)) {
      return null;
    }
    BigInteger unscaled = new BigInteger(random.nextInt(126), random);
    BigDecimal value = new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), 7);
    vector.setSafe(row, value);
    return value.toPlainString();
  }

  private static @Nullable String text(VarCharVector vector, int row, Random random) {
    if (isNull(random)) {
      return null;
    }
    String text =
        random
            .ints(random.nextInt(30), 1, 0x3000)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    vector.setSafe(row, text.getBytes(StandardCharsets.UTF_8));
    return text;
  }

  private static @Nullable String day(DateDayVector vector, int row, Random random) {
    if (isNull(random)) {
      return null;
    }
    int day = random.nextInt(-800_000, 3_000_000);
    vector.setSafe(row, day);
    return Integer.toString(day);
  }

  private static @Nullable String time(TimeStampMicroVector vector, int row, Random random) {
    if (isNull(random)) {
      return null;
    }
    long micros = random.nextLong(-62_000_000_000_000_000L, 250_000_000_000_000_000L);
    vector.setSafe(row, micros);
    return BigDecimal.valueOf(micros, 6).setScale(9).toPlainString();
  }
}
