package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.Called.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.SqlError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFormatsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          -12.391|">"$99.0"<"|>-$12.4<
          0.000|">"$99.0"<"|>  $0.0<
          -1.000|">"$99.0"<"|> -$1.0<
          0.100|">"$99.0"<"|>  $0.1<
          3987.000|">"$99.0"<"|> $##.#<
          1.111|">"$99.0"<"|>  $1.1<
          -12.391|">"B9,999.0"<"|>   -12.4<
          0.000|">"B9,999.0"<"|>      .0<
          -1.000|">"B9,999.0"<"|>    -1.0<
          3987.000|">"B9,999.0"<"|> 3,987.0<
          -12.391|">"TME"<"|>-1.2391E1<
          0.000|">"TME"<"|>0E0<
          -1.000|">"TME"<"|>-1E0<
          0.100|">"TME"<"|>1E-1<
          3987.000|">"TME"<"|>3.987E3<
          -12.391|">"TM9"<"|>-12.391<
          0.010|">"TM9"<"|>0.010<
          -12.391|">"0XXX"<"|>FFF4<
          -1.000|">"0XXX"<"|>FFFF<
          3987.000|">"0XXX"<"|>0F93<
          0.010|">"0XXX"<"|>0000<
          -12.391|">"S0XXX"<"|>-000C<
          0.010|">"S0XXX"<"|>+0000<
          3987.000|">"S0XXX"<"|>+0F93<
          """)
  void theTableOfTheReferenceIsPrinted(String number, String format, String text) {
    assertThat(call("sf_number_text", number, format)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          12|99| 12
          -7|99| -7
          12|S99|+12
          -7|S99| -7
          12|99S|12+
          -7|99S| 7-
          12|MI99| 12
          -7|MI99|- 7
          12|99MI|12%s
          -7|99MI| 7-
          12|$99| $12
          -7|$99| -$7
          12|FM99|12
          -7|FM99|-7
          -123.45|999.99MI|123.45-
          """)
  void theSignStandsWhereTheReferenceHasIt(String number, String format, String text) {
    assertThat(call("sf_number_text", number, format)).isEqualTo(text.replace("%s", " "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          1.2|999,999.999|       1.2%s%s
          123.456|999,999.999|     123.456
          1234.56|999,999.999|   1,234.56%s
          -123456.789|999,999.999|-123,456.789
          1.2|S000,000.000|+000,001.200
          1.2|S999,999.999|      +1.2%s%s
          -123456.789|S999,999.999|-123,456.789
          1.2|FM999,999.999|1.2
          1234.56|FM999,999.999|1,234.56
          1234.5|FM999,999.00|1,234.50
          7|000| 007
          0|999|   0
          0|B999|   %s
          0.5|FM990.00|0.50
          1234567|FM9,999|#,###
          1234|FM9d999EE|1.234E3
          9999|FM9d99EE|1.E4
          1234|FM9.9EEEE|1.2E+03
          0.00012|FM9.9ee|1.2e-4
          0|FM9.9EE|0.E0
          255|FMXX|FF
          255|FMxxxx|ff
          10|XXXX|   A
          65536|XXXX|####
          0.25|TM9%%|25%%
          1234567.891|TM9(2,3)|1,234,567.89
          1234567.891|TM9(ALL,3)|1,234,567.891
          100000000000|TM|1E11
          -5|$TM9|-$5
          5|STM9|+5
          12|(99)|( 12)
          """)
  void numbersAreFilledGroupedAndCut(String number, String format, String text) {
    assertThat(call("sf_number_text", number, format.replace("%%", "%")))
        .isEqualTo(text.replace("%%", "%").replace("%s", " "));
  }

  @Test
  void halvesAreRoundedAwayFromZero() {
    assertThat(call("sf_number_text", "2.5", "FM9")).isEqualTo("3");
    assertThat(call("sf_number_text", "-2.5", "FM9")).isEqualTo("-3");
    assertThat(call("sf_number_text", "99.95", "FM99.9")).isEqualTo("##.#");
  }

  @Test
  void infinityOverflows() {
    assertThat(call("sf_number_text", "Infinity", "FM99.9")).isEqualTo("##.#");
    assertThat(call("sf_number_text", "NaN", "TM9")).isEqualTo("#");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          11|99|11
          1,234.56|9,999.99|1234.56
          012,345.67|999,999.99|12345.67
          12,345.67|999,999.99|12345.67
           12,345.67|999,999.99|12345.67
          012,345.67|000,000.00|12345.67
          12345.67|999,999.99|12345.67
          $345|$999.99|345
          -$12.40|$99.99|-12.40
          -101|MI999|-101
          -101|MI999|999MI|-101
          102-|MI999|999MI|-102
          103|MI999|999MI|103
          5-|99S|-5
          +5|S99|5
          ff|XXXX|255
          FF|0X|255
          1.5E3|9.9EE|1500
          1.25e-2|9.99EEEE|0.0125
          -12.391|TM9|-12.391
          1.5E3|TME|1500
          1.5E3|TM|1500
          1.5E3|AUTO|1500
          25%|TM9%|0.25
          (12)|(99)|12
          .5|B99.9|0.5
          """)
  void aTextIsReadByItsFormat(String row) {
    int first = row.indexOf('|');
    int last = row.lastIndexOf('|');
    assertThat(call("sf_parse_number", row.substring(0, first), row.substring(first + 1, last)))
        .isEqualTo(row.substring(last + 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          12,345.67;000,000.00
           12,345.67;000,000.00
          123;99
          1.234;9.99
          12a;999
          1,23;9,999
          345;$999
          abc;999
          ;999
          -;999
          1E3;TM9
          12;TME
          .5;99.9
          12;FX999
          """)
  void whatDoesNotFitIsRefusedWithItsText(String text, String format) {
    assertThatThrownBy(() -> call("sf_parse_number", text == null ? "" : text, format))
        .isInstanceOf(SqlError.class)
        .hasMessage(
            "Can't parse '%s' as number with format '%s'"
                .formatted(text == null ? "" : text, format))
        .extracting(e -> ((SqlError) e).code().code())
        .isEqualTo("100140");
    assertThat(call("sf_try_parse_number", text == null ? "" : text, format)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "99TM", "\"open", "S", "Q9"})
  void whatIsNoFormatIsRefused(String format) {
    assertThatThrownBy(() -> call("sf_number_text", "1", format))
        .isInstanceOf(SqlError.class)
        .hasMessageStartingWith("invalid number format");
  }

  @Test
  void exactlyWhatWasPrintedIsReadExactly() {
    assertThat(call("sf_parse_number", "  12", "FX999")).isEqualTo("12");
  }
}
