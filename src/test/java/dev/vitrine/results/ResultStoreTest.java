package dev.vitrine.results;

import static dev.vitrine.results.Stores.NOT_INLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.results.encode.Encoding;
import dev.vitrine.results.encode.Format;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultStoreTest {

  private static final List<Column> NUMBERS =
      List.of(Column.of("N", SqlType.fixed(19, 0)), Column.of("T", SqlType.TEXT));

  private final Handle handle = Handle.random();
  @TempDir Path directory;

  @Test
  void smallResultStaysInMemory() throws Exception {
    try (ResultStore store = Stores.in(directory);
        ResultWriter writer = store.writer(handle)) {
      DuckRows.feed("select 1::bigint, 'é\"'", NUMBERS, writer);
      ResultInfo info = writer.finish();

      byte[] page =
          store.encodedPage(handle, info, 0, Encoding.of(Format.JSON_ROWS), Stores.inline(writer));
      assertThat(new String(page, StandardCharsets.UTF_8)).isEqualTo("[[\"1\",\"é\\\"\"]]");
      assertThat(info.inline()).isTrue();
      assertThat(directory).isEmptyDirectory();
    }
  }

  @Test
  void partitionsCoverAllRowsOnce() throws Exception {
    try (ResultStore store = Stores.in(directory);
        ResultWriter writer = store.writer(handle)) {
      DuckRows.feed("select i, 'row ' || i from range(50000) t(i)", NUMBERS, writer);
      ResultInfo info = writer.finish();

      StringBuilder all = new StringBuilder();
      for (int i = 0; i < info.partitions().size(); i++) {
        byte[] page = store.encodedPage(handle, info, i, Encoding.of(Format.JSON_ROWS), NOT_INLINE);
        String text = new String(page, StandardCharsets.UTF_8);
        all.append(i == 0 ? "" : ",").append(text, 1, text.length() - 1);
      }
      StringBuilder expected = new StringBuilder();
      for (int i = 0; i < 50_000; i++) {
        expected.append(i == 0 ? "" : ",").append("[\"" + i + "\",\"row " + i + "\"]");
      }
      assertThat(all.toString()).isEqualTo(expected.toString());
      assertThat(info.partitions().getFirst().rows()).isEqualTo(100);
      assertThat(info.rows()).isEqualTo(50_000);
      assertThat(store.bytesOnDisk(handle)).isEqualTo(info.storedBytes());
    }
  }
}
