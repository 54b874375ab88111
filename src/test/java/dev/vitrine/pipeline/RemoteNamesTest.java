package dev.vitrine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.dialect.Rewritten;
import dev.vitrine.pipeline.RemoteTables.Part;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which names of a text are tables of the connection `c`.
class RemoteNamesTest {

  private static Rewritten replaced(String sql) {
    return RemoteNames.replaced(
        Rewritten.unchanged(sql), part -> part.name().equals("c"), RemoteNamesTest::shown);
  }

  private static String shown(List<Part> path) {
    return path.stream()
        .map(part -> part.quoted() ? part.name() + "!" : part.name())
        .collect(Collectors.joining("/", "<", ">"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "select * from c.s.t | select * from <c/s/t> AS t",
        "from c.s.t | from <c/s/t> AS t",
        "select * from c.s.t as x | select * from <c/s/t> as x",
        "select * from c.s.t x, c.s.u where 1 = 1 | select * from <c/s/t> x, <c/s/u> AS u where 1 = 1",
        "select * from a join c.s.t on a.i = t.i | select * from a join <c/s/t> AS t on a.i = t.i",
        "select * from a left join c.s.t using (i) | select * from a left join <c/s/t> AS t using (i)",
        "select * from c.\"S\".\"a b\" limit 1 | select * from <c/S!/a b!> AS \"a b\" limit 1",
        "select (select max(i) from c.s.t) | select (select max(i) from <c/s/t> AS t)",
        "with x as (from c.s.t) select * from x | with x as (from <c/s/t> AS t) select * from x",
        "select 1 union select i from c.s.t order by 1 | select 1 union select i from <c/s/t> AS t order by 1",
        "insert into a select * from c.s.t | insert into a select * from <c/s/t> AS t",
        "merge into a using c.s.t as t on a.i = t.i when matched then delete | merge into a using <c/s/t> as t on a.i = t.i when matched then delete",
        "select extract(year from d) from c.s.t | select extract(year from d) from <c/s/t> AS t",
        "select * from a join b on f(a.x, b.y) = 1, c.s.t | select * from a join b on f(a.x, b.y) = 1, <c/s/t> AS t"
      })
  void tablesThatAreReadAreReplaced(String sql, String wanted) {
    assertThat(replaced(sql).text()).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select c.s.t from c",
        "select a, c.s.t from b",
        "select * from a where c.s.t = 1 order by c.s.t, c.s.u",
        "select * from d.s.t",
        "select * from c.t",
        "select * from c.s.t.u",
        "select * from c.s.f(1)",
        "select extract(year from c.s.t) from a",
        "select 'from c.s.t'",
        "select 1 -- from c.s.t",
        "delete from c.s.t",
        "insert into c.s.t values (1)",
        "update c.s.t set i = 1",
        "drop table c.s.t"
      })
  void whatIsNoTableThatIsReadStays(String sql) {
    assertThat(replaced(sql).text()).isEqualTo(sql);
  }

  @Test
  void placesBehindAreThoseOfTheClientsText() {
    String sql = "select * from c.s.t where nosuch = 1";

    Rewritten replaced = replaced(sql);

    assertThat(replaced.origin(replaced.text().indexOf("nosuch"))).isEqualTo(sql.indexOf("nosuch"));
  }
}
