package dev.vitrine.results.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatModelTest {

  /// 2021-03-07 21:05:09.012345678 at +05:30, a Sunday.
  private static final long SECOND = 1_615_131_309;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "YYYY-MM-DD | 2021-03-07",
        "mm/dd/yy | 03/07/21",
        "DY, DD MON YYYY HH24:MI:SS TZHTZM | Sun, 07 Mar 2021 21:05:09 +0530",
        "MMMM DD | March 07",
        "HH12:MI AM | 09:05 PM",
        "HH12:MI pm | 09:05 PM",
        "SS.FF | 09.012345678",
        "SS.FF3 | 09.012",
        "SS.FF0 | 09.",
        "YYYY-MM-DD\"T\"HH24:MI:SS.FF9TZH:TZM | 2021-03-07T21:05:09.012345678+05:30",
        "YYYYMMDDTHH24 | 20210307T21",
        "\"Day: \"DD | Day: 07",
        "HH24h é | 21h é",
        "TZISO | +05:30"
      })
  void modelWritesMoment(String model, String expected) {
    Output out = new Output();

    FormatModel.compile(model).write(SECOND, 12_345_678, 330, out);

    assertThat(new String(out.toByteArray(), StandardCharsets.UTF_8)).isEqualTo(expected);
  }
}
