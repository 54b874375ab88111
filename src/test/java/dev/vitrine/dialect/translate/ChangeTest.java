package dev.vitrine.dialect.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.kernel.SqlError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `UPDATE`, `DELETE` and `MERGE`: what they answer and what they leave.
final class ChangeTest {

  private Warehouse warehouse;

  @BeforeEach
  void open() {
    warehouse = new Warehouse();
    warehouse.table("FOO", "A NUMBER(38,0)", "B VARCHAR(10) DEFAULT 'dflt'");
    warehouse.table("SRC", "K NUMBER(38,0)", "V VARCHAR(20)");
    warehouse.run("insert into foo values (1,'a'),(2,'b'),(3,'c')");
    warehouse.run("insert into src values (1,'one'),(3,'three'),(4,'four')");
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          update foo set b = 'q' where a >= 2 => 2, 0 => 1|a 2|q 3|q
          update foo set a = a + 10, b = b || '!' => 3, 0 => 11|a! 12|b! 13|c!
          update foo set a = b.a from (select 9 as a) b where foo.a = 1 => 1, 0 => 2|b 3|c 9|a
          update foo set b = src.v from src where foo.a = src.k => 2, 0 => 1|one 2|b 3|three
          update foo t set t.b = s.v from src s where t.a = s.k => 2, 0 => 1|one 2|b 3|three
          update foo set foo.b = 'x' from src where k > 2 and a = 1 => 1, 1 => 1|x 2|b 3|c
          update foo set b = default where a = 1 => 1, 0 => 1|dflt 2|b 3|c
          update foo set b = (select max(v) from src where k = a) => 3, 0 => 1|one 2|- 3|three
          update foo set b = null where exists (select 1 from src where k = a) => 2, 0 => 1|- 2|b 3|-
          update foo set b = 'z' where false => 0, 0 => 1|a 2|b 3|c
          """)
  void rows_are_updated(String sql, String counts, String left) {
    String[] count = counts.split(", ");
    assertThat(warehouse.run(sql))
        .isEqualTo("updated: " + count[0] + ", number of multi-joined rows updated: " + count[1]);
    assertThat(left()).isEqualTo(left);
  }

  private String left() {
    return String.join(" ", warehouse.rows("select a, b from foo order by a, b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          delete from foo where a = 2 => 1 => 1|a 3|c
          delete from foo using src where foo.a = src.k => 2 => 2|b
          delete from foo f using src s, (select 3 as x) t where f.a = s.k and s.k = t.x => 1 => 1|a 2|b
          delete from foo using src where k > 0 => 3 => ``
          delete from foo where a in (select k from src) => 2 => 2|b
          delete from foo => 3 => ``
          """)
  void rows_are_deleted(String sql, String count, String left) {
    assertThat(warehouse.run(sql)).isEqualTo("deleted: " + count);
    assertThat(left()).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          merge into foo t using src s on t.a = s.k when matched then update set b = s.v when not matched then insert (a, b) values (s.k, s.v) => inserted: 1, updated: 2 => 1|one 2|b 3|three 4|four
          merge into foo using src on foo.a = src.k when matched then delete => deleted: 2 => 2|b
          merge into foo using src on foo.a = src.k when not matched then insert values (src.k, src.v) => inserted: 1 => 1|a 2|b 3|c 4|four
          merge into foo t using src s on t.a = s.k when matched and s.k = 1 then delete when matched and s.k = 3 then update set t.b = 'upd' when not matched and s.k > 3 then insert (a,b) values (s.k, 'new') => inserted: 1, updated: 1, deleted: 1 => 2|b 3|upd 4|new
          merge into foo t using (select 2 as k union all select 50) s on t.a = s.k when matched then update set b = 'two' when not matched then insert (a) values (s.k) => inserted: 1, updated: 1 => 1|a 2|two 3|c 50|dflt
          merge into foo using (values (1, 'zz')) s (k, v) on a = k when matched and v = 'zz' then update set foo.b = v, a = a + 100 => updated: 1 => 2|b 3|c 101|zz
          merge into foo t using (select k as a, v as b from src) s on t.a = s.a when matched then update all by name when not matched then insert all by name => inserted: 1, updated: 2 => 1|one 2|b 3|three 4|four
          merge into foo t using src s on t.a = s.k when not matched then insert values (k, default) when matched then update set b = default => inserted: 1, updated: 2 => 1|dflt 2|b 3|dflt 4|dflt
          merge into foo t using src s on false when matched then delete when not matched and s.k > 100 then insert (a) values (k) => inserted: 0, deleted: 0 => 1|a 2|b 3|c
          merge into foo t using (select 1 as k union all select 1) s on t.a = s.k when matched then delete => deleted: 1 => 2|b 3|c
          """)
  void rows_are_merged(String sql, String answer, String left) {
    assertThat(warehouse.run(sql).replace("number of rows ", "")).isEqualTo(answer);
    assertThat(left()).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          update foo set nocol = 1 => 000904 SQL compilation error: error line 1 at position 15 invalid identifier 'NOCOL'
          update foo set x.a = 1 => invalid identifier 'X.A'
          update foo f set foo.a = 1 => invalid identifier 'FOO.A'
          update foo set a = 1, a = 2 => 002025
          update nofoo set a = 1 => 002003
          update foo set b = 'longer than ten' => 100078
          update foo set a = 'x' => 100038
          delete from nofoo => 002003
          delete from foo where z = 1 => 000904
          merge into foo t using (select 1 as k, 'x' as v union all select 1, 'y') s on t.a = s.k when matched then update set b = s.v => 100090 Duplicate row detected during DML action
          merge into foo t using src s on t.a = s.k when not matched then insert (a, b) values (s.k) => 002020
          merge into foo t using src s on t.a = s.k when not matched then insert (a) values (t.a) => invalid identifier 'T.A'
          merge into foo t using src s on t.a = s.zz when matched then delete => invalid identifier 'S.ZZ'
          """)
  void what_is_wrong_is_told_and_nothing_changes(String sql, String expected) {
    SqlError error = catchThrowableOfType(SqlError.class, () -> warehouse.run(sql));
    assertThat(error.code().code() + " " + error.text().replace('\n', ' ')).contains(expected);
    assertThat(left()).isEqualTo("1|a 2|b 3|c");
  }

  @Test
  void a_session_may_ask_for_an_error_where_an_update_could_choose() {
    warehouse.parameter("ERROR_ON_NONDETERMINISTIC_UPDATE", "true");
    SqlError error =
        catchThrowableOfType(
            SqlError.class, () -> warehouse.run("update foo set b = v from src where a = 1"));
    assertThat(error.code().code()).isEqualTo("100090");
  }

  @Test
  void a_session_may_let_a_merge_choose() {
    warehouse.parameter("ERROR_ON_NONDETERMINISTIC_MERGE", "false");
    assertThat(
            warehouse.run(
                "merge into foo using src on a = 1 when matched then update set b = 'chosen'"))
        .isEqualTo("updated: 1");
    assertThat(left()).isEqualTo("1|chosen 2|b 3|c");
  }
}
