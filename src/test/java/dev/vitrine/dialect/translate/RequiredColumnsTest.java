package dev.vitrine.dialect.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which columns of a result are told to be never NULL.
class RequiredColumnsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "SELECT * FROM t ~ A",
        "SELECT a AS x, b, a + 1 FROM t WHERE b > 1 ~ X",
        "SELECT * FROM t JOIN u ON t.a = u.c ~ A,C",
        "SELECT * FROM (SELECT a, b FROM t) s, u ~ A,C",
        "SELECT * FROM t LEFT JOIN u ON t.a = u.c ~",
        "SELECT * FROM u, t WHERE u.c = t.a(+) ~",
        "SELECT * FROM (SELECT u.c FROM t RIGHT JOIN u ON t.a = u.c) ~",
        "SELECT a FROM t UNION ALL SELECT b FROM t ~",
        "SELECT a, MAX(a) FROM t GROUP BY ROLLUP (a) ~",
        "SELECT (SELECT a FROM t) AS a ~",
        "SELECT DISTINCT a FROM t ORDER BY a LIMIT 1 ~ A",
      })
  void theyAreWhatATableHasAndNothingMade(String sql, @Nullable String names) {
    Warehouse warehouse =
        new Warehouse().table("T", "A INT NOT NULL", "B INT").table("U", "C INT NOT NULL");

    List<String> expected = names == null ? List.of() : Arrays.asList(names.split(",", -1));
    assertThat(warehouse.required(sql)).isEqualTo(expected);
  }
}
