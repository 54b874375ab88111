package dev.vitrine.dialect.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.SqlError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each function by its documented examples: `name | arguments … => result`. A tab before null is
/// the spelling of `undefined`.
class SemiStructuredTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sf_get | {\"a\":1,\"b\":null} | a => 1",
        "sf_get | {\"a\":1,\"b\":null} | b => null",
        "sf_get | {\"a\":1} | A => NULL",
        "sf_get | {\"a\":{\"b\":1},\"b\":2} | b => 2",
        "sf_get | {\"x\\\"y\":3} | x\"y => 3",
        "sf_get | [1] | a => NULL",
        "sf_get | \"text\" | a => NULL",
        "sf_get_index | [10,20,{\"d\":\"x\"}] | 2 => {\"d\":\"x\"}",
        "sf_get_index | [10,20] | 2 => NULL",
        "sf_get_index | [10,20] | -1 => NULL",
        "sf_get_index | [1,\tnull,null] | 1 => NULL",
        "sf_get_index | [1,\tnull,null] | 2 => null",
        "sf_get_index | {\"a\":1} | 0 => NULL",
        "sf_get_path | {\"b\":{\"c\":[10,20,{\"d\":\"x\"}]}} | b.c[2].d => \"x\"",
        "sf_get_path | {\"b\":{\"c\":[10,20]}} | b['c'][1] => 20",
        "sf_get_path | {\"my key\":{\"x\":4}} | \"my key\".x => 4",
        "sf_get_path | {\"my key\":4} | [\"my key\"] => 4",
        "sf_get_path | {\"a\":1} | a.b.c => NULL",
        "sf_get_path | [[1,2],[3]] | [0][1] => 2",
        "sf_get_path | NULL | a => NULL",
        "sf_get_ignore_case | {\"aa\":1,\"aA\":2} | aA => 2",
        "sf_get_ignore_case | {\"aa\":1,\"aB\":2} | AB => 2",
        "sf_get_ignore_case | {\"aa\":1} | b => NULL",
        "sf_json_extract_path_text | {\"a\":{\"b\":\"x\"}} | a.b => x",
        "sf_json_extract_path_text | {\"a\":[1, 2.0]} | a => [1,2]",
        "sf_to_json | [1,\tnull,1.5e0] => [1,undefined,1.500000000000000e+00]",
        "sf_json_portable | {\"d\":\"\\u0032024-01-15\",\"l\":[\tnull]} => {\"d\":\"2024-01-15\",\"l\":[null]}",
        "sf_json_text | a\"b\\c => \"a\\\"b\\\\c\"",
        "sf_json_number | 1.50 => 1.5",
        "sf_json_number | 100 => 100",
        "sf_json_number | 0.00 => 0",
        "sf_json_double | 1.5 => 1.5e0",
        "sf_json_double | NULL => NULL",
        "sf_json_typed | 2024-01-15 => \"\\u0032024-01-15\"",
        "sf_json_ltz | 2024-01-15 10:00:00 +0100 => \"2\\u003024-01-15 10:00:00 +0100\"",
      })
  void accessAndConversion(String line) {
    check(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1 | INTEGER | 1 | 1 | 1.0 | fails",
        "1.5 | DECIMAL | 1.5 | 1.5 | 1.5 | fails",
        "-2.5e1 | DOUBLE | -25 | -25 | -25.0 | fails",
        "1e18 | DOUBLE | 1e+18 | 1000000000000000000 | 1.0E18 | fails",
        "1e-7 | DOUBLE | 1e-07 | 0.0000001 | 1.0E-7 | fails",
        "NaN | DOUBLE | NaN | fails | NaN | fails",
        "1e300 | DOUBLE | 1e+300 | fails | 1.0E300 | fails",
        "true | BOOLEAN | true | 1 | 1.0 | true",
        "false | BOOLEAN | false | 0 | 0.0 | false",
        "null | NULL_VALUE | NULL | NULL | NULL | NULL",
        "\"x\" | VARCHAR | x | fails | fails | fails",
        "\" 7 \" | VARCHAR | ` 7 ` | 7 | 7.0 | fails",
        "\"1e3\" | VARCHAR | 1e3 | 1000 | 1000.0 | fails",
        "\"Yes\" | VARCHAR | Yes | fails | fails | true",
        "\"off\" | VARCHAR | off | fails | fails | false",
        "\"1\" | VARCHAR | 1 | 1 | 1.0 | true",
        "[1,\"a\"] | ARRAY | [1,\"a\"] | fails | fails | fails",
        "{\"a\":1e0} | OBJECT | {\"a\":1.000000000000000e+00} | fails | fails | fails",
        "\"\\u0032024-01-15\" | DATE | 2024-01-15 | fails | fails | fails",
      })
  void typesAndCasts(
      String json, String type, String text, String number, String real, String truth) {
    assertThat(SqlFunctions.call("sf_typeof", json)).isEqualTo(type);
    assertThat(shown("sf_variant_text", json)).isEqualTo(text);
    assertThat(shown("sf_variant_number", json)).isEqualTo(number);
    assertThat(shown("sf_variant_double", json)).isEqualTo(real);
    assertThat(shown("sf_variant_boolean", json)).isEqualTo(truth);
    assertThat(shown("sf_try_variant_double", json)).isEqualTo(real.replace("fails", "NULL"));
    assertThat(shown("sf_try_variant_boolean", json)).isEqualTo(truth.replace("fails", "NULL"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sf_variant_number | \"x\" | Failed to cast variant value \"x\" to FIXED",
        "sf_variant_number | {\"a\":1} | Failed to cast variant value {\"a\":1} to FIXED",
        "sf_variant_double | [1] | Failed to cast variant value [1] to REAL",
        "sf_variant_boolean | 1 | Failed to cast variant value 1 to BOOLEAN",
        "sf_variant_boolean | 1.5e0 | Failed to cast variant value 1.500000000000000e+00 to BOOLEAN",
        "sf_variant_object | \"[1]\" | Failed to cast variant value \"[1]\" to OBJECT",
        "sf_variant_binary | \"xy\" | Failed to cast variant value \"xy\" to BINARY",
      })
  void aCastThatFailsNamesValueAndType(String name, String json, String message) {
    assertThatThrownBy(() -> SqlFunctions.call(name, json))
        .isInstanceOf(SqlError.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sf_variant_date | \"2024-01-15\" | AUTO => 2024-01-15",
        "sf_variant_date | \"\\u0032024-01-15\" | AUTO => 2024-01-15",
        "sf_variant_date | \"15/01/2024\" | DD/MM/YYYY => 2024-01-15",
        "sf_variant_date | null | AUTO => NULL",
        "sf_variant_date | 2 | AUTO => !Failed to cast variant value 2 to DATE",
        "sf_variant_date | \"abc\" | AUTO => !Failed to cast variant value \"abc\" to DATE",
        "sf_try_variant_date | \"abc\" | AUTO => NULL",
        "sf_variant_time | \"10:30:00\" | AUTO => 10:30",
        "sf_variant_time | 1 | AUTO => !Failed to cast variant value 1 to TIME",
        "sf_variant_timestamp | \"2024-01-15 10:30:00\" | AUTO => 2024-01-15T10:30",
        "sf_variant_timestamp | 86400 | AUTO => 1970-01-02T00:00",
        "sf_variant_timestamp | true | AUTO => !Failed to cast variant value true to TIMESTAMP_NTZ",
        "sf_variant_instant | \"1970-01-01 01:00:00 +0100\" | AUTO | UTC | TIMESTAMP_TZ => 0",
        "sf_variant_instant | \"1970-01-01 01:00:00\" | AUTO | Europe/Berlin | TIMESTAMP_LTZ => 0",
        "sf_variant_offset | \"1970-01-01 01:00:00 +0130\" | AUTO | UTC | TIMESTAMP_TZ => 90",
        "sf_variant_offset | [1] | AUTO | UTC | TIMESTAMP_TZ => !Failed to cast variant value [1] to TIMESTAMP_TZ",
      })
  void datesAndTimes(String line) {
    check(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sf_variant_decimal | 2.5 | 38 | 0 => 3",
        "sf_variant_decimal | -2.5 | 38 | 0 => -3",
        "sf_variant_decimal | \"1.005\" | 10 | 2 => 1.01",
        "sf_variant_decimal | null | 10 | 2 => NULL",
        "sf_variant_decimal | 1000 | 3 | 0 => !Number out of representable range: type FIXED, value 1000",
        "sf_variant_array | 1 => [1]",
        "sf_variant_array | [1] => [1]",
        "sf_variant_array | null => NULL",
        "sf_variant_array | \"[1,2]\" => [\"[1,2]\"]",
        "sf_variant_object | \" {\\\"a\\\": 1} \" => {\"a\":1}",
        "sf_variant_object | {} => {}",
        "sf_strip_null_value | null => NULL",
        "sf_strip_null_value | 1 => 1",
        "sf_is_integer | 1 => true",
        "sf_is_integer | 1.5 => false",
        "sf_is_decimal | 1 => true",
        "sf_is_decimal | 1.5 => true",
        "sf_is_decimal | 1e0 => false",
        "sf_is_double | 1e0 => true",
        "sf_is_double | 1 => true",
        "sf_is_double | \"1\" => false",
        "sf_is_varchar | \"a\" => true",
        "sf_is_varchar | \"\\u0032024-01-15\" => false",
        "sf_is_null_value | null => true",
        "sf_is_null_value | NULL => NULL",
        "sf_is_array | [] => true",
        "sf_is_object | {} => true",
        "sf_is_boolean | true => true",
        "sf_is_date | \"\\u0032024-01-15\" => true",
        "sf_is_date | \"2024-01-15\" => false",
        "sf_as_integer | 1 => 1",
        "sf_as_integer | \"1\" => NULL",
        "sf_as_varchar | \"a\" => \"a\"",
        "sf_as_double | 1.5 => 1.5",
        "sf_as_boolean | 1 => NULL",
      })
  void typePredicates(String line) {
    check(line);
  }

  @ParameterizedTest
  @CsvSource({
    "sf_json_typed, 2024-01-15, DATE",
    "sf_json_typed, 10:00:00, TIME",
    "sf_json_typed, 10:00:00.5, TIME",
    "sf_json_typed, 2024-01-15 10:00:00.000, TIMESTAMP_NTZ",
    "sf_json_typed, 2024-01-15 10:00:00.000 -0800, TIMESTAMP_TZ",
    "sf_json_ltz, 2024-01-15 10:00:00.000 -0800, TIMESTAMP_LTZ",
    "sf_json_typed, 20240115, BINARY",
    "sf_json_typed, AB, BINARY",
  })
  void typedTextsKeepTheirType(String function, String text, String type) {
    Object json = SqlFunctions.call(function, text);
    assertThat(SqlFunctions.call("sf_typeof", json)).isEqualTo(type);
    assertThat(SqlFunctions.call("sf_variant_text", json)).isEqualTo(text);
    assertThat(SqlFunctions.call("sf_to_json", json)).isEqualTo("\"" + text + "\"");
    assertThat(SqlFunctions.call("sf_json_portable", json)).isEqualTo("\"" + text + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sf_array => []",
        "sf_array | 1 | NULL | \"x\" => [1,\tnull,\"x\"]",
        "sf_array_construct_compact | 1 | NULL | 2 => [1,2]",
        "sf_array_size | [1,\tnull,3] => 3",
        "sf_array_size | [] => 0",
        "sf_array_size | {\"a\":1} => NULL",
        "sf_array_append | [1] | 2 => [1,2]",
        "sf_array_append | [] | NULL => [\tnull]",
        "sf_array_append | NULL | 1 => NULL",
        "sf_array_prepend | [1] | 0 => [0,1]",
        "sf_array_cat | [1] | [2,3] => [1,2,3]",
        "sf_array_cat | [1] | NULL => NULL",
        "sf_array_insert | [0,1,2,3] | 2 | \"hello\" => [0,1,\"hello\",2,3]",
        "sf_array_insert | [0,1,2,3] | 5 | \"hello\" => [0,1,2,3,\tnull,\"hello\"]",
        "sf_array_insert | [1] | 4 | 9 => [1,\tnull,\tnull,\tnull,9]",
        "sf_array_insert | [0,1,2,3] | -1 | \"hello\" => [0,1,2,\"hello\",3]",
        "sf_array_insert | [1] | -3 | 9 => [9,\tnull,1]",
        "sf_array_remove | [1,5,5.00,5e0,\"5\",5] | 5 => [1,\"5\"]",
        "sf_array_remove | [1,2] | NULL => NULL",
        "sf_array_remove_at | [2,5,7] | 0 => [5,7]",
        "sf_array_remove_at | [2,5,7] | -1 => [2,5]",
        "sf_array_remove_at | [2,5,7] | 10 => [2,5,7]",
        "sf_array_slice | [0,1,2,3,4,5,6] | 0 | 2 => [0,1]",
        "sf_array_slice | [0,1,2,3,4] | 0 | -2 => [0,1,2]",
        "sf_array_slice | [0,1,2,3,4] | -2 | 5 => [3,4]",
        "sf_array_slice | [0,1,2] | 5 | 7 => []",
        "sf_array_slice | [0,1,2] | 2 | 1 => []",
        "sf_array_compact | [1,\tnull,3,null] => [1,3]",
        "sf_array_reverse | [1,\"b\",[2]] => [[2],\"b\",1]",
        "sf_array_flatten | [[1,2,3],[4],[5,6]] => [1,2,3,4,5,6]",
        "sf_array_flatten | [[[1,2],[3]],[[4],[5]]] => [[1,2],[3],[4],[5]]",
        "sf_array_flatten | [[1,2],\tnull] => NULL",
        "sf_array_flatten | [[1,2],3] => !Not an array: 'Input argument to ARRAY_FLATTEN is not an array of arrays'",
        "sf_array_contains | \"hello\" | [\"hello\",\"hi\"] => true",
        "sf_array_contains | \"hello\" | [\"hola\"] => false",
        "sf_array_contains | 1 | [1e0] => true",
        "sf_array_contains | \"1\" | [1] => false",
        "sf_array_contains | NULL | [1,\tnull] => true",
        "sf_array_contains | NULL | [1] => NULL",
        "sf_array_contains | null | [1,null] => true",
        "sf_array_contains | null | [1,\tnull] => false",
        "sf_array_contains | {\"a\":1e0} | [{\"a\":1}] => true",
        "sf_array_position | \"hi\" | [\"hello\",\"hi\"] => 1",
        "sf_array_position | \"x\" | [\"hello\"] => NULL",
        "sf_array_distinct | [\"A\",\"A\",\"B\",\tnull,\tnull,null] => [\"A\",\"B\",\tnull,null]",
        "sf_array_except | [\"A\",\"B\"] | [\"B\",\"C\"] => [\"A\"]",
        "sf_array_except | [\"A\",\"B\",\"B\",\"B\",\"C\"] | [\"B\"] => [\"A\",\"B\",\"B\",\"C\"]",
        "sf_array_except | [1,\tnull,2] | [1] => [\tnull,2]",
        "sf_array_except | [1,null] | [\tnull] => [1,null]",
        "sf_array_intersection | [\"A\",\"B\",\"B\",\"B\",\"C\"] | [\"B\",\"B\"] => [\"B\",\"B\"]",
        "sf_array_intersection | [\"A\"] | [\"B\"] => []",
        "sf_array_intersection | [1,\tnull] | [\tnull] => [\tnull]",
        "sf_arrays_overlap | [1,2] | [2,3] => true",
        "sf_arrays_overlap | [1] | [2] => false",
        "sf_arrays_overlap | [1,\tnull] | [2,\tnull] => true",
        "sf_arrays_overlap | [1] | NULL => NULL",
        "sf_array_min | [20,0,\tnull,10,null] => 0",
        "sf_array_max | [20,0,\tnull,10] => 20",
        "sf_array_max | [20,null,10] => null",
        "sf_array_min | [\tnull] => NULL",
        "sf_array_min | [\"b\",\"a\"] => \"a\"",
        "sf_array_max | [9,10,1.5e1] => 1.5e1",
        "sf_array_sort | [20,null,0,\tnull,10] | NULL | NULL => [0,10,20,null,\tnull]",
        "sf_array_sort | [20,null,0,\tnull,10] | false | NULL => [\tnull,null,20,10,0]",
        "sf_array_sort | [20,null,0,\tnull,10] | true | true => [\tnull,0,10,20,null]",
        "sf_array_sort | [20,null,0,\tnull,10] | false | false => [null,20,10,0,\tnull]",
        "sf_array_sort | [3,\"a\",true,[1],1.5] | NULL | NULL => [true,1.5,3,\"a\",[1]]",
        "sf_array_generate_range | 2 | 5 | 1 => [2,3,4]",
        "sf_array_generate_range | 5 | 25 | 10 => [5,15]",
        "sf_array_generate_range | -5 | -25 | -10 => [-5,-15]",
        "sf_array_generate_range | 5 | 2 | 1 => []",
        "sf_array_generate_range | 1 | 1000000000000 | 1 => !An array of 999999999999 elements is too large; at most 8000000 fit",
        "sf_array_repeat | \"a\" | 3 => [\"a\",\"a\",\"a\"]",
        "sf_array_to_string | [\"a\",1,true] | - => a-1-true",
        "sf_array_to_string | [1,\tnull,2] | , => 1,,2",
        "sf_array_to_string | [1,null] | , => !Failed to cast variant value from array to string",
        "sf_array_to_string | [[1],{\"a\":1}] | ; => [1];{\"a\":1}",
        "sf_array_to_string | [] | , => ''",
        "sf_arrays_zip | [1,2,3] | [\"a\",\"b\"] => [{\"$1\":1,\"$2\":\"a\"},{\"$1\":2,\"$2\":\"b\"},{\"$1\":3,\"$2\":null}]",
        "sf_arrays_zip | [] | [] => [{}]",
        "sf_arrays_zip | [1] | NULL => NULL",
        "sf_arrays_zip | [1,\tnull] => [{\"$1\":1},{\"$1\":null}]",
        "sf_split | 127.0.0.1 | . => [\"127\",\"0\",\"0\",\"1\"]",
        "sf_split | /a/b/ | / => [\"\",\"a\",\"b\",\"\"]",
        "sf_split | '' | , => [\"\"]",
        "sf_split | abc | '' => [\"abc\"]",
        "sf_strtok_to_array | a.b-c | .- => [\"a\",\"b\",\"c\"]",
        "sf_strtok_to_array | ..a.. | . => [\"a\"]",
        "sf_strtok_to_array | '' | . => []",
        "sf_variant_compare | 2 | 1.0e1 => -1",
        "sf_variant_compare | \"b\" | \"a\" => 1",
        "sf_variant_compare | NaN | NaN => 0",
      })
  void arrays(String line) {
    check(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sf_object => {}",
        "sf_object | b | \"x\" | a | 1 | c | NULL => {\"a\":1,\"b\":\"x\"}",
        "sf_object | a | null => {\"a\":null}",
        "sf_object | NULL | 1 => {}",
        "sf_object | a | 1 | a | 2 => !Duplicate field key 'a'",
        "sf_object_keep_null | a | 1 | c | NULL => {\"a\":1,\"c\":null}",
        "sf_object_keep_null | NULL | 1 => {}",
        "sf_object_insert | {\"a\":1} | b | 2 | false => {\"a\":1,\"b\":2}",
        "sf_object_insert | {\"a\":1} | a | 9 | true => {\"a\":9}",
        "sf_object_insert | {\"a\":1} | a | 9 | false => !Duplicate field key 'a'",
        "sf_object_insert | {\"a\":1} | b | NULL | NULL => {\"a\":1}",
        "sf_object_insert | {\"a\":1,\"b\":2} | b | NULL | true => {\"a\":1}",
        "sf_object_insert | {\"a\":1} | b | null | false => {\"a\":1,\"b\":null}",
        "sf_object_insert | NULL | b | 1 | false => NULL",
        "sf_object_delete | {\"a\":1,\"b\":2,\"c\":3} | a | b => {\"c\":3}",
        "sf_object_delete | {\"a\":1} | x => {\"a\":1}",
        "sf_object_delete_all | {\"a\":1,\"b\":2} | [\"a\"] => {\"b\":2}",
        "sf_object_pick | {\"a\":1,\"b\":2,\"c\":3} | a | b | z => {\"a\":1,\"b\":2}",
        "sf_object_pick | {\"a\":1} | NULL => {}",
        "sf_object_pick_all | {\"a\":1,\"b\":2} | [\"a\",\"z\"] => {\"a\":1}",
        "sf_object_cat | {\"a\":1,\"c\":3} | {\"b\":2,\"c\":4} => {\"a\":1,\"b\":2,\"c\":4}",
        "sf_object_keys | {\"a\":1,\"x\\\"y\":2} => [\"a\",\"x\\\"y\"]",
        "sf_object_keys | [1] => NULL",
        "sf_object_size | {\"a\":1,\"b\":2} => 2",
        "sf_object_has | {\"a\":null} | a => true",
        "sf_object_has | {\"a\":null} | b => false",
        "sf_arrays_to_object | [\"key1\",null,\"key3\"] | [\"v1\",\"v2\",\"v3\"] => {\"key1\":\"v1\",\"key3\":\"v3\"}",
        "sf_arrays_to_object | [\"a\",\"b\"] | [1,\tnull] => {\"a\":1,\"b\":null}",
        "sf_arrays_to_object | [\"a\"] | [] => !ARRAYS_TO_OBJECT: 1 keys, but 0 values; give as many of both",
      })
  void objects(String line) {
    check(line);
  }

  static void check(String line) {
    String call = line.substring(0, line.lastIndexOf("=>"));
    String expected = line.substring(line.lastIndexOf("=>") + 2).strip();
    if (expected.startsWith("!")) {
      assertThatThrownBy(() -> SqlFunctions.call(call))
          .isInstanceOf(SqlError.class)
          .hasMessage(expected.substring(1));
      return;
    }
    Object result = SqlFunctions.call(call);
    assertThat(result == null ? "NULL" : String.valueOf(result).isEmpty() ? "''" : result)
        .hasToString(expected);
  }

  private static String shown(String name, String json) {
    try {
      return String.valueOf(SqlFunctions.call(name, json)).replaceAll("^null$", "NULL");
    } catch (SqlError e) {
      return "fails";
    }
  }
}
