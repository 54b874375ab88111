package dev.vitrine.dialect;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

  private static final Gate GATE = new Gate(Set.of("repeat", "length", "*"), 1000);

  private static void check(String sql) {
    GATE.check(sql, Lexer.tokens(sql, Escapes.STANDARD));
  }

  private static void assertRefused(String sql, ErrorCode code) {
    assertThatThrownBy(() -> check(sql))
        .isInstanceOfSatisfying(
            SqlError.class, e -> Assertions.assertThat(e.code()).isEqualTo(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1",
        "(select 1) union (select 2)",
        "with a as (select 1) select * from a",
        "from t",
        "values (1)",
        "insert into t values (1)",
        "merge into t using s on t.a = s.a when matched then delete",
        "create or replace temp table t as select 1",
        "create unique index i on t(a)",
        "alter table t add column b int",
        "comment on table t is 'x'",
        "begin",
        "rollback",
        "use database d",
        "set variable x = 1",
        "explain analyze select 1",
        "select query, glob from t",
        "select current_setting('TimeZone')",
        "select * from duckdb_tables()",
        "select printf('%5d', 1), format('{:>5}', 2)",
        "select t.replace from t",
        "select 1.5e-3, .5, 5., 0xFF, 1_000",
        "select 'a -- b' as \"q\"\"r\""
      })
  void letsThrough(String sql) {
    assertThatCode(() -> check(sql)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attach ':memory:' as m",
        "detach m",
        "copy (select 1) to 'x'",
        "export database 'x'",
        "import database 'x'",
        "install httpfs",
        "load icu",
        "create secret s (type s3)",
        "create persistent secret s (type s3)",
        "create trigger t",
        "pragma database_list",
        "set threads = 1",
        "set session errors_as_json = false",
        "reset threads",
        "checkpoint",
        "force checkpoint",
        "vacuum",
        "analyze",
        "prepare p as select 1",
        "execute p",
        "call pragma_version()",
        "update extensions",
        "explain copy (select 1) to 'x'",
        "explain analyze copy (select 1) to 'x'"
      })
  void refusesStatementsThatLeaveTheWarehouse(String sql) {
    assertRefused(sql, ErrorCode.NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from read_csv('x')",
        "select * from READ_TEXT('x')",
        "from \"read_blob\"('x')",
        "select * from glob('*')",
        "from sniff_csv('x')",
        "from parquet_schema('x')",
        "from query('select 1')",
        "from query_table('t')",
        "from json_execute_serialized_sql('x')",
        "select json_serialize_sql('select 1')",
        "select getenv('HOME')",
        "select write_log('x')",
        "from arrow_scan(1, 2, 3)",
        "from duckdb_settings()",
        "from duckdb_settings",
        "from \"DUCKDB_SECRETS\"",
        "from pg_settings",
        "from pg_catalog.pg_settings",
        "from pragma_database_list",
        "from enable_logging()",
        "select current_setting('temp_directory')",
        "select sleep_ms(1)",
        "select {a :query('x')}",
        "from sqlite_master",
        "select * from t, /* c */ read_csv('x')"
      })
  void refusesFunctionsThatReachFilesSettingsOrAnotherParser(String sql) {
    assertRefused(sql, ErrorCode.NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from 'x.csv'",
        "from 'x.csv'",
        "select * from t, 'x.csv'",
        "select * from t join 'x.csv' on true",
        "with q as (from 'x.csv') select 1",
        "insert into t from 'x.csv'",
        "describe 'x.csv'",
        "summarize 'x.csv'",
        "table 'x.csv'",
        "create table t as from 'x.csv'",
        "select * from $$x.csv$$",
        "select (select 1 from 'x.csv')",
        "from (t cross join 'x.csv')"
      })
  void refusesAStringAsATable(String sql) {
    assertRefused(sql, ErrorCode.NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from __vitrine.outcomes", "from \"__Vitrine\".outcomes",
        "drop schema __vitrine", "drop macro __vitrine_guard.main.repeat"
      })
  void refusesTheEnginesOwnNames(String sql) {
    assertRefused(sql, ErrorCode.NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select system.main.repeat('x', 5)",
        "select \"system\".\"main\".\"repeat\"('x', 5)",
        "select main.upper('x')",
        "select 'x'.repeat(5)",
        "select (a).lpad(5, 'x') from t",
        "select '%d'.printf(1)",
        "select repeat('x', (random() * 9)::int)",
        "select repeat('x', (select uuid()::int))"
      })
  void refusesWaysAroundTheGuard(String sql) {
    assertRefused(sql, ErrorCode.NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create macro repeat(a, b) as 'x'", "create or replace function s.length(a) as 0",
        "create temp macro \"*\"(a, b) as 0", "drop macro repeat",
        "create macro dice() as random()"
      })
  void refusesMacrosThatShadowOrChange(String sql) {
    assertRefused(sql, ErrorCode.NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select printf('%1001d', 1)", "select printf('%.99999999999999999999f', 1)",
        "select printf('%*d', 9, 1)", "select format('{:>1001}', 1)",
        "select format('{:>{}}', 1, 9)", "select printf('%600d%600d', 1, 1)",
        "select {a :printf('%2000d', 1)}"
      })
  void refusesHugeFormats(String sql) {
    assertRefused(sql, ErrorCode.ARGUMENT_LIMIT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select printf(f, 1) from t",
        "select printf('%' || '9d', 1)",
        "select format(e'{:>9}', 1)",
        "select printf('%1'\n'000000d', 1)"
      })
  void refusesFormatsThatAreNotOneConstant(String sql) {
    assertRefused(sql, ErrorCode.NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1from'x.csv'",
        "select 1.repeat(3)",
        "select\u00a0repeat('x', 3)",
        "select 'a",
        "selec 1",
        "hello",
        "create",
        "select \"a\0b\""
      })
  void refusesWhatTheEngineMightReadOtherwise(String sql) {
    assertRefused(sql, ErrorCode.SYNTAX);
  }

  @Test
  void refusesASecondStatement() {
    assertRefused("select 1; drop table t", ErrorCode.STATEMENT_COUNT);
    assertRefused("-- nothing", ErrorCode.EMPTY_STATEMENT);
  }

  @Test
  void saysWhereAndWhat() {
    assertThatThrownBy(() -> check("select *\nfrom read_csv('x')"))
        .isInstanceOfSatisfying(
            SqlError.class,
            e -> {
              Assertions.assertThat(e.position()).contains(new Position(2, 5));
              Assertions.assertThat(e.text()).contains("read_csv").contains("line 2 at position 5");
            });
  }
}
