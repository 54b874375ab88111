package dev.vitrine.results.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonIndentTest {

  private static String indented(String json, int indent) {
    Output out = new Output();
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    JsonIndent.write(bytes, bytes.length, indent, out);
    return new String(out.toByteArray(), StandardCharsets.UTF_8);
  }

  @Test
  void membersStandOnLinesOfTheirOwn() {
    assertThat(indented("{\"a\":1,\"b\":[true,{\"c\":\"é\"}]}", 2))
        .isEqualTo(
            """
            {
              "a": 1,
              "b": [
                true,
                {
                  "c": "é"
                }
              ]
            }\
            """);
  }

  @Test
  void emptyOnesStayClosed() {
    assertThat(indented("[ ]", 2)).isEqualTo("[]");
    assertThat(indented("{\"a\":{},\"b\":[ ]}", 1)).isEqualTo("{\n \"a\": {},\n \"b\": []\n}");
  }

  @Test
  void holesOfArraysAreCopied() {
    assertThat(indented("[1,undefined,null]", 2)).isEqualTo("[\n  1,\n  undefined,\n  null\n]");
    assertThat(indented("[\tnull,1,\tnull,null, null,[\n\tnull]]", 0))
        .isEqualTo("[undefined,1,undefined,null,null,[null]]");
  }

  @Test
  void zeroIsOneLineWithoutBlanks() {
    assertThat(indented("{ \"a\" : [ 1 ,\n2 ] }", 0)).isEqualTo("{\"a\":[1,2]}");
  }

  @Test
  void signsInsideStringsAreText() {
    assertThat(indented("[\"{,:]\\\"\",\"\\\\\"]", 2))
        .isEqualTo("[\n  \"{,:]\\\"\",\n  \"\\\\\"\n]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1 ",
        "\"a , b\"",
        "{",
        "]",
        "[1]]",
        "[1] 2",
        "{\"a",
        "[\"\\",
        "not json"
      })
  void whatIsNoObjectOrArrayStaysAsItIs(String text) {
    assertThat(indented(text, 2)).isEqualTo(text);
  }

  @Test
  void deepNestingStaysAsItIs() {
    String deep = "[".repeat(501) + "]".repeat(501);

    assertThat(indented(deep, 2)).isEqualTo(deep);
  }

  @Test
  void bracketsDoNotFillTheMemoryWithBlanks() {
    String json = "[".repeat(400) + "1,".repeat(5000) + "1" + "]".repeat(400);

    assertThat(indented(json, 16)).isEqualTo(json);
  }
}
