package dev.vitrine.visualise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What text says and how it looks.
class TextMarkTest {

  private DuckDb database;

  @BeforeEach
  void open() {
    database = new DuckDb();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Spec draw(String label, String rest) {
    return Spec.of(
        database.draw(
            "SELECT 1 AS x, 2 AS y, "
                + label
                + " AS l, 0.9 AS j, 'bold' AS w, -30 AS r VISUALISE x, y, l AS label DRAW text "
                + rest));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "DATE '2024-02-03'|{:time %d %b}|03 Feb",
        "TIMESTAMP '2024-02-03 04:05:06'|{}|2024-02-03T04:05:06",
        "TIME '04:05:06'|{:time %H.%M}|04.05",
        "2.5::DECIMAL(5,2)|{:num %.3f} kg|2.500 kg",
        "true|{:UPPER}|TRUE",
        "'hello world'|<{:Title}>|<Hello World>"
      })
  void formatsFillTheirPlaceholders(String label, String format, String shown) {
    assertThat(draw(label, "SETTING format => '" + format + "'").rows("label"))
        .containsExactly(List.of(shown));
  }

  @Test
  void linesAreAnArray() {
    assertThat(draw("'a' || chr(10) || 'b'", "").rows("label"))
        .containsExactly(List.of(List.of("a", "b")));
  }

  @Test
  void numbersStayNumbersAndNullNothing() {
    assertThat(draw("42", "").rows("label")).containsExactly(List.of(42));
    assertThat(draw("NULL::VARCHAR", "SETTING format => '<{}>'").rows("label"))
        .containsExactly(List.of("NULL"));
  }

  @Test
  void lookFollowsTheRows() {
    Spec spec = draw("'a'", "MAPPING j AS hjust, w AS fontweight, r AS rotation");

    assertThat(spec.rows("hjust", "fontweight", "rotation"))
        .containsExactly(List.of("right", "bold", 330));
    assertThat(spec.at("layer.0.mark.align")).isEqualTo(Map.of("expr", "datum['__aes_hjust']"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "' + alert(1) + '",
        "datum['x']",
        "{\"signal\": \"alert(1)\"}",
        "{\"expr\":\"1\"}"
      })
  void labelsAndTypefacesAreDataOnly(String nasty) {
    String sql = "'" + nasty.replace("'", "''") + "'";
    Spec spec = draw(sql, "MAPPING l AS typeface");

    assertThat(spec.rows("label", "typeface")).containsExactly(List.of(nasty, nasty));
    assertThat(spec.at("layer").toString()).doesNotContain("alert").doesNotContain("signal");
    assertThat(spec.at("layer.0.mark.font")).isEqualTo(Map.of("expr", "datum['__aes_typeface']"));
  }
}
