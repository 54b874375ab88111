package dev.vitrine.dialect.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.dialect.scalar.Interval.Term;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {

  @Test
  void termsKeepTheirOrder() {
    assertThat(Interval.parse("1 year, 3 quarters, 4 months, 5 days, 1 minute"))
        .contains(
            new Interval(
                List.of(
                    new Term(DatePart.YEAR, 1),
                    new Term(DatePart.QUARTER, 3),
                    new Term(DatePart.MONTH, 4),
                    new Term(DatePart.DAY, 5),
                    new Term(DatePart.MINUTE, 1))));
  }

  @ParameterizedTest
  @CsvSource({
    "1 y, YEAR, 1",
    "2 yy, YEAR, 2",
    "3 q, QUARTER, 3",
    "4 mm, MONTH, 4",
    "5 w, WEEK, 5",
    "5 woy, WEEK, 5",
    "6 d, DAY, 6",
    "7 h, HOUR, 7",
    "8 m, MINUTE, 8",
    "9 s, SECOND, 9",
    "10 ms, MILLISECOND, 10",
    "11 us, MICROSECOND, 11",
    "12 ns, NANOSECOND, 12",
    "13, SECOND, 13",
    "-14 days, DAY, -14",
    "+15 DAY, DAY, 15",
    "16days, DAY, 16"
  })
  void aTermMayBeAbbreviated(String text, DatePart part, long amount) {
    assertThat(Interval.parse(text).orElseThrow().terms()).containsExactly(new Term(part, amount));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "1 fortnight", "day", "1 day,", "1.5 days", "1 dow", "x"})
  void whatIsNoListOfTermsIsEmpty(String text) {
    assertThat(Interval.parse(text)).isEmpty();
  }

  @Test
  void aUnitMayStandBehind() {
    assertThat(Interval.parse("2", DatePart.DAY).orElseThrow().terms())
        .containsExactly(new Term(DatePart.DAY, 2));
    assertThat(Interval.parse("2 days", DatePart.DAY)).isEmpty();
    assertThat(Interval.parse("2", DatePart.EPOCH_SECOND)).isEmpty();
  }

  @Test
  void twoUnitsBoundWhatIsBetween() {
    assertThat(Interval.parse("-1-2", DatePart.YEAR, DatePart.MONTH).orElseThrow().terms())
        .containsExactly(new Term(DatePart.YEAR, -1), new Term(DatePart.MONTH, -2));
    assertThat(Interval.parse("4 05:06:07.8", DatePart.DAY, DatePart.SECOND).orElseThrow().terms())
        .containsExactly(
            new Term(DatePart.DAY, 4),
            new Term(DatePart.HOUR, 5),
            new Term(DatePart.MINUTE, 6),
            new Term(DatePart.SECOND, 7),
            new Term(DatePart.NANOSECOND, 800_000_000));
    assertThat(Interval.parse("10:20", DatePart.HOUR, DatePart.MINUTE).orElseThrow().terms())
        .containsExactly(new Term(DatePart.HOUR, 10), new Term(DatePart.MINUTE, 20));
    assertThat(Interval.parse("10:20", DatePart.HOUR, DatePart.SECOND)).isEmpty();
    assertThat(Interval.parse("1-12", DatePart.YEAR, DatePart.MONTH)).isEmpty();
  }
}
