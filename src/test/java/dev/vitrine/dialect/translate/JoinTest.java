package dev.vitrine.dialect.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.kernel.SqlError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Joins on the engine.
final class JoinTest {

  private static Warehouse warehouse;

  @BeforeAll
  static void open() {
    warehouse = new Warehouse();
    warehouse.table("A", "X NUMBER(38,0)", "N VARCHAR(10)");
    warehouse.table("B", "Y NUMBER(38,0)", "M VARCHAR(10)");
    warehouse.table("C", "Z NUMBER(38,0)", "K NUMBER(38,0)");
    warehouse.run("insert into a values (1,'a1'),(2,'a2')");
    warehouse.run("insert into b values (2,'b2')");
    warehouse.run("insert into c values (2,7)");
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
          select a.x, b.y from a, b where a.x = b.y(+) order by 1 => 1|-; 2|2
          select a.x, b.y from b, a where b.y(+) = a.x and b.m(+) = 'none' order by 1 => 1|-; 2|-
          select a.x, b.y, c.k from a, b, c where a.x = b.y(+) and b.y = c.z(+) and c.k(+) > 3 and a.x < 5 order by 1 => 1|-|-; 2|2|7
          select x, y from b, a where y(+) = x order by 1 => 1|-; 2|2
          select t.x, q.y from a t asof join b q match_condition (t.x >= q.y) order by 1 => 1|-; 2|2
          select t.x, q.y from a t asof join b q match_condition (t.x >= q.y) on t.n <> q.m order by 1 => 1|-; 2|2
          select * from a, (b join c on b.y = c.z) order by 1 => 1|a1|2|b2|2|7; 2|a2|2|b2|2|7
          select k from (a join b on a.x = b.y) join c on c.z = a.x => 7
          select a.x, s from a, lateral (select sum(y) as s from b where b.y = a.x) order by 1 => 1|-; 2|2
          select a.x, l.y from a left join lateral (select y from b where b.y = a.x) l order by 1 => 1|-; 2|2
          select a.x, b.y from a cross join b order by 1 => 1|2; 2|2
          select a.x, b.y from a full outer join b on a.x = b.y and a.x > 5 order by 1, 2 => 1|-; 2|-; -|2
          select a.x from a join b on x = y, c => 2
          select q.x from (a) q order by 1 => 1; 2
          select q.x, r.y from ((a) as q join (b) r on r.y = q.x) => 2|2
          select a.x, k from a left join b join c on b.y = c.z on b.y = a.x order by 1 => 1|-; 2|7
          select x, k from a join b join c on z = x and y = x => 2|7
          select count(*) from a t join a u join a v join a w on w.x = v.x on v.x = u.x on u.x = t.x => 2
          select a.x, b.y from a directed join b on a.x = b.y => 2|2
          select t.x, q.y from a t inner directed join b as q on t.x = q.y => 2|2
          select a.x, b.y from a left outer directed join b on a.x = b.y order by 1 => 1|-; 2|2
          select a.x, b.y from a cross directed join b order by 1 => 1|2; 2|2
          """)
  void rows_are_joined(String sql, String expected) {
    assertThat(String.join("; ", warehouse.rows(sql))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          select * from a natural join (select 1 as x, 'z' as n2) q => X NUMBER(38,0), N VARCHAR(10), N2 VARCHAR(1)
          select * from (select 1 as b, 2 as a) l join (select 3 as c, 2 as a) r using (a) => A NUMBER(1,0), B NUMBER(1,0), C NUMBER(1,0)
          select l.*, r.c from (select 1 as b, 2 as a) l join (select 3 as c, 2 as a) r using (a) => B NUMBER(1,0), A NUMBER(1,0), C NUMBER(1,0)
          select * from a join b on x = y => X NUMBER(38,0), N VARCHAR(10), Y NUMBER(38,0), M VARCHAR(10)
          select x from a full join (select 5 as x) r using (x) => X NUMBER(38,0)
          """)
  void columns_of_joins_come_once(String sql, String expected) {
    assertThat(String.join(", ", warehouse.columns(sql))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          select * from a, b where a.x(+) = b.y(+) => a condition may mark columns of one table only with (+)
          select * from a join b using (nope) => 000904
          select * from a, a => duplicate alias 'A'
          select * from a join b on x = y on x = y => 001003 SQL compilation error: syntax error line 1 at position 32 unexpected 'on'.
          select x from a t1, a t2 => 002028 SQL compilation error: error line 1 at position 7 ambiguous column name 'X'
          """)
  void joins_that_mean_nothing_are_refused(String sql, String expected) {
    SqlError error = catchThrowableOfType(SqlError.class, () -> warehouse.rows(sql));
    assertThat(error.code().code() + " " + error.text().replace('\n', ' ')).contains(expected);
  }
}
