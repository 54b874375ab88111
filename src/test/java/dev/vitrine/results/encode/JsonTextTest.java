package dev.vitrine.results.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  private static String compact(String text) {
    Output out = new Output();
    boolean good = JsonText.compact(text.getBytes(StandardCharsets.UTF_8), out);
    return good ? new String(out.toByteArray(), StandardCharsets.UTF_8) : "none";
  }

  @Test
  void blanksBetweenPartsGo() {
    assertThat(compact(" { \"a b\" : [ 1 , -2.5e+3 , true,null ,\"\\u00e9 \\\"\"] ,\n\"c\":{ } } "))
        .isEqualTo("{\"a b\":[1,-2.5e+3,true,null,\"\\u00e9 \\\"\"],\"c\":{}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,]",
        "{\"a\"}",
        "{a:1}",
        "01",
        "1.",
        "-",
        "nul",
        "1 2",
        "\"a",
        "\"\\x\"",
        "\"\\u12\"",
        "[1",
        "{\"a\":1,}",
        "\"\n\"",
        "NaN",
        "+1",
        ".5",
        "1e",
        "\"\\"
      })
  void brokenJsonIsNone(String text) {
    assertThat(compact(text)).isEqualTo("none");
  }

  @Test
  void depthIsBounded() {
    assertThat(compact("[".repeat(100) + "]".repeat(100))).hasSize(200);
    assertThat(compact("[".repeat(100_000) + "]".repeat(100_000))).isEqualTo("none");
  }
}
