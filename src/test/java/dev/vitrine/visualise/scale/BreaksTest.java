package dev.vitrine.visualise.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.ColumnBuilder;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.syntax.Chart;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreaksTest {

  private static Optional<Chart.ScaleClause> clause(@Nullable String text) {
    return text == null
        ? Optional.empty()
        : Optional.of(Chart.parse("VISUALISE x SCALE x " + text, 0).scales().getFirst());
  }

  private static Scale train(Column column, @Nullable String clause) {
    ScalePlan plan =
        new ScalePlanner("pos1", "x", true).plan(List.of(column.type()), clause(clause));
    return Training.train(plan, List.of(column));
  }

  private static String labels(Scale scale) {
    return scale.labels().stream()
        .map(label -> label.text().orElse("-"))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0.00 0.25 0.50 0.75 1.00",
    "0, 10, 0.0 2.5 5.0 7.5 10.0",
    "0, 100, 0 25 50 75 100",
    "1, 7, 2 4 6",
    "-5, 5, -4 -2 0 2 4",
    "0, 0.003, 0.000 0.001 0.002 0.003",
    "0, 1000000, 0 250000 500000 750000 1000000",
    "0, 15, 0 5 10 15",
    "0, 24, 0 5 10 15 20 25",
    "0, 5, 0 1 2 3 4 5",
    "0, 50, 0 10 20 30 40 50",
    "0, 365, 0 100 200 300",
    "3.2, 9.7, 4 6 8 10",
    "1000, 1010, 1000.0 1002.5 1005.0 1007.5 1010.0",
    "2007, 2009, 2007.0 2007.5 2008.0 2008.5 2009.0",
    "100000, 2500000, 0 500000 1000000 1500000 2000000 2500000"
  })
  void numbersGetRoundBreaks(double low, double high, String expected) {
    assertThat(labels(train(Column.of(low, high), null))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0 100",
    "2, 0 100",
    "3, 0 50 100",
    "4, 0 50 100",
    "5, 0 25 50 75 100",
    "6, 0 20 40 60 80 100",
    "8, 0 20 40 60 80 100",
    "10, 0 10 20 30 40 50 60 70 80 90 100"
  })
  void aCountOfBreaksIsMetAboutly(int count, String expected) {
    String clause = "FROM (0, 100) SETTING breaks => " + count;
    assertThat(labels(train(Column.of(0, 100), clause))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FROM (1, 1000) VIA log|1 5 10 50 100 500 1000",
        "FROM (1, 100000) VIA log10|1 10 50 500 2000 20000 100000",
        "FROM (0.001, 10) VIA log|0.001 0.005 0.020 0.100 0.500 2.000 10.000",
        "FROM (3, 70) VIA log|5 10 20 50",
        "FROM (1, 64) VIA log2|1 4 5 10 20 32 64",
        "FROM (1, 100) VIA ln|1.0 2.7 5.4 13.6 14.8 36.9 54.6",
        "FROM (0, 100) VIA sqrt|0 4 16 36 64 100",
        "FROM (-100, 1000) VIA asinh|-100 -20 -5 -1 0 1 10 100 1000",
        "FROM (0, 3) VIA exp10|0.0 0.7 1.0 1.7 2.0 2.7 3.0",
        "FROM (0, 100) VIA integer|0 20 40 60 80 100",
        "FROM (0, 100) SETTING breaks => (10, 200, 50)|10 50",
        "FROM (0, 10) SETTING pretty => false, breaks => 3|0 5 10"
      })
  void transformsHaveBreaksOfTheirOwn(String clause, String expected) {
    assertThat(labels(train(Column.of(1, 2), clause))).isEqualTo(expected);
  }

  private static Column dates(String low, String high) {
    return ColumnBuilder.of(Type.DATE)
        .append(LocalDate.parse(low))
        .append(LocalDate.parse(high))
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-01, 2024-02-15, 2024-01-01 2024-01-08 2024-01-15 2024-01-22 2024-01-29 2024-02-05 2024-02-12",
    "2024-01-01, 2024-06-30, 2024-01-01 2024-02-01 2024-03-01 2024-04-01 2024-05-01 2024-06-01 2024-07-01",
    "2024-01-01, 2024-12-31, 2024-01-01 2024-03-01 2024-05-01 2024-07-01 2024-09-01 2024-11-01 2025-01-01",
    "2020-01-01, 2024-12-31, 2020-01-01 2021-01-01 2022-01-01 2023-01-01 2024-01-01 2025-01-01",
    "2000-01-01, 2024-12-31, 2000-01-01 2005-01-01 2010-01-01 2015-01-01 2020-01-01 2025-01-01",
    "1973-05-01, 1973-09-30, 1973-04-23 1973-05-21 1973-06-18 1973-07-16 1973-08-13 1973-09-10"
  })
  void datesGetTheCalendarsMarks(String low, String high, String expected) {
    assertThat(labels(train(dates(low, high), null))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-01T00:00, 2024-01-01T06:00, 00 01 02 03 04 05 06",
    "2024-01-01T00:00, 2024-01-02T00:00, 02 06 10 14 18 22"
  })
  void timestampsGetHours(String low, String high, String hours) {
    Column column =
        ColumnBuilder.of(Type.TIMESTAMP)
            .append(LocalDateTime.parse(low))
            .append(LocalDateTime.parse(high))
            .build();

    assertThat(train(column, null).breaks().stream().map(value -> value.key().substring(11, 13)))
        .containsExactly(hours.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SETTING breaks => '2 months'|2020-02-01 2020-04-01 2020-06-01 2020-08-01 2020-10-01 2020-12-01",
        "SETTING breaks => 'Year'|2020-01-01 2021-01-01"
      })
  void intervalsStepAlongTheCalendar(String clause, String expected) {
    assertThat(labels(train(dates("2020-01-01", "2020-12-31"), clause))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5, 5||4.75, 5.25",
        "0, 0||-0.05, 0.05",
        "2700, 6300|SETTING expand => (0.1, 100)|2240.0, 6760.0",
        "32.1, 59.6|FROM (0, null)|0.0, 62.58",
        "0, 10|FROM (2, 8)|2.0, 8.0"
      })
  void axesGainSomeRoom(String data, @Nullable String clause, String expected) {
    String[] ends = data.split(", ");
    Column column = Column.of(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));

    assertThat(train(column, clause).domain().stream().map(value -> "" + value.position()))
        .containsExactly(expected.split(", "));
  }
}
