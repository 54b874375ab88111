package dev.vitrine.server;

import static dev.vitrine.server.DriverClient.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.security.users.Users;
import dev.vitrine.server.DriverClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Chains of statements (`->>`).
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PipesTest {

  private static RealServer server;
  private static DriverClient client;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    server.bean(Users.class).setPassword("ADMIN", DriverClient.PASSWORD);
    client = DriverClient.of(server, "ADMIN");
    client.query("create database piped");
    client.query("create table one (a int, b varchar)");
    client.query("create table two (a int)");
    client.query(
        "create procedure few() returns table (k int) language sql as $$ begin let rs resultset :="
            + " (select 5 as k union all select 6); return table(rs); end $$");
  }

  @AfterAll
  static void stop() {
    client.logout();
    server.close();
  }

  private static String rows(String sql) {
    Answer answer = client.query(sql);
    return answer.success() ? String.valueOf(answer.rows()) : answer.code();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "select 1 as a ->> select a + 1 as b from $1 ~ [[2]]",
        "select 1 as a ->> select a + 1 as a from $1 ->> select a + 1 from $1; ~ [[3]]",
        "select 1 as a ->> select 2 as b ->> select b, t.a from $1 join $2 as t on t.a < b ~ [[2, 1]]",
        "select 1 as a ->> with c as (select a from $1) select x.a from c x ~ [[1]]",
        "show terse tables in schema piped.public ->> select \"name\" from $1 where \"name\" in ('ONE', 'TWO') order by 1 ~ [[ONE], [TWO]]",
        "describe table one ->> select \"name\", \"type\" from $1 where \"name\" = 'A' ~ [[A, NUMBER(38,0)]]",
        "call few() ->> select sum(k) from $1 ~ [[11]]",
        "execute immediate $$ begin let x := 3; return x; end $$ ->> select $1 + 1 from $1 ~ [[4]]",
        "begin let x := 3; return x; end ->> select * from $1 ~ [[3]]",
        "select 3 as a ->> begin let n int; select a into :n from $1; return n; end ->> select * from $1 ~ 001003",
        "select 1 as a ->> begin let x := 3; return x; end; ~ [[3]]",
        "select 'a ->> b' as a /* ->> */ ->> select a from $1 ~ [[a ->> b]]",
        "select 1 as a ->> select count(*) from (values (1), (2)) ~ [[2]]",
        "select 1 ->> show tables like 'none' ~ []",
        "select * from $1 ~ 001003",
        "select 1 ->> select * from $2 ~ 001003",
        "select 1 ->> ~ 001003",
        "->> select 1 ~ 001003",
        "select 1 ->> ->> select 1 ~ 001003",
        "select 1 as a ->> select 1 / 0 from $1 ->> create table never (a int) ~ 100051",
        "select count(*) from never ~ 002003",
      })
  void eachStatementReadsWhatCameBefore(String sql, String rows) {
    assertThat(rows(sql)).isEqualTo(rows);
  }

  @Test
  void statementsThatChangeSomethingMayStandAnywhere() {
    assertThat(rows("create table made (a int) ->> insert into made values (1), (2)"))
        .isEqualTo("[[2]]");
    assertThat(
            rows(
                "delete from made where a = 2 ->> insert into made select \"number of rows deleted\""
                    + " + 9 from $1 ->> select a from made order by a"))
        .isEqualTo("[[1], [10]]");
    assertThat(rows("select a from made ->> create table copied as select sum(a) as s from $1"))
        .isEqualTo("[[Table COPIED successfully created.]]");
    assertThat(rows("select s from copied")).isEqualTo("[[11]]");
  }

  @Test
  void nothingOfAChainIsReused() {
    rows("create table counted (a int)");
    String chain = "select count(*) as n from counted ->> select n from $1";
    assertThat(rows(chain)).isEqualTo("[[0]]");
    rows("insert into counted values (1)");
    assertThat(rows(chain)).isEqualTo("[[1]]");
  }

  @Test
  void aChainStandsInAScript() {
    assertThat(
            rows(
                "execute immediate $$ begin let n int; show terse tables like 'TWO' ->> select"
                    + " count(*) into :n from $1; let rs resultset := (select :n as n ->> select n +"
                    + " 1 as m from $1); return table(rs); end $$"))
        .isEqualTo("[[2]]");
  }

  @Test
  void bindingsCountThroughTheChain() {
    Map<String, Object> bindings =
        Map.of(
            "bindings",
            Map.of(
                "1", Map.of("type", "FIXED", "value", "4"),
                "2", Map.of("type", "TEXT", "value", "x"),
                "3", Map.of("type", "FIXED", "value", "6")));
    Answer answer =
        client.query(
            "select ? as a, ? as b ->> select a, b, ? as c from $1 where a = :1",
            newId(),
            bindings);
    assertThat(answer.rows()).isEqualTo(List.of(List.of("4", "x", "6")));
  }

  @Test
  void aChainIsDescribedByItsLastStatement() {
    Answer described =
        client.query(
            "select 1 as a, 'x' as b ->> select b, a from $1",
            newId(),
            Map.of("describeOnly", true));
    assertThat(described.at("data", "rowtype", 0, "name")).isEqualTo("B");
    assertThat(described.at("data", "rowtype", 0, "type")).isEqualTo("text");
    assertThat(described.at("data", "rowtype", 1, "name")).isEqualTo("A");
    assertThat(described.at("data", "statementTypeId")).isEqualTo(0x1000);
    client.query(
        "select 1 as a ->> create table undone (a int)", newId(), Map.of("describeOnly", true));
    assertThat(rows("select * from undone")).isEqualTo("002003");
  }

  @Test
  void overTheApiAChainIsOneStatement() {
    Api.Answer answer = server.api().submit("select 1 as a ->> select a + 1 as b from $1");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.cell()).isEqualTo("2");
    Api.Answer several =
        server
            .api()
            .submitWith(
                "select 1; select 1 as a ->> select a from $1", "MULTI_STATEMENT_COUNT", "2");
    assertThat(several.handles()).hasSize(2);
  }
}
