package dev.vitrine.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.dialect.catalog.FileFormat;
import dev.vitrine.dialect.catalog.OptionValue;
import dev.vitrine.dialect.catalog.OptionValue.Word;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonRecordsTest {

  private static final Map<String, OptionValue> STRIP =
      Map.of("STRIP_OUTER_ARRAY", new Word("TRUE"));

  @Test
  void eachValueIsARecord() throws IOException {
    assertThat(records("{\"a\":1}\n{\"a\":[1,2]} {\"b\":\"}\"}\n3\n\"x y\"\n", Map.of()))
        .containsExactly("{\"a\":1}", "{\"a\":[1,2]}", "{\"b\":\"}\"}", "3", "\"x y\"");
    assertThat(records("{\"a\":\n 1}{\"a\":2},{\"a\":3}", Map.of()))
        .containsExactly("{\"a\":\n 1}", "{\"a\":2}", "{\"a\":3}");
  }

  @Test
  void anOuterArrayIsOneRecordUnlessStripped() throws IOException {
    String array = "[ {\"a\":1}, 2,\n[3, 4] , null ]\n";

    assertThat(records(array, Map.of())).containsExactly(array.strip());
    assertThat(records(array, STRIP)).containsExactly("{\"a\":1}", "2", "[3, 4]", "null");
    assertThat(records("[]\n", STRIP)).isEmpty();
    assertThat(records("[1][2]", STRIP)).containsExactly("1", "2");
  }

  @Test
  void whatIsNoJsonIsAProblemOfItsRecord() throws IOException {
    JsonNormal strict =
        text -> {
          if (text.startsWith("{x")) {
            throw new SqlError(ErrorCode.JSON_INVALID, "Error parsing JSON: 100 %");
          }
          return text;
        };
    try (JsonRecords reader = reader("{\"a\":1}\n{x}\n{\"a\":2}\n", Map.of(), strict)) {
      reader.next();
      reader.next();
      assertThat(reader.problem().orElseThrow().place().line()).isEqualTo(2);
      assertThat(reader.row()).isEqualTo(2);
      assertThat(reader.text()).isEqualTo("{x}");
      reader.next();
      assertThat(reader.value(0)).isEqualTo("{\"a\":2}");
    }
  }

  private static List<String> records(String text, Map<String, OptionValue> options)
      throws IOException {
    List<String> records = new ArrayList<>();
    try (JsonRecords reader = reader(text, options, value -> value)) {
      while (reader.next()) {
        records.add(String.valueOf(reader.value(0)));
      }
    }
    return records;
  }

  private static JsonRecords reader(
      String text, Map<String, OptionValue> options, JsonNormal normal) throws IOException {
    Map<String, OptionValue> all = new HashMap<>(options);
    all.put("TYPE", new Word("JSON"));
    return new JsonRecords(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        FileFormat.of(all),
        normal,
        1 << 20);
  }
}
