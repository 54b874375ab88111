package dev.vitrine.dialect.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.kernel.SqlError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `PIVOT` and `UNPIVOT` on the engine.
final class PivotTest {

  private static Warehouse warehouse;

  @BeforeAll
  static void open() {
    warehouse = new Warehouse();
    warehouse.table("P", "ID NUMBER(38,0)", "M VARCHAR(16777216)", "AMT NUMBER(38,0)");
    warehouse.run("insert into p values (1,'JAN',10),(1,'FEB',20),(2,'JAN',5),(1,'JAN',1)");
    warehouse.table("U", "ID NUMBER(38,0)", "JAN NUMBER(38,0)", "FEB NUMBER(38,0)");
    warehouse.run("insert into u values (1,10,20),(2,5,null)");
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          select * from p pivot(sum(amt) for m in ('JAN','FEB')) => ID NUMBER(38,0), 'JAN' NUMBER(38,0), 'FEB' NUMBER(38,0)
          select * from p pivot(max(m) for id in (1, 2 as two)) => AMT NUMBER(38,0), 1 VARCHAR(16777216), TWO VARCHAR(16777216)
          select * from p pivot(sum(amt) as s, count(amt) as n for m in ('JAN')) => ID NUMBER(38,0), 'JAN'_S NUMBER(38,0), 'JAN'_N NUMBER(18,0)
          select * from p pivot(sum(amt) for m in ('JAN')) as x (a, b) => A NUMBER(38,0), B NUMBER(38,0)
          select * from p pivot(sum(amt) for m in (any order by m desc)) => ID NUMBER(38,0), 'JAN' NUMBER(38,0), 'FEB' NUMBER(38,0)
          select * from p pivot(sum(amt) for id in (any)) => M VARCHAR(16777216), 1 NUMBER(38,0), 2 NUMBER(38,0)
          with w as (select * from p where id = 2) select * from w pivot(sum(amt) for m in (any)) => ID NUMBER(38,0), 'JAN' NUMBER(38,0)
          select * from p pivot(sum(amt) for m in (select distinct m from p where m > 'G')) => ID NUMBER(38,0), 'JAN' NUMBER(38,0)
          """)
  void values_become_columns_by_their_literals(String sql, String expected) {
    assertThat(String.join(", ", warehouse.columns(sql))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          select * from p pivot(sum(amt) for m in ('JAN','FEB')) order by id => 1|11|20; 2|5|-
          select * from p pivot(sum(amt) for m in ('JAN','FEB') default on null (0)) order by id => 1|11|20; 2|5|0
          select x."'FEB'" from p pivot(sum(amt) for m in ('FEB')) x order by 1 => 20; -
          select * from (select m, amt from p) pivot(max(amt) for m in ('JAN','FEB')) => 10|20
          select * from p pivot(sum(amt) for m in ('NONE')) order by id => 1|-; 2|-
          """)
  void rows_are_grouped_by_the_columns_that_are_left(String sql, String expected) {
    assertThat(String.join("; ", warehouse.rows(sql))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          select * from u unpivot(amt for mon in (jan, feb)) order by id, mon => 1|FEB|20; 1|JAN|10; 2|JAN|5
          select * from u unpivot include nulls (amt for mon in (jan as january, feb)) order by 1, 2 => 1|FEB|20; 1|JANUARY|10; 2|FEB|-; 2|JANUARY|5
          select sum(v) from u unpivot(v for k in (jan, feb)) as t where t.k = 'JAN' => 15
          """)
  void columns_become_rows(String sql, String expected) {
    assertThat(String.join("; ", warehouse.rows(sql))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          select * from p pivot(sum(nope) for m in ('JAN')) => 000904
          select * from p pivot(sum(amt) for nope in ('JAN')) => 000904
          select * from p pivot(amt for m in ('JAN')) => PIVOT takes an aggregate function here
          select * from u unpivot(amt for mon in (jan, nope)) => invalid identifier 'NOPE'
          """)
  void what_is_wrong_is_told(String sql, String expected) {
    SqlError error = catchThrowableOfType(SqlError.class, () -> warehouse.rows(sql));
    assertThat(error.code().code() + " " + error.text().replace('\n', ' ')).contains(expected);
  }
}
