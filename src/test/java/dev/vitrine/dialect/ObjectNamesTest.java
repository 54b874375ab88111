package dev.vitrine.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectNamesTest {

  private static EngineText toEngine(String sql, String database, String schema) {
    return ObjectNames.toEngine(sql, Lexer.tokens(sql, Escapes.STANDARD), database, schema);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "select * from t | select * from t",
        "select * from d.s.t | select * from \"D.S\".t",
        "select * from s.t x, d.\"s\".u | select * from \"DB.S\".t x, \"D.s\".u",
        "select d.s.t.a, d.s.t.* from d.s.t | select \"D.S\".t.a, \"D.S\".t.* from \"D.S\".t",
        "select s.t.a from s.t where s.t.b = 1 | select \"DB.S\".t.a from \"DB.S\".t where \"DB.S\".t.b = 1",
        "select x.a.b from t x | select x.a.b from t x",
        "insert into d.s.t(a) select 1 | insert into \"D.S\".t(a) select 1",
        "update s.t set a = 1 | update \"DB.S\".t set a = 1",
        "delete from s.t using s.u where true | delete from \"DB.S\".t using \"DB.S\".u where true",
        "merge into s.t using d.s.u on true when matched then delete | merge into \"DB.S\".t using \"D.S\".u on true when matched then delete",
        "create table if not exists s.t(a int) | create table if not exists \"DB.S\".t(a int)",
        "create or replace view s.v as from s.t | create or replace view \"DB.S\".v as from \"DB.S\".t",
        "create index i on s.t(a) | create index i on \"DB.S\".t(a)",
        "drop table if exists d.s.t | drop table if exists \"D.S\".t",
        "alter table s.t rename to u | alter table \"DB.S\".t rename to u",
        "comment on column d.s.t.c is 'x' | comment on column \"D.S\".t.c is 'x'",
        "truncate table s.t | truncate table \"DB.S\".t",
        "describe table s.t | describe table \"DB.S\".t",
        "select extract(year from t.d) from s.t | select extract(year from t.d) from \"DB.S\".t",
        "select a is distinct from x.b from s.t x | select a is distinct from x.b from \"DB.S\".t x",
        "select * from information_schema.tables | select * from information_schema.tables",
        "select nextval('d.s.q') | select nextval('\"D.S\".\"Q\"')",
        "select * from (s.t join d.s.u using (a)) | select * from (\"DB.S\".t join \"D.S\".u using (a))",
        "select 1 /* from s.t */ from s.t -- x | select 1 from \"DB.S\".t"
      })
  void movesNamesOntoTheEnginesSchemas(String sql, String engine) {
    assertThat(toEngine(sql, "DB", "PUBLIC").sql()).isEqualTo(engine);
  }

  @Test
  void findsTheWayBackToTheClientsText() {
    EngineText text = toEngine("select -- é\n  'é', nocol\nfrom d.s.t", "DB", "PUBLIC");
    int offset =
        text.sql()
            .substring(0, text.sql().indexOf("nocol"))
            .getBytes(java.nio.charset.StandardCharsets.UTF_8)
            .length;

    assertThat(text.position(offset)).contains(new Position(2, 7));
    assertThat(text.within("select x from (", ")").position(3)).isEmpty();
    assertThat(text.within("select x from (", ")").position(offset + 15))
        .contains(new Position(2, 7));
  }

  @Test
  void needsACurrentDatabaseOrSchemaWhereANameDoes() {
    assertThatThrownBy(() -> toEngine("select * from s.t", "", ""))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining("no current database");
    assertThatThrownBy(() -> toEngine("create table t(a int)", "", ""))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining("no current schema");
    assertThat(toEngine("create temp table t(a int)", "", "").sql())
        .isEqualTo("create temp table t(a int)");
  }
}
