package dev.vitrine.notebooks.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.notebooks.python.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Types that no statement of a notebook on DuckDB has, and ends of ranges.
class ColumnValuesTest {

  private static @Nullable Object value(SqlType type, String text) {
    byte[] json = ("[[\"" + text + "\"]]").getBytes(StandardCharsets.UTF_8);
    return ColumnValues.of(List.of(new Column("v", type, true)), json).getFirst().getFirst();
  }

  @Test
  void zonedTimestampsKeepTheirOffset() {
    assertThat(value(SqlType.TIMESTAMP_TZ, "1767323045.123456789 1770"))
        .isEqualTo(OffsetDateTime.parse("2026-01-02T08:34:05.123456789+05:30"));
    assertThat(value(SqlType.TIMESTAMP_TZ, "-0.500000000 1380"))
        .isEqualTo(OffsetDateTime.parse("1969-12-31T22:59:59.5-01:00"));
    assertThat(value(SqlType.TIMESTAMP_LTZ, "0.000000001"))
        .isEqualTo(OffsetDateTime.parse("1970-01-01T00:00:00.000000001Z"));
  }

  @Test
  void theLastMomentOfADayIsATime() {
    assertThat(value(SqlType.TIME, "86399.999999999")).isEqualTo(LocalTime.MAX);
    assertThat(value(SqlType.TIME, "86400.000000000")).isEqualTo("24:00:00");
  }

  @Test
  void whatPythonReadsIsHandedOverAsItIs() {
    assertThat(value(SqlType.VARIANT, "[1]")).isEqualTo(new JsonText("[1]"));
  }
}
