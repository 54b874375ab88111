package dev.vitrine.visualise.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.visualise.frame.Value;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      quoteCharacter = '~',
      value = {
        "{:num %.2f}|0|0.00",
        "{:num %.2f}|12.5|12.50",
        "{:num %05.1f}|12.5|012.5",
        "{:num %e}|12.5|1.250000e+01",
        "{:num %.1e}|0|0.0e+00",
        "{:num %g}|1234|1234",
        "{:num %g}|0.00001|1e-05",
        "{:num %d}|12.5|12.5",
        "{:num %,.2f}|12.5|12.5",
        "{:num %+d} u|12.5|12.5 u",
        "{:num %+.0f} %%|12.5|+13 %%",
        "${}|12.5|$12.5",
        "{} / {}|12.5|12.5 / 12.5",
        "const|12.5|const",
        "{:nope}|12.5|12.5"
      })
  void numbersFillTemplates(String template, double number, String expected) {
    Value value = new Value.Numeric(number);

    assertThat(new Template(template).fill(value, value.key())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "{:time %b %d}|Feb 01",
        "{:time %B %e, %y}|February  1, 24",
        "{:time %A %j}|Thursday 032",
        "{:time %d/%m/%Y}|01/02/2024",
        "{:time %H:%M}|00:00",
        "{:time %-d.%-m.}|1.2.",
        "{:time %Q %%}|%Q %"
      })
  void datesFillTemplates(String template, String expected) {
    Value value = Places.date("2024-02-01").orElseThrow();

    assertThat(new Template(template).fill(value, value.key())).isEqualTo(expected);
  }

  @Test
  void textsFillTemplates() {
    Value value = new Value.Text("hello wORLD");

    assertThat(new Template("{:Title}|{:UPPER}|{:lower}").fill(value, value.key()))
        .isEqualTo("Hello World|HELLO WORLD|hello world");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "red|#ff0000",
        "#ABC|#aabbcc",
        "#abcd|#aabbccdd",
        "rgba(1,2,3,.5)|#01020380",
        "rgb(100%, 0%, 50%)|#ff0080",
        "hsl(120, 100%, 25%)|#008000",
        "transparent|#00000000",
        "none|",
        "url(x)|",
        "javascript:1|"
      })
  void coloursAreCss(String text, @Nullable String expected) {
    assertThat(Colours.hex(text)).isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void palettesAreSampledInOklab() {
    assertThat(Oklab.sample(Palettes.colours("sequential").orElseThrow(), 5))
        .containsExactly("#021326", "#105085", "#327b89", "#529a74", "#a4d176");
  }

  @Test
  void palettesHaveAliases() {
    assertThat(Palettes.colours("GRAYS")).isEqualTo(Palettes.colours("greys"));
    assertThat(Palettes.colours("sequential").orElseThrow()).hasSize(204);
  }

  @Test
  void lineTypesGainInk() {
    assertThat(Palettes.inkRamp(5).stream().map(Palettes::dashes))
        .containsExactly(
            Optional.of(List.of(1, 15)),
            Optional.of(List.of(5, 11)),
            Optional.of(List.of(8, 8)),
            Optional.of(List.of(12, 4)),
            Optional.of(List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "1e21, 1000000000000000000000",
    "0.1, 0.1",
    "1e-9, 0.000000001",
    "-0.0, 0",
    "100, 100",
    "0.30000000000000004, 0.30000000000000004"
  })
  void keysArePlainDigits(double number, String expected) {
    assertThat(new Value.Numeric(number).key()).isEqualTo(expected);
  }
}
