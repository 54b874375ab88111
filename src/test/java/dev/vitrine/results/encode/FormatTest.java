package dev.vitrine.results.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | JSON_ROWS",
        "*/* | JSON_ROWS",
        "application/* | JSON_ROWS",
        "application/json; rows=objects | JSON_OBJECTS",
        "APPLICATION/JSON;ROWS=\"objects\" | JSON_OBJECTS",
        "text/csv | CSV",
        "text/csv; charset=utf-8; header=present | CSV",
        "text/* | CSV",
        "application/x-ndjson | NDJSON",
        "application/vnd.apache.arrow.stream | ARROW_STREAM",
        "application/vnd.apache.parquet | PARQUET",
        "text/csv, application/json | CSV",
        "application/json, text/csv | JSON_ROWS",
        "text/csv;q=0.5, application/json;q=0.9 | JSON_ROWS",
        "text/csv;q=0.5, */*;q=0.1 | CSV",
        "text/html, application/vnd.apache.parquet;q=0.2 | PARQUET",
        "application/json;q=0, */* | CSV",
        "application/json;q=0, text/csv;q=0, */* | NDJSON",
        "application/vnd.apache.arrow.stream, */* | ARROW_STREAM"
      })
  void acceptChoosesFormat(String accept, Format expected) {
    assertThat(Format.accepted(accept)).contains(expected);
  }

  @Test
  void acceptOfNothingOursChoosesNone() {
    assertThat(Format.accepted("text/html, image/*;q=0.8")).isEmpty();
    assertThat(Format.accepted("application/json;q=0")).isEmpty();
    assertThat(Format.accepted("")).isEmpty();
  }
}
