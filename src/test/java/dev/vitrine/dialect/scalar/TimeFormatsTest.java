package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.Called.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormatsTest {

  private static final LocalDateTime AT = LocalDateTime.of(2024, 1, 5, 13, 7, 9, 123_456_789);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          YYYY/MM/DD                | 2024/01/05
          DD-MON-YYYY               | 05-Jan-2024
          dd-mon-yyyy               | 05-Jan-2024
          DY                        | Fri
          MMMM                      | January
          YY                        | 24
          Y-MO-D                    | 24-1-5
          YYYY-MM-DD HH24:MI:SS.FF3 | 2024-01-05 13:07:09.123
          HH24:MI:SS.FF             | 13:07:09.123456789
          HH24:MI:SS.FF6            | 13:07:09.123456
          HH12:MI AM                | 01:07 PM
          H12:ME P                  | 1:7 P
          HH:MI                     | 13:07
          YYYYMMDD"T"HH24MISS       | 20240105T130709
          YYYY-MM-DDTHH24           | 2024-01-05T13
          mm/dd/yyyy, hh24:mi hours | 01/05/2024, 13:07 hours
          "YYYY" YYYY "a""b"        | YYYY 2024 a"b
          TZHTZM                    | -0330
          TZH:TZM                   | -03:30
          TZH                       | -03
          """)
  void aTimestampIsWrittenByEachElement(String format, String text) {
    assertThat(call("sf_timestamp_text", AT, -210L, format)).isEqualTo(text);
  }

  @Test
  void theSessionsDefaultsAreMeantByAuto() {
    assertThat(call("sf_timestamp_text", AT, null, "AUTO")).isEqualTo("2024-01-05 13:07:09.123");
    assertThat(call("sf_timestamp_text", AT, 120L, "AUTO"))
        .isEqualTo("2024-01-05 13:07:09.123 +0200");
    assertThat(call("sf_date_text", AT.toLocalDate())).isEqualTo("2024-01-05");
    assertThat(call("sf_time_text", AT.toLocalTime())).isEqualTo("13:07:09");
    assertThat(call("sf_timestamp_text", null, null, "AUTO")).isNull();
  }

  @Test
  void midnightAndNoonAreTwelve() {
    assertThat(call("sf_time_text", LocalTime.MIDNIGHT, "HH12 AM")).isEqualTo("12 AM");
    assertThat(call("sf_time_text", LocalTime.NOON, "HH12 AM")).isEqualTo("12 PM");
    assertThat(call("sf_to_time", "12:30:00 AM")).isEqualTo(LocalTime.of(0, 30));
    assertThat(call("sf_to_time", "12:30 PM")).isEqualTo(LocalTime.of(12, 30));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2013-04-28",
        "28-APR-2013",
        "28-April-2013",
        "4/28/2013",
        "04/28/2013",
        " 2013-04-28 ",
        "2013-4-28",
        "2013-04-28T20:57:01",
        "2013-04-28 20:57:01.5 +0700",
        "Sun, 28 Apr 2013 20:57:01",
        "1367107200",
        "1367107200000",
        "1367107200000000",
        "1367107200000000000"
      })
  void aDateIsFoundInEachDocumentedForm(String text) {
    assertThat(call("sf_to_date", text)).isEqualTo(LocalDate.of(2013, 4, 28));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2013-04-28T20:57:01.123456789+07:00      | 2013-04-28T20:57:01.123456789 | 420
          2013-04-28 20:57:01.123456789+07:00      | 2013-04-28T20:57:01.123456789 | 420
          2013-04-28 20:57:01.123456789+07         | 2013-04-28T20:57:01.123456789 | 420
          2013-04-28 20:57:01.123456789 +07:00     | 2013-04-28T20:57:01.123456789 | 420
          2013-04-28 20:57:01.123456789 +0700      | 2013-04-28T20:57:01.123456789 | 420
          2013-04-28 20:57:01 +07:00               | 2013-04-28T20:57:01           | 420
          2013-04-28 20:57:01 -0730                | 2013-04-28T20:57:01           | -450
          2013-04-28T20:57:01.123456               | 2013-04-28T20:57:01.123456    | 0
          2013-04-28 20:57:01.5                    | 2013-04-28T20:57:01.5         | 0
          2013-04-28T20:57:01                      | 2013-04-28T20:57:01           | 0
          2013-04-28 20:57                         | 2013-04-28T20:57:00           | 0
          2013-04-28T20                            | 2013-04-28T20:00:00           | 0
          2013-04-28T20:57:01-07:00                | 2013-04-28T20:57:01           | -420
          2013-04-28 20:57:01-07                   | 2013-04-28T20:57:01           | -420
          2013-04-28T20:57+07:00                   | 2013-04-28T20:57:00           | 420
          2013-04-28T20:57:01Z                     | 2013-04-28T20:57:01           | 0
          2013-04-28T20:57:01.250Z                 | 2013-04-28T20:57:01.25        | 0
          2013-04-28                               | 2013-04-28T00:00:00           | 0
          Thu, 21 Dec 2000 16:01:07 +0200          | 2000-12-21T16:01:07           | 120
          Thu, 21 Dec 2000 16:01:07.5 +0200        | 2000-12-21T16:01:07.5         | 120
          Thu, 21 Dec 2000 04:01:07 PM +0200       | 2000-12-21T16:01:07           | 120
          Thu, 21 Dec 2000 04:01:07.25 PM          | 2000-12-21T16:01:07.25        | 0
          2/18/2008 02:36:48                       | 2008-02-18T02:36:48           | 0
          Mon Jul 08 18:09:51 +0000 2013           | 2013-07-08T18:09:51           | 0
          1705312800                               | 2024-01-15T10:00:00           | 0
          1705312800123                            | 2024-01-15T10:00:00.123       | 0
          1705312800123456                         | 2024-01-15T10:00:00.123456    | 0
          1705312800123456789                      | 2024-01-15T10:00:00.123456789 | 0
          -86400                                   | 1969-12-31T00:00:00           | 0
          """)
  void aTimestampIsFoundInEachDocumentedForm(String text, String wall, long offset) {
    assertThat(call("sf_to_timestamp", text)).isEqualTo(LocalDateTime.parse(wall));
    assertThat(call("sf_to_timestamp_offset", text, "AUTO", "UTC")).isEqualTo(offset);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          20:57:01.123456789+07:00 | 20:57:01.123456789
          20:57:01.5               | 20:57:01.5
          20:57:01                 | 20:57:01
          20:57                    | 20:57:00
          07:57:01.5 AM            | 07:57:01.5
          04:01:07 pm              | 16:01:07
          04:01 PM                 | 16:01:00
          """)
  void aTimeIsFoundInEachDocumentedForm(String text, String time) {
    assertThat(call("sf_to_time", text)).isEqualTo(LocalTime.parse(time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bad",
        "",
        "2024-13-01",
        "2024-02-30",
        "2023-02-29",
        "20107-05-10",
        "2019/01/02",
        "2024-01-15 24:00:00",
        "2024-01-15 10:60:00",
        "2024-01-15 10:00:60",
        "2024-01-15 10:00:00.1234567891",
        "2024-01-15 10:00:00 +2500",
        "2024-01-15 10:00:00 hello",
        "2021-04-04T22:54:29+0000",
        "10:00:00"
      })
  void whatIsNoTimestampIsNamedAndNullWhenTried(String text) {
    assertThatThrownBy(() -> call("sf_to_timestamp", text))
        .isInstanceOf(SqlError.class)
        .hasMessage("Timestamp '" + text + "' is not recognized")
        .extracting(e -> ((SqlError) e).code())
        .isEqualTo(ErrorCode.NOT_A_TIMESTAMP);
    assertThat(call("sf_try_to_timestamp", text)).isNull();
    assertThat(call("sf_try_to_date", text)).isNull();
  }

  @Test
  void eachKindHasItsOwnCode() {
    assertThatThrownBy(() -> call("sf_to_date", "bad"))
        .hasMessage("Date 'bad' is not recognized")
        .extracting(e -> ((SqlError) e).code().code())
        .isEqualTo("100040");
    assertThatThrownBy(() -> call("sf_to_time", "25:00:00"))
        .hasMessage("Time '25:00:00' is not recognized")
        .extracting(e -> ((SqlError) e).code().code())
        .isEqualTo("100108");
    assertThatThrownBy(() -> call("sf_to_date", "2024-01-15", "DD.MM.YYYY"))
        .hasMessage("Can't parse '2024-01-15' as date with format 'DD.MM.YYYY'")
        .extracting(e -> ((SqlError) e).code().code())
        .isEqualTo("100096");
    assertThat(call("sf_try_to_time", "2024-01-15 10:00:00")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          15.01.2024                          | DD.MM.YYYY                       | 2024-01-15T00:00
          20240115                            | YYYYMMDD                         | 2024-01-15T00:00
          20240115T130709                     | YYYYMMDD"T"HH24MISS              | 2024-01-15T13:07:09
          20240115t130709                     | YYYYMMDDTHH24MISS                | 2024-01-15T13:07:09
          1/5/24                              | MM/DD/YY                         | 2024-01-05T00:00
          1/5/70                              | MM/DD/YY                         | 1970-01-05T00:00
          1/5/24                              | MM/DD/YYYY                       | 0024-01-05T00:00
          January 5, 2024                     | MMMM DD, YYYY                    | 2024-01-05T00:00
          jan 5, 2024                         | MON DD, YYYY                     | 2024-01-05T00:00
          January 5, 2024                     | MON DD, YYYY                     | 2024-01-05T00:00
          2024-01-15 01:30 pm                 | YYYY-MM-DD HH12:MI AM            | 2024-01-15T13:30
          2024-01-15 10:00:00.123             | YYYY-MM-DD HH24:MI:SS.FF3        | 2024-01-15T10:00:00.123
          2019-02-28 23:59:59.000000000 -07:00 | YYYY-MM-DDHH24:MI:SS.FF TZH:TZM | 2019-02-28T23:59:59
          2026-01-02T03:04:05 EST             | YYYY-MM-DDTHH24:MI:SS EST        | 2026-01-02T03:04:05
          10:20                               | HH24:MI                          | 1970-01-01T10:20
          """)
  void aTextIsReadByItsFormat(String text, String format, String wall) {
    assertThat(call("sf_to_timestamp", text, format)).isEqualTo(LocalDateTime.parse(wall));
  }

  @ParameterizedTest
  @CsvSource({
    "2019-02-2823:59:59 -07:00, YYYY-MM-DD HH24:MI:SS TZH:TZM",
    "2024-01-15 13:30 PM, YYYY-MM-DD HH12:MI AM",
    "2024-01-15, YYYY-MM-DD HH24:MI:SS",
    "2024-01-15 10:00:00.1234, YYYY-MM-DD HH24:MI:SS.FF3",
    "2024-01-15 x, YYYY-MM-DD",
    "Foo 5 2024, MON DD YYYY"
  })
  void aTextThatDiffersFromItsFormatIsRefused(String text, String format) {
    assertThat(call("sf_try_to_timestamp", text, format)).isNull();
  }

  @Test
  void aTextWithoutOffsetIsTheWallClockOfItsZone() {
    String text = "2024-07-15 12:00:00";
    assertThat(call("sf_to_timestamp_offset", text, "AUTO", "America/New_York")).isEqualTo(-240L);
    assertThat(call("sf_to_timestamp_instant", text, "AUTO", "America/New_York"))
        .isEqualTo(1_721_059_200_000_000L);
    assertThat(call("sf_to_timestamp_instant", text + " +0200", "AUTO", "America/New_York"))
        .isEqualTo(1_721_037_600_000_000L);
    assertThat(call("sf_to_timestamp_instant", "1969-12-31 23:59:59.5", "AUTO", "UTC"))
        .isEqualTo(-500_000L);
    assertThatThrownBy(() -> call("sf_to_timestamp_instant", text, "AUTO", "Nowhere"))
        .hasMessage("Unknown timezone: 'Nowhere'");
    assertThat(call("sf_try_to_timestamp_offset", "bad", "AUTO", "UTC")).isNull();
  }

  @Test
  void whatIsWrittenIsReadBack() {
    String format = "DY, DD MMMM YYYY HH12:MI:SS.FF9 PM TZH:TZM";
    for (int i = 0; i < 2000; i++) {
      LocalDateTime at =
          LocalDateTime.of(1900, 1, 1, 0, 0).plusHours(i * 997L).plusNanos(i * 1_234_567L);
      Object text = call("sf_timestamp_text", at, 90L, format);
      assertThat(call("sf_to_timestamp", text, format)).isEqualTo(at);
    }
  }
}
