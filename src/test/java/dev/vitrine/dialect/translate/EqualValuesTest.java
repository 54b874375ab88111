package dev.vitrine.dialect.translate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values that are equal and differ as they are written: numbers in a VARIANT, instants with
/// offsets.
final class EqualValuesTest {

  private static Warehouse warehouse;

  @BeforeAll
  static void open() {
    warehouse = new Warehouse();
    warehouse.table("J", "V VARIANT", "N NUMBER(38,0)");
    for (String row :
        new String[] {
          "'1', 1", "'1.0', 2", "'2', 3", "'{\"a\":1}', 4", "'{\"a\":1.0}', 5", "'null', 6"
        }) {
      int comma = row.lastIndexOf(',');
      warehouse.run(
          "insert into j select parse_json("
              + row.substring(0, comma)
              + "),"
              + row.substring(comma + 1));
    }
    warehouse.run("insert into j values (null, 7)");
    warehouse.table("Z", "X TIMESTAMP_TZ(9)", "N NUMBER(38,0)");
    warehouse.run("insert into z values ('2024-01-01 00:00:00 +0000', 1)");
    warehouse.run("insert into z values ('2024-01-01 01:00:00 +0100', 2)");
    warehouse.run("insert into z values ('2024-01-01 00:00:00 -0100', 3)");
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
          select sum(n) as s from j group by v order by s => 3; 3; 6; 7; 9
          select sum(n) as s, v is null, is_null_value(v) from j group by all having count(*) = 1 order by s => 6|false|true; 7|true|-
          select sum(n) as s, typeof(any_value(v)) from j group by v having s = 9 => 9|OBJECT
          select count(*), grouping(v) as g, sum(n) from j group by rollup (v) having g = 1 => 7|1|28
          select count(*) from (select distinct v from j) => 5
          select count(*) from (select distinct v, n > 1 from j) => 6
          select count(distinct v) from j => 4
          select count(*) from (select v from j union select parse_json('1.00')) => 5
          select count(*) from (select v from j union all select parse_json('1.00')) => 8
          select count(*) from (select v from j minus select parse_json('1.00')) => 4
          select count(*) from (select v from j intersect select v from j where n in (2, 5, 7)) => 3
          select count(*) from (select v from j union by name select v from j) => 5
          select a.n, b.n from j a join j b on a.v = b.v where a.n = 1 order by 2 => 1|1; 1|2
          select n from j where v in (select v from j where n = 2) order by 1 => 1; 2
          select n, row_number() over (partition by v order by n) as r from j qualify r = 2 order by 1 => 2|2; 5|2
          select sum(n) as s from z group by x order by s => 3; 3
          select count(*) from (select distinct x from z) => 2
          select count(*) from (select x from z union select x from z) => 2
          select count(*), any_value(n) from z group by x having count(*) = 1 => 1|3
          """)
  void are_one(String sql, String expected) {
    assertThat(String.join("; ", warehouse.rows(sql))).isEqualTo(expected);
  }
}
