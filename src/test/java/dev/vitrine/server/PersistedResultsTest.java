package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.results.ResultStore;
import dev.vitrine.server.Api.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// When the result of an earlier query is given again, and when it must not be.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PersistedResultsTest {

  private static final String QUERY = "select count(*) || ':' || coalesce(max(name), '') from t";

  private RealServer server;
  private Api api;

  @BeforeAll
  void start() {
    server = RealServer.start();
    api = server.api();
    run("create database reuse");
    run("create or replace table reuse.public.other (n int)");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void table() {
    run("create or replace table t (id int, name varchar)");
    run("insert into t values (1, 'a'), (2, 'b')");
  }

  private Answer run(String sql) {
    return run(sql, Map.of());
  }

  private Answer run(String sql, Map<String, Object> more) {
    Map<String, Object> body = new java.util.LinkedHashMap<>(more);
    if (!sql.startsWith("create database")) {
      body.put("database", "REUSE");
      body.put("schema", "PUBLIC");
    }
    Answer answer = api.submit(sql, body, "");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private double reused() {
    return server.bean(MeterRegistry.class).counter("vitrine.statements.reused").count();
  }

  private boolean isReused(String sql) {
    run(sql);
    double before = reused();
    run(sql);
    return reused() > before;
  }

  @Test
  void theSameQueryHasTheSameResultUnderAHandleOfItsOwn() {
    Answer first = run(QUERY);
    double before = reused();
    Answer second = run(QUERY);

    assertThat(reused()).isEqualTo(before + 1);
    assertThat(second.data()).isEqualTo(first.data());
    assertThat(second.at("resultSetMetaData", "rowType"))
        .isEqualTo(first.at("resultSetMetaData", "rowType"));
    assertThat(second.handle()).isNotEqualTo(first.handle());
    assertThat(api.get(second.handle(), "").data()).isEqualTo(first.data());
  }

  @Test
  void itsPageIsEncodedOnce() {
    ResultStore results = server.bean(ResultStore.class);
    run(QUERY);
    long encoded = results.cacheMisses();
    run(QUERY);
    run(QUERY);

    assertThat(results.cacheMisses()).isEqualTo(encoded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into t values (3, 'c')",
        "insert into t select 3, 'c'",
        "insert overwrite into t values (9, 'z')",
        "insert all into t values (3, 'c') into other values (1) select 1",
        "update t set name = 'x' where id = 1",
        "delete from t where id = 2",
        "truncate table t",
        "merge into t using (select 2 as id) s on t.id = s.id when matched then delete",
        "create or replace table t as select 7 as id, 'ctas' as name",
        "alter table t rename column name to old",
        "drop table t",
        "create or replace table t2 like t; alter table t swap with t2",
        "begin; insert into t values (3, 'c'); commit",
        "execute immediate $$ begin insert into t values (4, 'd'); end $$",
      })
  void whatChangesTheTableIsSeenAtOnce(String change) {
    String query = "select count(*), max(name) from t";
    Object before = run(query).data();
    run(query);

    run(change, Map.of("parameters", Map.of("MULTI_STATEMENT_COUNT", "0")));
    Answer after = api.submit(query, Map.of("database", "REUSE", "schema", "PUBLIC"), "");

    assertThat(after.status() == 200 ? after.data() : after.text("code")).isNotEqualTo(before);
  }

  @Test
  void whatTheEnginesOwnDialectChangesIsSeenToo() {
    run(QUERY);
    Map<String, Object> place = Map.of("database", "REUSE", "schema", "PUBLIC");
    Answer own = api.inEngineSql().submit("insert into t values (3, 'own')", place, "");
    assertThat(own.status()).as(own.body()).isEqualTo(200);

    assertThat(run(QUERY).cell()).isEqualTo("3:own");
  }

  @Test
  void aChangedTableBehindAViewIsSeen() {
    run("create or replace view v as select count(*) as n from t");
    run("select n from v");
    assertThat(isReused("select n from v")).isTrue();

    run("insert into t values (3, 'c')");

    assertThat(run("select n from v").cell()).isEqualTo("3");
    run("create or replace view v as select -1 as n from t");
    assertThat(run("select n from v").cell()).isEqualTo("-1");
  }

  @Test
  void anotherTablesChangeDoesNotMatter() {
    run(QUERY);
    run("insert into other values (1)");
    double before = reused();
    run(QUERY);

    assertThat(reused()).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select random()",
        "select uuid_string()",
        "select randstr(5, random())",
        "select uniform(1, 10, random()) from t",
        "select current_timestamp()",
        "select sysdate()",
        "select current_date() - 1 from t",
        "select * from t sample (50)",
        "select * from t where id in (select id from t tablesample bernoulli (50))",
        "select count(*) from information_schema.tables",
        "select last_query_id()",
        "select current_session()",
        "show tables",
      })
  void whatMayBeAnotherThingEachTimeRunsEachTime(String sql) {
    assertThat(isReused(sql)).isFalse();
  }

  @Test
  void sequencesCountOn() {
    run("create or replace sequence s");
    String first = run("select s.nextval").cell();

    assertThat(run("select s.nextval").cell()).isNotEqualTo(first);
  }

  @Test
  void aResultIsOfItsParameters() {
    String sql = "select '2024-01-01 00:00:00'::timestamp_ltz::varchar";
    String paris = run(sql, Map.of("parameters", Map.of("TIMEZONE", "Europe/Paris"))).cell();

    assertThat(run(sql, Map.of("parameters", Map.of("TIMEZONE", "UTC"))).cell())
        .isNotEqualTo(paris);
  }

  @Test
  void aParameterSwitchesItOff() {
    Map<String, Object> off = Map.of("parameters", Map.of("USE_CACHED_RESULT", "false"));
    run(QUERY, off);
    double before = reused();
    run(QUERY, off);

    assertThat(reused()).isEqualTo(before);
  }

  @Test
  void boundValuesAreNotTakenForOthers() {
    String sql = "select name from t where id = ?";
    Map<String, Object> one =
        Map.of("bindings", Map.of("1", Map.of("type", "FIXED", "value", "1")));
    Map<String, Object> two =
        Map.of("bindings", Map.of("1", Map.of("type", "FIXED", "value", "2")));

    assertThat(run(sql, one).cell()).isEqualTo("a");
    assertThat(run(sql, two).cell()).isEqualTo("b");
  }
}
