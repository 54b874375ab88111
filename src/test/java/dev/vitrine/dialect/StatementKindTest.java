package dev.vitrine.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.dialect.StatementKind.Verb;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementKindTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select 1 | SELECT | true | false",
        "((select 1) union select 2) | SELECT | true | false",
        "from t | SELECT | true | false",
        "with a as (select 1) select * from a | SELECT | true | false",
        "with recursive a(x) as (select 1) select * from a | SELECT | true | false",
        "with a as (select 1) insert into t from a | INSERT | false | false",
        "with a as (insert into t values (1) returning *) from a | SELECT | false | false",
        "select nextval('s') | SELECT | false | false",
        "select \"update\", t.\"delete\" from t | SELECT | true | false",
        "explain insert into t values (1) | EXPLAIN | true | false",
        "explain analyze insert into t values (1) | EXPLAIN | false | false",
        "explain analyze select 1 | EXPLAIN | true | false",
        "explain analyze create table t(a int) | EXPLAIN | false | false",
        "show tables | SHOW | true | false",
        "describe t | SHOW | true | false",
        "update t set a = 1 | UPDATE | false | false",
        "delete from t | DELETE | false | false",
        "merge into t using s on true when matched then delete | MERGE | false | false",
        "truncate t | TRUNCATE | false | false",
        "create table t(a int) | CREATE | false | false",
        "create or replace temp table t(a int) | CREATE | false | true",
        "begin | BEGIN | false | true",
        "start transaction | BEGIN | false | true",
        "commit | COMMIT | false | true",
        "rollback | ROLLBACK | false | true",
        "use s | USE | false | true",
        "set variable x = 1 | SET | false | true",
        "attach 'x' | OTHER | false | true"
      })
  void tellsAStatementByItsWords(String sql, Verb verb, boolean reads, boolean keepsState) {
    assertThat(StatementKind.of(Lexer.tokens(sql, Escapes.STANDARD)))
        .isEqualTo(new StatementKind(verb, reads, keepsState));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select 1 | SELECT",
        "show tables ->> select * from $1 | SHOW SELECT",
        "select 1 ->> drop table t ->> select 2 | SELECT DROP SELECT",
        "begin select 1 ->> select 2; end ->> select 3 | BEGIN SELECT",
        "select '->>', (a ->> b) /* ->> */ from t | SELECT",
      })
  void tellsEachStatementOfAChain(String sql, String verbs) {
    List<Token> tokens = Lexer.tokens(sql, Escapes.SNOWFLAKE);
    assertThat(StatementKind.each(tokens, Escapes.SNOWFLAKE))
        .extracting(kind -> kind.verb().name())
        .containsExactly(verbs.split(" ", -1));
  }

  @Test
  void elsewhereTheOperatorReadsJson() {
    List<Token> tokens = Lexer.tokens("create table t as select a ->> show", Escapes.STANDARD);
    assertThat(StatementKind.each(tokens, Escapes.STANDARD))
        .containsExactly(new StatementKind(Verb.CREATE, false, false));
  }
}
