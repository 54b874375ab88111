package dev.vitrine.dialect.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSortKeyTest {

  private static final List<String> ASCENDING =
      List.of(
          "false",
          "true",
          "-Infinity",
          "-1e300",
          "-100",
          "-1.55",
          "-1.5",
          "-1",
          "-0.5",
          "-1e-300",
          "0",
          "1e-300",
          "0.001",
          "0.01",
          "0.5",
          "1",
          "1.5",
          "1.55",
          "2",
          "9",
          "10",
          "99",
          "100",
          "12345678901234567890123456789012345677",
          "12345678901234567890123456789012345678",
          "1e300",
          "Infinity",
          "NaN",
          "\"\"",
          "\"A\"",
          "\"a\"",
          "\"aa\"",
          "\"b\"",
          "\"\uFFEE\"",
          "\"\uD83D\uDE00\"",
          "[1]",
          "{\"a\":1}",
          "null");

  @Test
  void theKeysAreInTheOrderOfTheValues() {
    List<String> values = new ArrayList<>(ASCENDING);
    Collections.shuffle(values, new Random(7));
    values.sort(JsonValues.ORDER);
    assertThat(values).containsExactlyElementsOf(ASCENDING);
  }

  @ParameterizedTest
  @CsvSource({"1, 1e0", "100, 1e2", "0, -0e0", "1.5, 1.50", "0.25, 2.5e-1"})
  void equalNumbersHaveOneKey(String a, String b) {
    assertThat(SqlFunctions.call("sf_variant_sort_key", a))
        .isEqualTo(SqlFunctions.call("sf_variant_sort_key", b));
  }
}
