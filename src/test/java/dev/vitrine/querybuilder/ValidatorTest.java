package dev.vitrine.querybuilder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.querybuilder.check.Finding;
import dev.vitrine.querybuilder.check.Finding.Code;
import dev.vitrine.querybuilder.check.Validator;
import dev.vitrine.querybuilder.model.Aggregation;
import dev.vitrine.querybuilder.model.Filter;
import dev.vitrine.querybuilder.model.Join;
import dev.vitrine.querybuilder.model.JoinType;
import dev.vitrine.querybuilder.model.Operator;
import dev.vitrine.querybuilder.model.QueryDefinition;
import dev.vitrine.querybuilder.model.QueryTable;
import dev.vitrine.querybuilder.model.Selection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of queries that are wrong.
class ValidatorTest {

  private static List<Finding> check(QueryDefinition query) {
    return Validator.check(query, Shop.schema());
  }

  private static Finding only(QueryDefinition query) {
    List<Finding> findings = check(query);
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  @Test
  void aTableOfAnotherNameIsSuggested() {
    Finding finding =
        only(
            QueryDefinition.of(
                List.of(new QueryTable("o", "order", Optional.empty())),
                List.of(Selection.of("o", "id"))));

    assertThat(finding.code()).isEqualTo(Code.TABLE_NOT_FOUND);
    assertThat(finding.field()).contains("tables[0].name");
    assertThat(finding.suggestion()).contains("Did you mean 'orders'?");
  }

  @Test
  void aColumnOfAnotherNameIsSuggested() {
    Finding finding = only(Shop.column("statsu"));

    assertThat(finding.code()).isEqualTo(Code.COLUMN_NOT_FOUND);
    assertThat(finding.message()).isEqualTo("Column 'statsu' not found in table 'orders'");
    assertThat(finding.field()).contains("columns[0].column");
    assertThat(finding.suggestion()).contains("Did you mean 'status'?");
  }

  @Test
  void everythingIsSaidAtOnce() {
    QueryDefinition query =
        QueryDefinition.of(
                List.of(Shop.orders()),
                List.of(Selection.of("o", "nope"), Selection.of("o", "status", Aggregation.SUM)))
            .alsoWhere(
                List.of(
                    Filter.of("o", "gone", Operator.EQ, 1L),
                    Filter.of("o", "total", Operator.EQ, "x")));

    assertThat(check(query))
        .extracting(Finding::code)
        .containsExactly(
            Code.COLUMN_NOT_FOUND,
            Code.INVALID_AGGREGATION,
            Code.COLUMN_NOT_FOUND,
            Code.TYPE_MISMATCH);
  }

  @Test
  void joinsCompareWhatCanBeCompared() {
    QueryDefinition both =
        QueryDefinition.of(
            List.of(Shop.orders(), Shop.customers()), List.of(Selection.of("o", "id")));

    assertThat(
            check(both.withJoins(List.of(new Join("o", "customer_id", "c", "id", JoinType.FULL)))))
        .isEmpty();
    Finding finding =
        only(both.withJoins(List.of(new Join("o", "status", "c", "id", JoinType.INNER))));
    assertThat(finding.code()).isEqualTo(Code.TYPE_MISMATCH);
    assertThat(finding.field()).contains("joins[0].to_column");
    assertThat(
            only(both.withJoins(List.of(new Join("o", "customer_id", "c", "idd", JoinType.INNER)))))
        .satisfies(unknown -> assertThat(unknown.code()).isEqualTo(Code.INVALID_JOIN))
        .satisfies(unknown -> assertThat(unknown.field()).contains("joins[0].to_column"));
    assertThat(check(both.withJoins(List.of(new Join("o", "id", "o", "id", JoinType.INNER)))))
        .extracting(Finding::code)
        .containsExactly(Code.CIRCULAR_JOIN);
  }

  @ParameterizedTest
  @CsvSource({
    "total, GT",
    "total, LIKE",
    "total, BETWEEN",
    "total, IN",
    "placed, DATE_WINDOW",
    "placed, DATE_RELATIVE",
    "customer_id, IN_SUBQUERY"
  })
  void operatorsThatNeedAValueSaySo(String column, Operator operator) {
    assertThat(filtered(column, operator, null)).isEqualTo(Code.TYPE_MISMATCH);
  }

  @Test
  void valuesFitTheirColumns() {
    assertThat(filtered("placed", Operator.EQ, "31.12.2024")).isEqualTo(Code.TYPE_MISMATCH);
    assertThat(filtered("placed", Operator.EQ, 5L)).isEqualTo(Code.TYPE_MISMATCH);
    assertThat(filtered("total", Operator.EQ, List.of(1L))).isEqualTo(Code.TYPE_MISMATCH);
    assertThat(filtered("total", Operator.IN, 1L)).isEqualTo(Code.TYPE_MISMATCH);
    assertThat(filtered("total", Operator.BETWEEN, List.of(1L))).isEqualTo(Code.TYPE_MISMATCH);
    assertThat(filtered("status", Operator.DATE_RELATIVE, 1L)).isEqualTo(Code.TYPE_MISMATCH);
    assertThat(filtered("placed", Operator.DATE_WINDOW, Map.of("period", "daily")))
        .isEqualTo(Code.TYPE_MISMATCH);
  }

  private static Code filtered(String column, Operator operator, @Nullable Object value) {
    return only(Shop.column("id").alsoWhere(List.of(Filter.of("o", column, operator, value))))
        .code();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[nope] + 1 | unknown field 'nope'",
        "[totl] | Did you mean 'total'",
        "sum(sum([total])) | aggregate",
        "frobnicate([total]) | unknown function 'frobnicate'",
        "if([total]) | takes 3 arguments",
        "[total | never closed",
        "[total] + | ends where a value is expected",
        "total | a field stands in brackets",
        "[x] + 1 | circular dependency",
        "\"open | never ends",
        "[total] ; 1 | invalid character",
        "datediff([placed], [seen], 'fortnight') | third argument"
      })
  void expressionsAreReadStrictly(String expression, String message) {
    Finding finding = only(Shop.calculated(expression));

    assertThat(finding.code()).isEqualTo(Code.INVALID_EXPRESSION);
    assertThat(finding.message()).contains(message);
    assertThat(finding.field()).contains("calculated_fields[0].expression");
  }

  @Test
  void deepExpressionsAreRefusedInWords() {
    assertThat(only(Shop.calculated("(".repeat(5000) + "1")).message()).contains("nested deeper");
  }
}
