package dev.vitrine.dialect.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.kernel.SqlError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `MATCH_RECOGNIZE` on the engine.
final class MatchRecognizeTest {

  private static Warehouse warehouse;

  @BeforeAll
  static void open() {
    warehouse = new Warehouse();
    warehouse.table("ST", "SYM VARCHAR(10)", "TS NUMBER(38,0)", "PX NUMBER(38,0)");
    warehouse.run(
        "insert into st values"
            + " ('A',1,10),('A',2,11),('A',3,12),('A',4,5),('A',5,6),('B',1,3),('B',2,2),('B',3,1),('B',4,2),('B',5,9)");
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
          select * from st match_recognize (partition by sym order by ts measures first(ts) as f, last(ts) as l one row per match pattern (s up+) define up as px > lag(px)) => A|1|3; A|4|5; B|3|5
          select * from st match_recognize (partition by sym order by ts measures match_number() as m, classifier() as c, count(*) as n, sum(up.px) as s pattern (strt up+) define up as px > prev(px)) => A|1|UP|3|23; A|2|UP|2|6; B|1|UP|3|11
          select * from st match_recognize (order by sym, ts measures count(*) as n pattern (s low+) define low as px < s.px) => 8
          select * from st match_recognize (partition by sym order by ts measures count(*) as n after match skip to next row pattern (s up+) define up as px > first(px)) => A|3; A|2; A|2; B|3; B|2
          select * from st match_recognize (partition by sym order by ts measures count(a.*) as a, count(b.*) as b pattern ((a|b)+ c?) define a as px > 5, b as px between 2 and 3, c as px < 2) => A|3|0; A|1|0; B|0|2; B|1|1
          select * from st match_recognize (order by sym, ts measures min(x.ts) as a, max(x.px) as b pattern (permute(lo, hi)) subset x = (lo, hi) define lo as px <= 5, hi as px > 11) => 3|12
          select * from st match_recognize (partition by sym order by ts measures first(px, 1) as second, last(px, 1) as before pattern (s up{2}) define up as px > lag(px)) => A|11|11; B|2|2
          select * from st match_recognize (partition by sym order by ts measures last(ts) as l pattern (^ s up*? $) define up as true) => A|5; B|5
          """)
  void a_match_gives_one_row(String sql, String expected) {
    assertThat(String.join("; ", warehouse.rows(sql))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          select * from st match_recognize (partition by sym order by ts measures classifier() as c, match_sequence_number() as n, sum(up.px) as s, final last(ts) as l all rows per match pattern (s up+) define up as px > lag(px)) where sym = 'A' order by ts => A|1|10|S|1|-|3; A|2|11|UP|2|11|3; A|3|12|UP|3|23|3; A|4|5|S|1|-|5; A|5|6|UP|2|6|5
          select sym, ts, m from st match_recognize (partition by sym order by ts measures match_number() as m all rows per match with unmatched rows pattern (s {- up -} up) define up as px > lag(px)) where sym = 'B' order by ts => B|1|-; B|2|-; B|3|1; B|5|1
          """)
  void all_rows_carry_running_measures(String sql, String expected) {
    assertThat(String.join("; ", warehouse.rows(sql))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          select * from st match_recognize (order by ts pattern (a b) define b as px > sum(a.px)) => Unsupported feature 'DEFINE by rows that were matched before: sum(a.px)'
          select * from st match_recognize (order by ts pattern (a b+ c) define c as px > b.px) => Unsupported feature 'DEFINE by rows that were matched before: b.px'
          select * from st match_recognize (order by ts pattern (a b,) define b as px > 1) => syntax error in PATTERN: unexpected ','
          select * from st match_recognize (order by ts measures last(z.px) as l pattern (a b) define b as px > 1) => 000904
          select * from st match_recognize (order by ts measures count(*) as n after match skip to last a pattern (a b) define b as px > 0) => AFTER MATCH SKIP
          """)
  void what_cannot_be_done_is_refused(String sql, String expected) {
    SqlError error = catchThrowableOfType(SqlError.class, () -> warehouse.rows(sql));
    assertThat(error.code().code() + " " + error.text().replace('\n', ' ')).contains(expected);
  }
}
