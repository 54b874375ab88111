package dev.vitrine.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.Binding;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BindingsTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("FIXED", "12.30", new BigDecimal("12.30")),
        Arguments.of("fixed", "-1e3", new BigDecimal("-1000")),
        Arguments.of("FIXED", "9".repeat(38), new BigDecimal("9".repeat(38))),
        Arguments.of("REAL", "1.5e-3", 0.0015),
        Arguments.of("REAL", "-inf", Double.NEGATIVE_INFINITY),
        Arguments.of("TEXT", "it's", "it's"),
        Arguments.of("BOOLEAN", "TRUE", true),
        Arguments.of("BOOLEAN", "0", false),
        Arguments.of("DATE", "1704153600000", LocalDate.of(2024, 1, 2)),
        Arguments.of("DATE", "-1", LocalDate.of(1969, 12, 31)),
        Arguments.of("DATE", "2024-02-29", LocalDate.of(2024, 2, 29)),
        Arguments.of("TIME", "43200000000001", LocalTime.of(12, 0, 0, 1)),
        Arguments.of("TIME", "12:34:56.5", LocalTime.of(12, 34, 56, 500_000_000)),
        Arguments.of(
            "TIMESTAMP_NTZ", "1500000000", LocalDateTime.of(1970, 1, 1, 0, 0, 1, 500_000_000)),
        Arguments.of(
            "TIMESTAMP_NTZ",
            "253402300799000000001",
            LocalDateTime.of(9999, 12, 31, 23, 59, 59, 1)),
        Arguments.of("TIMESTAMP_NTZ", "2024-01-02 03:04:05", LocalDateTime.of(2024, 1, 2, 3, 4, 5)),
        Arguments.of("TIMESTAMP_LTZ", "0", OffsetDateTime.parse("1970-01-01T01:00:00+01:00")),
        Arguments.of(
            "TIMESTAMP_LTZ", "2024-07-01T12:00", OffsetDateTime.parse("2024-07-01T12:00:00+02:00")),
        Arguments.of(
            "TIMESTAMP_TZ",
            "1616173619000000000 960",
            OffsetDateTime.parse("2021-03-19T09:06:59-08:00")),
        Arguments.of(
            "TIMESTAMP_TZ",
            "2024-01-01 00:00:00 -0800",
            OffsetDateTime.parse("2024-01-01T00:00:00-08:00")));
  }

  @ParameterizedTest
  @MethodSource("values")
  void eachTypeReadsItsTexts(String type, String text, Object value) {
    assertThat(one(type, text)).isEqualTo(value);
  }

  @Test
  void binaryIsHexadecimal() {
    assertThat(one("BINARY", "00fF")).isEqualTo(new byte[] {0, (byte) 0xff});
  }

  @ParameterizedTest
  @CsvSource({
    "FIXED,abc,NOT_NUMERIC",
    "FIXED,1e9999,NOT_NUMERIC",
    "FIXED,1d,NOT_NUMERIC",
    "REAL,0x1p3,NOT_NUMERIC",
    "BOOLEAN,maybe,NOT_BOOLEAN",
    "DATE,2024-13-01,NOT_A_DATE",
    "DATE,99999999999999999999,NOT_A_DATE",
    "TIME,86400000000000,NOT_A_TIMESTAMP",
    "TIMESTAMP_NTZ,yesterday,NOT_A_TIMESTAMP",
    "TIMESTAMP_TZ,0 9999,NOT_A_TIMESTAMP",
    "BINARY,abc,CONVERSION",
    "GEOGRAPHY,x,CONVERSION",
  })
  void whatATypeCannotBeIsRefusedByNumber(String type, String text, ErrorCode code) {
    assertThatThrownBy(() -> one(type, text))
        .isInstanceOfSatisfying(SqlError.class, error -> assertThat(error.code()).isEqualTo(code))
        .hasMessageContaining("1");
  }

  @Test
  void nullIsNullInEveryType() {
    assertThat(one("FIXED", null)).isNull();
  }

  @Test
  void arraysAreRowsAndScalarsRepeat() {
    var bindings =
        of(
            Map.of(
                1,
                new Binding("FIXED", Arrays.asList("1", null), true),
                2,
                Binding.scalar("TEXT", "x")));

    assertThat(bindings.isBulk()).isTrue();
    assertThat(bindings.rowCount()).isEqualTo(2);
    assertThat(bindings.row(0, List.of(1, 2, 1)))
        .containsExactly(BigDecimal.ONE, "x", BigDecimal.ONE);
    assertThat(bindings.row(1, List.of(2, 1))).containsExactly("x", null);
  }

  @Test
  void arraysOfTwoLengthsAreRefused() {
    var uneven =
        Map.of(
            1, new Binding("FIXED", List.of("1"), true),
            2, new Binding("FIXED", List.of("1", "2"), true));

    assertThatThrownBy(() -> of(uneven)).hasMessageContaining("one length");
  }

  private static @Nullable Object one(String type, @Nullable String text) {
    return of(Map.of(1, Binding.scalar(type, text))).row(0, List.of(1)).getFirst();
  }

  private static Bindings of(Map<Integer, Binding> given) {
    return Bindings.of(new TreeMap<>(given), PARIS);
  }
}
