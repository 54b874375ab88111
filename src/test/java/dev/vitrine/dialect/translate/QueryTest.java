package dev.vitrine.dialect.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.kernel.SqlError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Queries on the engine: names, groups, sets of rows.
final class QueryTest {

  private static Warehouse warehouse;

  @BeforeAll
  static void open() {
    warehouse = new Warehouse();
    warehouse.table("P", "ID NUMBER(38,0)", "M VARCHAR(16777216)", "AMT NUMBER(38,0)");
    warehouse.run("insert into p values (1,'JAN',10),(1,'FEB',20),(2,'JAN',5),(1,'JAN',1)");
    warehouse.table(
        "Q", "ID NUMBER(38,0)", "NM VARCHAR(10)", "EXTRA_1 NUMBER(38,0)", "EXTRA_2 NUMBER(38,0)");
    warehouse.run("insert into q values (1,'x',7,8)");
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
          select id as i, sum(amt) as s from p group by i having s > 5 order by s => 1|31
          select id + 1 as k, sum(amt) from p group by 1 order by k => 2|31; 3|5
          select id + 1, sum(amt) from p group by id + 1 order by 1 => 2|31; 3|5
          select upper(m) as m, count(*) from p group by m order by 1 => FEB|1; JAN|3
          select id, m, sum(amt) from p group by all order by all => 1|FEB|20; 1|JAN|11; 2|JAN|5
          select id, sum(sum(amt)) over (order by id) from p group by id order by id => 1|31; 2|36
          select count(*) from (select id, m from p group by cube (id, m)) => 8
          select count(*) from (select id, m from p group by rollup (id, m)) => 6
          select case when id = 1 then 'a' else 'b' end as k, count(*) from p group by k order by 1 => a|3; b|1
          select amt as a, a + 1 as b, b * 2 as c from p where b > 6 order by c desc => 20|21|42; 10|11|22
          select id * 2 as id from p order by id desc limit 1 => 4
          select count(*) from p having count(*) > 10 => ``
          select sum(amt) from p where id = 7 => -
          select id, sum(amt) as s, rank() over (order by s desc) as r from p group by all order by 1 => 1|31|1; 2|5|2
          select *, count(*) from (select id, m from p) group by 1, 2 order by 1, 2 => 1|FEB|1; 1|JAN|2; 2|JAN|1
          """)
  void groups_and_aliases(String sql, String expected) {
    assertThat(String.join("; ", warehouse.rows(sql))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          select top 1 amt from p order by amt desc => 20
          with c as (select 1 as a,) select * from c => 1
          select * from (select 1 as a, 2 as b,) x => 1|2
          select max(amt), from p => 20
          select amt from p order by amt limit null => 1; 5; 10; 20
          select amt from p order by amt limit 1 offset 1 => 5
          select amt from p order by amt offset 1 rows fetch next 2 rows only => 5; 10
          select column1 from values (3), (1), (null) order by 1 => 1; 3; -
          select column1 from values (3), (1), (null) order by 1 desc => -; 3; 1
          select column1 from values (3), (1), (null) order by 1 desc nulls last => 3; 1; -
          select distinct m from p order by m => FEB; JAN
          """)
  void limits(String sql, String expected) {
    assertThat(String.join("; ", warehouse.rows(sql))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          select (select max(amt) from p where p.id = q.id) as m from q => 20
          select id from q where exists (select 1 from p where p.id = q.id) and id not in (select 99) => 1
          select id from p where (id, m) in ((2, 'JAN')) => 2
          select id from p where (id, m) in (select 2, 'JAN') => 2
          select q.id, (select count(*) from p where p.id = q.id and p.amt > (select avg(amt) from p x where x.id = q.id)) from q => 1|1
          select id from q where id = any (select id from p) => 1
          select amt from p where amt > all (select 5) order by 1 => 10; 20
          select ((select 1) + 2), 3 in ((select 3) union (select 4)) => 3|true
          select t.y, x from (values (1, 'a') as t(x, y)) => a|1
          select x from (values (1), (2) t (x)) where x > 1 => 2
          select x, z from (values (1) as t(x) join (values (2) as u(z)) on z > x) => 1|2
          with c as (select * from (values (1, 'a') as t(x, y))) select y from c => a
          """)
  void subqueries(String sql, String expected) {
    assertThat(String.join("; ", warehouse.rows(sql))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          with p as (select 9 as id) select id from p => 9
          with p as (select id from p) select count(*) from p => 4
          with x as (select 1 as a), y as (select a + 1 as b from x) select * from y, x => 2|1
          select (with x as (select 5 as a) select a from x) => 5
          with r (n) as (select 1 union all select n + 1 from r where n < 3) select n from r order by n => 1; 2; 3
          with r (n, t) as (select 1, 'a' union all select n + 1, t || 'b' from r where n < 3) select t from r order by n => a; ab; abb
          with x as (select 1 as a) select * from (with x as (select 2 as a) select a from x) => 2
          """)
  void common_tables(String sql, String expected) {
    assertThat(String.join("; ", warehouse.rows(sql))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          select 1 as a union select 1 union all select 2 order by a => 1; 2
          select 1 as a, 2 as b union all by name select 20 as b, 10 as a order by a => 1|2; 10|20
          select 1 as a except select 1 => ``
          select 1 as a minus select 2 => 1
          select 1 intersect select 1 => 1
          select 1 union all select 2.55 order by 1 => 1.00; 2.55
          (select 2 as a) union all (select 1) order by a => 1; 2
          ((select 2 as a) union all (select 1)) order by a limit 1 => 1
          select * from ((select 1 as a) union all (select 2)) x order by a => 1; 2
          """)
  void sets_of_rows(String sql, String expected) {
    assertThat(String.join("; ", warehouse.rows(sql))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          select *, 1 + 1 from q => ID NUMBER(38,0), NM VARCHAR(10), EXTRA_1 NUMBER(38,0), EXTRA_2 NUMBER(38,0), 1 + 1 NUMBER(2,0)
          select * exclude (nm, extra_1) from q => ID NUMBER(38,0), EXTRA_2 NUMBER(38,0)
          select * exclude nm rename (id as i) from q => I NUMBER(38,0), EXTRA_1 NUMBER(38,0), EXTRA_2 NUMBER(38,0)
          select * ilike '%extra%' from q => EXTRA_1 NUMBER(38,0), EXTRA_2 NUMBER(38,0)
          select 1 as a, 2 as a => A NUMBER(1,0), A NUMBER(1,0)
          select $1, t.$2 from values (1, 'b') t => $1 NUMBER(1,0), T.$2 VARCHAR(1)
          select v.a, b from (values (1, 'x')) as v (a, b) => A NUMBER(1,0), B VARCHAR(1)
          select column1, column2 from values (1, 'a') => COLUMN1 NUMBER(1,0), COLUMN2 VARCHAR(1)
          select id from table('q') => ID NUMBER(38,0)
          select id from identifier('db.s.q') => ID NUMBER(38,0)
          select q.id from db.s.q => ID NUMBER(38,0)
          select s.q.id, db.s.q.nm from q => ID NUMBER(38,0), NM VARCHAR(10)
          """)
  void names_of_columns(String sql, String expected) {
    assertThat(String.join(", ", warehouse.columns(sql))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          select count(*) from p sample (100) => 4
          select count(*) from p tablesample bernoulli (0) => 0
          select count(*) from p sample (3 rows) => 3
          select count(*) from p x sample system (100) seed (7) where x.id > 0 => 4
          """)
  void samples(String sql, String expected) {
    assertThat(String.join("; ", warehouse.rows(sql))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ==> ",
      quoteCharacter = '`',
      textBlock =
          """
          select amtt from p ==> 000904 SQL compilation error: error line 1 at position 7 invalid identifier 'AMTT'. Did you mean AMT?
          select p.nocol from p ==> invalid identifier 'P.NOCOL'
          select zzz.amt from p ==> invalid identifier 'ZZZ.AMT'
          select "id" from p ==> invalid identifier '"id"'
          select a from (select 1 as a) x, (select 2 as a) y ==> 002028 SQL compilation error: error line 1 at position 7 ambiguous column name 'A'
          select * from pp ==> 002003 SQL compilation error: Object 'PP' does not exist or not authorized. Did you mean P?
          select * from nosuch.t ==> 002003 SQL compilation error: Schema 'DB.NOSUCH' does not exist or not authorized
          select * from nosuch.s.t ==> 002003
          select id from p order by id limit 1 for update ==> 000002 SQL compilation error: Unsupported feature 'FOR UPDATE'.
          select * from p changes (information => default) at (offset => -60) ==> 000002 SQL compilation error: Unsupported feature 'CHANGES'.
          select m, sum(amt) from p group by id ==> 000979 SQL compilation error: error line 1 at position 7 'M' in select clause is neither an aggregate nor in the group by clause
          select count(*), id from p ==> 'ID' in select clause
          select id from p having count(*) > 1 ==> 000979
          select distinct id from p order by amt ==> [AMT] is not a valid order by expression
          select id from p where sum(amt) > 1 ==> Invalid aggregate function in where clause [SUM(AMT)]
          select 1 union all select 1, 2 ==> 001789 SQL compilation error: invalid number of result columns for set operator input branches, expected 1, got 2
          select nosuch_fn(1) ==> 002140
          select (select amt from p) ==> 090150 Single-row subquery returns more than one row
          select * from p at(offset => -60) ==> Unsupported feature
          with t(a) as (select 1, 2) select * from t ==> 002026
          select * from p sample (101) ==> the sampling rate must be between 0 and 100
          select id from p order by 2 ==> 001104 SQL compilation error: [2] is not a valid order by expression
          select id from p order by 0 ==> 001104
          select 1 union all select 2 order by 2 ==> 001104 SQL compilation error: [2] is not a valid order by expression
          select id, sum(amt) from p group by 3 ==> 001104 SQL compilation error: [3] is not a valid group by expression
          select $nosuch ==> Session variable '$NOSUCH' does not exist
          """)
  void errors(String sql, String expected) {
    SqlError error = catchThrowableOfType(SqlError.class, () -> warehouse.rows(sql));
    assertThat(error.code().code() + " " + error.text().replace('\n', ' ')).contains(expected);
  }
}
