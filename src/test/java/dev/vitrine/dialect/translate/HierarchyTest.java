package dev.vitrine.dialect.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.kernel.SqlError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `CONNECT BY` on the engine.
final class HierarchyTest {

  private static Warehouse warehouse;

  @BeforeAll
  static void open() {
    warehouse = new Warehouse();
    warehouse.table("E", "ID NUMBER(38,0)", "MGR NUMBER(38,0)", "NM VARCHAR(10)");
    warehouse.run("insert into e values (1,null,'ceo'),(2,1,'vp'),(3,2,'dev'),(4,1,'cfo')");
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
          select id from e start with mgr is null connect by prior id = mgr order by id => 1; 2; 3; 4
          select id, level from e start with mgr is null connect by mgr = prior id order by id => 1|1; 2|2; 3|3; 4|2
          select id, connect_by_root nm as root from e start with id = 2 connect by mgr = prior id order by id => 2|vp; 3|vp
          select nm, prior nm from e start with mgr is null connect by mgr = prior id order by id => ceo|-; vp|ceo; dev|vp; cfo|ceo
          select sys_connect_by_path(nm, '/') from e connect by mgr = prior id start with mgr is null order by id => /ceo; /ceo/vp; /ceo/vp/dev; /ceo/cfo
          select id from e where level = 2 start with mgr is null connect by mgr = prior id order by id => 2; 4
          select level, count(*) from e start with mgr is null connect by mgr = prior id group by level order by 1 => 1|1; 2|2; 3|1
          select id from e where nm <> 'vp' start with id = 2 connect by mgr = prior id => 3
          select level from (select 1 as one) connect by level <= 3 order by 1 => 1; 2; 3
          select id, level from e start with id = 1 connect by nocycle mgr = prior id or id = 1 order by id => 1|1; 2|2; 3|3; 4|2
          select x.nm || x.id as t from e x start with x.id = 3 connect by x.id = prior x.mgr order by level => dev3; vp2; ceo1
          """)
  void children_follow_their_parents(String sql, String expected) {
    assertThat(String.join("; ", warehouse.rows(sql))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          select prior id from e => PRIOR is allowed in a CONNECT BY query only
          select connect_by_root id from e => CONNECT_BY_ROOT is allowed in a CONNECT BY query only
          select id from e start with nope = 1 connect by mgr = prior id => invalid identifier 'NOPE'
          """)
  void words_of_hierarchies_stand_in_them_only(String sql, String expected) {
    SqlError error = catchThrowableOfType(SqlError.class, () -> warehouse.rows(sql));
    assertThat(error.code().code() + " " + error.text().replace('\n', ' ')).contains(expected);
  }
}
