package dev.vitrine.dialect.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What PARSE_JSON takes, what it makes of it, and what it says of the rest.
class JsonReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"b\":1, \"a\":[ 1 , 2.50 ]} | {\"a\":[1,2.5],\"b\":1}",
        "{\"b\":{\"z\":1,\"Z\":2},\"a\":null} | {\"a\":null,\"b\":{\"Z\":2,\"z\":1}}",
        "{} | {}",
        "[] | []",
        "[[],{}] | [[],{}]",
        "null | null",
        "NULL | null",
        "True | true",
        "fAlse | false",
        "{'a':'x'} | {\"a\":\"x\"}",
        "{a:1,b_2:2} | {\"a\":1,\"b_2\":2}",
        "{\"a\":1,} | {\"a\":1}",
        "{\"a\":undefined,\"b\":1} | {\"a\":null,\"b\":1}",
        "[1,2,] | [1,2,\tnull]",
        "[1,,3] | [1,\tnull,3]",
        "[ , ] | [\tnull,\tnull]",
        "[1,UNDEFINED,null] | [1,\tnull,null]",
      })
  void readsAndNormalises(String text, String normal) {
    assertThat(JsonParsing.parse(text)).isEqualTo(normal);
    assertThat(JsonParsing.check(text)).isNull();
    assertThat(JsonParsing.parse(normal.replace("\tnull", "undefined"))).isEqualTo(normal);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "-1, -1",
    "0, 0",
    "-0, 0",
    "01, 1",
    "+1, 1",
    "1., 1",
    ".5, 0.5",
    "1.0, 1",
    "1.50, 1.5",
    "100.0, 100",
    "0.00001, 0.00001",
    "-0.0, 0",
    "1.234567890123456, 1.234567890123456",
    "12345678901234567890123456789012345678, 12345678901234567890123456789012345678",
    "123456789012345678901234567890123456789, 1.2345678901234568e38",
    "1e0, 1e0",
    "1.0E2, 1e2",
    "2.5e+1, 2.5e1",
    "1e-7, 1e-7",
    "-0e0, -0e0",
    "0e0, 0e0",
    "1e999, Infinity",
    "-1e999, -Infinity",
    "nan, NaN",
    "+NaN, NaN",
    "inf, Infinity",
    "-inf, -Infinity",
    "INFINITY, Infinity",
  })
  void numbersKeepTheirValueAndTheirFamily(String text, String normal) {
    assertThat(JsonParsing.parse(text)).isEqualTo(normal);
    assertThat(JsonParsing.parse(normal)).isEqualTo(normal);
  }

  @Test
  void textsAreEscapedOnlyWhereTheyMustBe() {
    assertThat(JsonParsing.parse("\"\\u0041\\/\\t\\u0001ä\\d\\'\""))
        .isEqualTo("\"A/\\t\\u0001äd'\"");
    assertThat(JsonParsing.parse("'it\"s'")).isEqualTo("\"it\\\"s\"");
    assertThat(JsonParsing.parse("\"a\\\nb\"")).isEqualTo("\"ab\"");
    assertThat(JsonParsing.parse("\"\\ud83d\\ude00\"")).isEqualTo("\"\uD83D\uDE00\"");
    assertThat(JsonParsing.parse("\"\\ud83d\"")).isEqualTo("\"\uFFFD\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\t\n", "undefined"})
  void anEmptyDocumentIsNull(String text) {
    assertThat(JsonParsing.parse(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "cdefg | unknown keyword \"cdefg\", pos 6",
        "tru | unknown keyword \"tru\", pos 4",
        "a:1 | unknown keyword \"a\", pos 2",
        "-a | unknown keyword \"-a\", pos 3",
        "-NaN | unknown keyword \"-NaN\", pos 5",
        "{\"a\":[1,{\"b\":x}]} | unknown keyword \"x\", pos 15",
        "{bad | incomplete object value, pos 5",
        "} | misplaced }, pos 1",
        "{bad} | misplaced }, pos 5",
        "{\"a\"} | misplaced }, pos 5",
        "{\"a\":} | misplaced }, pos 6",
        "[1} | misplaced }, pos 3",
        "{\"a\":1] | misplaced ], pos 7",
        "{\"a\":1,\"b\"} | misplaced }, pos 11",
        "{\"a\":1,,} | misplaced comma, pos 8",
        "{ | incomplete object value, pos 2",
        "[ | incomplete array value, pos 2",
        "{\"a\":1 | incomplete object value, pos 7",
        "[1,2 | incomplete array value, pos 5",
        "{\"a\":[1,2 | incomplete array value, pos 10",
        "\"abc | unfinished string, pos 5",
        "[1 2] | missing comma, pos 4",
        "{\"a\":1 \"b\":2} | missing comma, pos 8",
        "{\"a\" 1} | missing colon, pos 6",
        "{a-b:1} | missing colon, pos 3",
        "{a[b:1} | misplaced [, pos 3",
        "{a,b:1} | misplaced comma, pos 3",
        "{1a:1} | object attribute name cannot be a number, pos 2",
        "{\"a\":1,\"a\":2} | duplicate object attribute \"a\", pos 10",
        "{\"abc\":1,\"abc\":2} | duplicate object attribute \"abc\", pos 14",
        "# | invalid character outside of a string: '#', pos 1",
        "{a$b:1} | invalid character outside of a string: '$', pos 3",
        "{ä:1} | invalid character outside of a string: U+00E4, pos 3",
        "{€:1} | invalid character outside of a string: U+20AC, pos 4",
        "- | no number after a sign, pos 2",
        "--1 | stray minus sign, pos 2",
        "1e | missing decimal exponent digits: '1e', pos 3",
        "1e+ | missing decimal exponent digits: '1e+', pos 4",
        "1a | garbage in the numeric literal: 1a , pos 3",
        "[1-2] | garbage in the numeric literal: 1-2], pos 5",
        "2024-01-01 | garbage in the numeric literal: 2024-01-01 , pos 11",
        "{} {} | more than one document in the input",
        "\"a\" \"b\" | more than one document in the input",
        "1 2 | garbage after valid input document",
        ",1 | garbage after valid input document",
      })
  void whatIsWrongIsSaidWithItsPlace(String text, String fault) {
    assertThat(JsonParsing.check(text)).isEqualTo(fault);
    assertThat(JsonParsing.tryParse(text)).isNull();
    assertThatThrownBy(() -> JsonParsing.parse(text))
        .isInstanceOfSatisfying(
            SqlError.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JSON_INVALID))
        .hasMessage("Error parsing JSON: " + fault);
  }

  @Test
  void placesCountBlanksAndLines() {
    assertThat(JsonParsing.check("  cdefg")).isEqualTo("unknown keyword \"cdefg\", pos 8");
    assertThat(JsonParsing.check("\n  cdefg"))
        .isEqualTo("unknown keyword \"cdefg\", line 2, pos 8");
    assertThat(JsonParsing.check("\"a\nb\"")).isEqualTo("unterminated string, line 2, pos 0");
    assertThat(JsonParsing.check("\"a\rb\"")).isEqualTo("unterminated string, pos 3");
    assertThat(JsonParsing.check("\"a\\\rb\""))
        .isEqualTo("bad escape sequence in the string, pos 5");
  }

  @Test
  void ofTwoMembersOfANameTheLastMayCount() {
    assertThat(SqlFunctions.call("sf_parse_json_last", "{\"a\":1,\"a\":2}")).isEqualTo("{\"a\":2}");
  }

  @Test
  void nestingHasABound() {
    String deep = "[".repeat(JsonReader.MOST_DEPTH) + "]".repeat(JsonReader.MOST_DEPTH);
    assertThat(JsonParsing.parse(deep)).isEqualTo(deep);
    assertThat(JsonParsing.check("[".repeat(1_000_000))).startsWith("nesting is deeper than 1000");
  }

  @Test
  void toJsonIsWhatSnowflakeWrites() {
    String json = JsonParsing.parse("[1.5e0,1e-5,1.50,undefined,null,\"e 1e5\",true,-1e300,NaN]");
    assertThat(json).isNotNull();
    assertThat(JsonParsing.shown(String.valueOf(json)))
        .isEqualTo(
            "[1.500000000000000e+00,1.000000000000000e-05,1.5,undefined,null,\"e 1e5\",true,"
                + "-1.000000000000000e+300,NaN]");
    assertThat(JsonParsing.portable("{\"a\":[1,\tnull]}")).isEqualTo("{\"a\":[1,null]}");
  }
}
