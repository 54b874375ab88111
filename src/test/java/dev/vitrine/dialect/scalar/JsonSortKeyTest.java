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
          "{}",
          "{\"\":1}",
          "{\"a\":1}",
          "{\"a\":1,\"b\":0}",
          "{\"a\":2}",
          "{\"a\":10}",
          "{\"b\":0}",
          "[]",
          "[-1]",
          "[1]",
          "[1,[]]",
          "[1,[1]]",
          "[1,null]",
          "[2]",
          "[10]",
          "[\"\"]",
          "[\"\\u0000\"]",
          "[\"\\u0001\"]",
          "[\"\\u0002\"]",
          "[\"\\u0003\"]",
          "[\"a\"]",
          "[\"a\",1]",
          "[\"aa\"]",
          "[{}]",
          "[[]]",
          "[[],1]",
          "[[[]]]",
          "[null]",
          "[\tnull]",
          "null",
          "\tnull");

  @Test
  void theKeysAreInTheOrderOfTheValues() {
    List<String> values = new ArrayList<>(ASCENDING);
    Collections.shuffle(values, new Random(7));
    values.sort(JsonValues.ORDER);
    assertThat(values).containsExactlyElementsOf(ASCENDING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 1e0",
        "100 | 1e2",
        "0 | -0e0",
        "1.5 | 1.50",
        "0.25 | 2.5e-1",
        "[1,{\"a\":2}] | [1e0,{\"a\":2e0}]"
      })
  void equalNumbersHaveOneKey(String a, String b) {
    assertThat(SqlFunctions.call("sf_variant_sort_key", a))
        .isEqualTo(SqlFunctions.call("sf_variant_sort_key", b));
  }
}
