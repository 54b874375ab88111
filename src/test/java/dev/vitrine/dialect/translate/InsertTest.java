package dev.vitrine.dialect.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.kernel.SqlError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `INSERT` in its forms: values, defaults, what does not fit.
final class InsertTest {

  private static Warehouse warehouse;

  @BeforeAll
  static void open() {
    warehouse = new Warehouse();
    warehouse.table("FOO", "A NUMBER(38,0)", "B VARCHAR(16777216) DEFAULT 'dflt'");
    warehouse.table("N3", "A NUMBER(3,1) NOT NULL", "B VARIANT");
    warehouse.table("T5", "S VARCHAR(5)", "D DATE", "I BINARY(2)");
    warehouse.table("AUTO", "ID NUMBER(38,0) AUTOINCREMENT", "N VARCHAR(10)");
    warehouse.table("T1", "A NUMBER(38,0)");
    warehouse.table("T2", "A NUMBER(38,0)");
    warehouse.table("T3", "A NUMBER(38,0)");
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
          insert into foo values (1,'a'),(2,'b'),(3,'c') => inserted: 3
          insert into foo (b) values ('only') => inserted: 1
          insert into foo (a, b) values (5, default) => inserted: 1
          insert into foo select 1, 'a' where false => inserted: 0
          insert into foo with q as (select 1 as x, 'y' as y) select x, y from q => inserted: 1
          insert into foo (b, a) select 'x', 1.4 => inserted: 1
          insert into foo values (1 + 1, upper('x') || 'y') => inserted: 1
          insert into db.s.foo (a) values ('12') => inserted: 1
          insert into identifier('foo') (a) values (-3) => inserted: 1
          insert into n3 (a) values (12.34), ('5.55') => inserted: 2
          insert into n3 values (1, null) => inserted: 1
          insert overwrite into t1 select a from foo where a = 2 => inserted: 2
          insert all into t1 into t2 (a) values (n * 2) select 7 as n => inserted into T1: 1, inserted into T2: 1
          insert all when n > 100 then into t1 when n > 10 then into t2 else into t3 select column1 as n from values (1),(20),(200) => inserted into T1: 1, inserted into T2: 2, inserted into T3: 1
          insert first when n > 100 then into t1 when n > 10 then into t2 else into t3 select column1 as n from values (1),(20),(200),(null) => inserted into T1: 1, inserted into T2: 1, inserted into T3: 2
          insert overwrite all into t1 into t1 (a) values (default) select 1 => inserted into T1: 2
          """)
  void rows_are_inserted_and_counted(String sql, String expected) {
    assertThat(warehouse.run(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          insert into foo values (1) => 002020 SQL compilation error: Insert value list does not match column list expecting 2 but got 1
          insert into foo (a) select 1, 2 => 002020
          insert into foo values (1, 'a'), (2) => 002020
          insert into foo (nocol) values (1) => 000904 SQL compilation error: error line 1 at position 17 invalid identifier 'NOCOL'
          insert into foo (a, a) values (1, 2) => 002025
          insert into nofoo values (1) => 002003
          insert into foo values ((select 1), 'a') => 002014 SQL compilation error: Invalid expression [(select 1)] in VALUES clause
          insert into n3 values (1, parse_json('{}')) => 002014 SQL compilation error: Invalid expression [parse_json('{}')] in VALUES clause
          insert into n3 values (1, array_construct(1)) => 002014
          insert into foo values (count(1), 'a') => 002014
          insert into foo values (a, 'a') => invalid identifier 'A'
          insert into foo values ('abc', 'a') => 100038 Numeric value 'abc' is not recognized
          insert into n3 (a) values (100) => 100046 Number out of representable range: type FIXED[SB2](3,1){not null}, value 100
          insert into n3 (a) select 99.95 => Number out of representable range: type FIXED[SB2](3,1){not null}, value 99.95
          insert into n3 (a) values (null) => 100072 NULL result in a non-nullable column
          insert into n3 (b) select null => 100072
          insert into n3 select 1, '{}' => Expression type does not match column data type, expecting VARIANT but got VARCHAR(2) for column B
          insert into t5 (d) values (5) => Expression type does not match column data type, expecting DATE but got NUMBER(1,0) for column D
          insert into t5 (s) values ('toolong') => 100078 String 'toolong' is too long and would be truncated
          insert into t5 (s) select 'too' || 'long' => 100078 String 'toolong' is too long and would be truncated
          insert into t5 (d) values ('2024-13-01') => 100040
          """)
  void what_does_not_fit_is_refused(String sql, String expected) {
    SqlError error = catchThrowableOfType(SqlError.class, () -> warehouse.run(sql));
    assertThat(error.code().code() + " " + error.text().replace('\n', ' ')).contains(expected);
  }

  @org.junit.jupiter.api.Test
  void numbers_of_an_identity_column_go_on_and_bindings_find_their_places() {
    warehouse.bind("x").bind(7);
    warehouse.run("insert into auto (n) values (?), ('y')");
    warehouse.run("insert into auto (n, id) select :1, :2");
    assertThat(warehouse.rows("select id, n from auto order by id"))
        .containsExactly("1|x", "2|y", "7|x");
  }
}
