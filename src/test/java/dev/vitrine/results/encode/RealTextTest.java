package dev.vitrine.results.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealTextTest {

  private static String text(double value) {
    Output out = new Output();
    RealText.write(value, out);
    return new String(out.toByteArray(), StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, 1.5",
    "1, 1",
    "0, 0",
    "-0.0, -0",
    "100, 100",
    "123456789012345, 123456789012345",
    "999999999999999.9, 999999999999999.9",
    "1e15, 1e+15",
    "-1e300, -1e+300",
    "1.25e-7, 1.25e-07",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "1234567.125, 1234567.125",
    "4.9e-324, 4.9e-324",
    "Infinity, inf",
    "-Infinity, -inf",
    "NaN, NaN"
  })
  void realHasShortestText(double value, String expected) {
    assertThat(text(value)).isEqualTo(expected);
  }

  @Test
  void everyFiniteRealReadsBackTheSame() {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(text(value))).isEqualTo(value);
      }
    }
  }
}
