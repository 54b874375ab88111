package dev.vitrine.dialect.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Functions over windows: each line tells what the rows in order have.
class WindowFunctionsTest {

  private static final String ROWS =
      " FROM VALUES ('a',1,NULL),('a',2,7),('b',3,NULL),('b',4,9) AS v(k, i, x) ORDER BY i";

  private static List<String> column(String expression) {
    return TranslatedDuckDb.ask("SELECT " + expression + " AS c, i" + ROWS).rows().stream()
        .map(row -> String.valueOf(row.getFirst()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          ROW_NUMBER() OVER (ORDER BY i DESC) → 4 3 2 1
          ROW_NUMBER() OVER (ORDER BY x DESC, i) → 1 4 2 3
          RANK() OVER (ORDER BY k) → 1 1 3 3
          DENSE_RANK() OVER (ORDER BY k) → 1 1 2 2
          NTILE(2) OVER (ORDER BY i) → 1 1 2 2
          CUME_DIST() OVER (ORDER BY i) → 0.25 0.5 0.75 1
          PERCENT_RANK() OVER (PARTITION BY k ORDER BY i) → 0 1 0 1
          LAG(x) OVER (ORDER BY i) → null null 7 null
          LAG(x) IGNORE NULLS OVER (ORDER BY i) → null null 7 7
          LAG(i, 2, 0) OVER (ORDER BY i) → 0 0 1 2
          LEAD(i, 1, 0.5) OVER (ORDER BY i) → 2.0 3.0 4.0 0.5
          FIRST_VALUE(x IGNORE NULLS) OVER (ORDER BY i) → 7 7 7 7
          FIRST_VALUE(i) OVER (PARTITION BY k ORDER BY i) → 1 1 3 3
          LAST_VALUE(i) OVER (ORDER BY i) → 4 4 4 4
          LAST_VALUE(i) OVER (ORDER BY i ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) → 1 2 3 4
          NTH_VALUE(i, 2) OVER (ORDER BY i) → 2 2 2 2
          NTH_VALUE(i, 2) FROM LAST OVER (ORDER BY i) → 3 3 3 3
          NTH_VALUE(x, 1) FROM LAST IGNORE NULLS OVER (ORDER BY i) → 9 9 9 9
          SUM(i) OVER (ORDER BY k) → 3 3 10 10
          SUM(i) OVER (ORDER BY i ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) → 3 6 9 7
          AVG(i) OVER (PARTITION BY k) → 1.500 1.500 3.500 3.500
          COUNT(x) OVER (ORDER BY i) → 0 1 1 2
          MAX(x) OVER () → 9 9 9 9
          RATIO_TO_REPORT(i) OVER (PARTITION BY k) → 0.333333 0.666667 0.428571 0.571429
          CONDITIONAL_TRUE_EVENT(i <> 2) OVER (ORDER BY i) → 1 1 2 3
          CONDITIONAL_CHANGE_EVENT(k) OVER (ORDER BY i) → 0 0 1 1
          CONDITIONAL_CHANGE_EVENT(i % 3) OVER (PARTITION BY k ORDER BY i) → 0 1 0 1
          CONDITIONAL_TRUE_EVENT(LAG(i) OVER (ORDER BY i) > 1) OVER (ORDER BY i) → 0 0 1 2
          CONDITIONAL_TRUE_EVENT(LAG(i) OVER (PARTITION BY k ORDER BY i) > 1) OVER (PARTITION BY k ORDER BY i) → 0 0 0 1
          CONDITIONAL_CHANGE_EVENT(NTILE(2) OVER (ORDER BY i)) OVER (ORDER BY i) → 0 0 1 1
          MEDIAN(i) OVER (PARTITION BY k) → 1.500 1.500 3.500 3.500
          LISTAGG(i, '-') WITHIN GROUP (ORDER BY i) OVER (PARTITION BY k) → 1-2 1-2 3-4 3-4
          ARRAY_AGG(k) OVER (PARTITION BY k) → ["a","a"] ["a","a"] ["b","b"] ["b","b"]
          """)
  void rowsHave(String expression, String values) {
    assertThat(column(expression)).containsExactly(values.split(" "));
  }

  @Test
  void aChangeIsCountedAfterTheCondition() {
    var rows =
        TranslatedDuckDb.ask(
                "SELECT t.i, CONDITIONAL_CHANGE_EVENT(u.g) OVER (ORDER BY t.i) AS c"
                    + " FROM (SELECT 1 AS i UNION ALL SELECT 2 UNION ALL SELECT 3) t"
                    + " JOIN (SELECT 1 AS i, 'p' AS g UNION ALL SELECT 2, 'q' UNION ALL SELECT 3, 'p') u"
                    + " ON t.i = u.i WHERE t.i <> 2 QUALIFY c >= 0 ORDER BY t.i")
            .rows();
    assertThat(rows.stream().map(row -> row.get(1)).collect(Collectors.joining(" ")))
        .isEqualTo("0 0");
  }

  @TestFactory
  Stream<DynamicTest> framesThatAreRefused() {
    return Answers.table(
        """
        SELECT MEDIAN(x) OVER (ORDER BY y) FROM VALUES (1, 2) AS v(x, y) → ! 002303 Cumulative window frame unsupported for function MEDIAN
        SELECT MODE(x) OVER (ORDER BY y ROWS UNBOUNDED PRECEDING) FROM VALUES (1, 2) AS v(x, y) → ! 002303 Cumulative window frame unsupported for function MODE
        SELECT HLL(x) OVER (ORDER BY y ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM VALUES (1, 2) AS v(x, y) → ! 002303 Sliding window frame unsupported for function HLL
        SELECT MEDIAN(x) OVER (ORDER BY y ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) FROM VALUES (1, 2) AS v(x, y) → 1.000
        SELECT LISTAGG(x) WITHIN GROUP (ORDER BY x) OVER (ORDER BY y) FROM VALUES (1, 2) AS v(x, y) → ! 002303 Cumulative window frame unsupported for function LISTAGG
        SELECT SUM(DISTINCT x) OVER (ORDER BY y) FROM VALUES (1, 2) AS v(x, y) → ! 002303 distinct cannot be used with a window frame or an order.
        SELECT SUM(DISTINCT x) OVER (PARTITION BY y) FROM VALUES (1, 2) AS v(x, y) → 1
        SELECT COUNT(DISTINCT x) OVER (ORDER BY y) FROM VALUES (1, 2) AS v(x, y) → 1
        SELECT ARRAY_AGG(x) WITHIN GROUP (ORDER BY x) OVER (ORDER BY y) FROM VALUES (1, 2) AS v(x, y) → ! 002303 WITHIN GROUP clause is not supported when the OVER clause contains an ORDER BY clause.
        SELECT SUM(x) WITHIN GROUP (ORDER BY x) FROM VALUES (1) AS v(x) → ! 002023 Function SUM does not support WITHIN GROUP clause.
        SELECT COUNT(*) WITHIN GROUP (ORDER BY x) FROM VALUES (1) AS v(x) → ! 002023 Function COUNT does not support WITHIN GROUP clause.
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          MEDIAN(1) OVER (ORDER BY 1) → 17
          MODE(1) OVER (ORDER BY 1 ROWS UNBOUNDED PRECEDING) → 32
          SUM(DISTINCT 1) OVER (ORDER BY 1) → 23
          """)
  void frameOrWindowIsPointedAt(String expression, int position) {
    assertThatThrownBy(() -> TranslatedDuckDb.ask("SELECT " + expression))
        .hasMessageContaining("error line 1 at position " + position);
  }

  @TestFactory
  Stream<DynamicTest> typesAndErrors() {
    return Answers.table(
        """
        SELECT ROW_NUMBER() OVER (ORDER BY 1) → 1 → NUMBER(18,0)
        SELECT CUME_DIST() OVER (ORDER BY 1) → 1 → FLOAT
        SELECT RATIO_TO_REPORT(x) OVER () FROM VALUES (1.50) AS v(x) → 1.00000000 → NUMBER(11,8)
        SELECT RATIO_TO_REPORT(x) OVER () FROM VALUES (0) AS v(x) → NULL
        SELECT SUM(SUM(x)) OVER () FROM VALUES (1) AS v(x) → 1
        SELECT ROW_NUMBER() OVER () → ! 002303 Window function type [ROW_NUMBER] requires ORDER BY in window specification.
        SELECT NTILE(0) OVER (ORDER BY 1) → ! 001008 Invalid value [0] for function 'NTILE', parameter 1
        SELECT NTILE(x) OVER (ORDER BY 1) FROM VALUES (0) AS v(x) → ! 001008 Invalid value for function 'NTILE'
        SELECT LAG(1) OVER (PARTITION BY 1) → ! 002303 [LAG]
        SELECT RANK() → ! 002023 Missing window specification for function [RANK()].
        SELECT lag(x) FROM (SELECT 1 AS x) t → ! 002023 Missing window specification for function [LAG(T.X)].
        SELECT UPPER('a') OVER () → ! 002023 Invalid function type [UPPER] for window function.
        """);
  }
}
