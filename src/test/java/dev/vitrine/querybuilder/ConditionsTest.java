package dev.vitrine.querybuilder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.querybuilder.model.Filter;
import dev.vitrine.querybuilder.model.Operator;
import dev.vitrine.querybuilder.render.BuiltQuery;
import dev.vitrine.querybuilder.render.Dialect;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What filters mean.
class ConditionsTest {

  private static BuiltQuery built(String column, Operator operator, @Nullable Object value) {
    return Dialect.POSTGRES
        .builder(LocalDate.of(2024, 5, 15))
        .build(
            Shop.column("id").alsoWhere(List.of(Filter.of("o", column, operator, value))),
            Shop.schema());
  }

  private static String where(String column, Operator operator, @Nullable Object value) {
    String sql = built(column, operator, value).shown();
    return sql.substring(sql.indexOf("WHERE ") + 6);
  }

  @Test
  void equalToNothingMeansThatThereIsNothing() {
    assertThat(where("total", Operator.EQ, null)).isEqualTo("\"orders\".\"total\" IS NULL");
    assertThat(where("total", Operator.NEQ, null)).isEqualTo("\"orders\".\"total\" IS NOT NULL");
  }

  @Test
  void amongNothingIsNothingAndNotAmongNothingIsAll() {
    assertThat(where("total", Operator.IN, List.of())).isEqualTo("FALSE");
    assertThat(where("total", Operator.NOT_IN, List.of())).isEqualTo("TRUE");
    assertThat(where("total", Operator.IN_OR_NULL, List.of()))
        .isEqualTo("\"orders\".\"total\" IS NULL");
  }

  @Test
  void nothingInAListMatchesNothingInTheColumn() {
    List<@Nullable Object> some = Arrays.asList(1L, null);

    assertThat(where("total", Operator.IN, some)).contains("IN ($1)", " OR ", "IS NULL");
    assertThat(where("total", Operator.NOT_IN, some)).contains("NOT IN ($1)", "IS NOT NULL");
  }

  @ParameterizedTest
  @CsvSource({
    "-7, 2024-05-08, 2024-05-16",
    "0, 2024-05-15, 2024-05-16",
    "7, 2024-05-15, 2024-05-23"
  })
  void relativeDaysCountFromToday(long days, LocalDate from, LocalDate end) {
    assertThat(built("placed", Operator.DATE_RELATIVE, days).values())
        .containsExactly(from.atStartOfDay(), end.atStartOfDay());
  }

  @ParameterizedTest
  @CsvSource({
    "quarterly, 0, 1, 2024-04-01, 2024-07-01",
    "quarterly, -1, 1, 2024-01-01, 2024-04-01",
    "yearly, 0, 1, 2024-01-01, 2025-01-01",
    "yearly, 1, 1, 2025-01-01, 2026-01-01",
    "yearly, 0, 7, 2023-07-01, 2024-07-01",
    "quarterly, 0, 2, 2024-05-01, 2024-08-01"
  })
  void windowsAreWholeQuartersAndYears(
      String period, long offset, long start, LocalDate from, LocalDate end) {
    Map<String, Object> window =
        Map.of("period", period, "value", offset, "fiscal_year_start_month", start);

    assertThat(built("placed", Operator.DATE_WINDOW, window).values())
        .containsExactly(from.atStartOfDay(), end.atStartOfDay());
  }

  @Test
  void aDayIsComparedWithATimestampAsItsStart() {
    assertThat(built("placed", Operator.GTE, "2024-02-29").values())
        .containsExactly(LocalDateTime.of(2024, 2, 29, 0, 0));
  }
}
