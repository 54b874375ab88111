package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.security.users.Users;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Rows of earlier statements of a session, read again.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ResultScanTest {

  private static RealServer server;
  private static DriverClient client;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    server.bean(Users.class).setPassword("ADMIN", DriverClient.PASSWORD);
    client = DriverClient.of(server, "ADMIN");
  }

  @AfterAll
  static void stop() {
    client.logout();
    server.close();
  }

  private static String rows(String sql) {
    return ran(client, sql);
  }

  private static String ran(DriverClient by, String sql) {
    DriverClient.Answer answer = by.query(sql);
    return answer.success() ? String.valueOf(answer.rows()) : answer.code();
  }

  @Test
  void anIndexNamesAStatementOfTheSession() {
    DriverClient fresh = DriverClient.of(server, "ADMIN");

    assertThat(ran(fresh, "select * from table(result_scan())")).isEqualTo("000709");
    assertThat(ran(fresh, "select 5 as q, 'x' as r")).isEqualTo("[[5, x]]");
    assertThat(ran(fresh, "select q from table(result_scan(-1))")).isEqualTo("[[5]]");
    assertThat(ran(fresh, "select q + 1 as q from table(result_scan())")).isEqualTo("[[6]]");
    assertThat(ran(fresh, "select r from table(result_scan(2))")).isEqualTo("[[x]]");
    assertThat(ran(fresh, "select q from table(result_scan(-2))")).isEqualTo("[[6]]");
    assertThat(ran(fresh, "select * from table(result_scan(99))")).isEqualTo("000709");
    assertThat(ran(fresh, "select * from table(result_scan(1, 2))")).isEqualTo("000939");
    fresh.logout();
  }

  private static String block(String body) {
    return rows("execute immediate $$ begin " + body + " end $$");
  }

  @Test
  void aStatementOfABlockHasAnIdAndRowsOfItsOwn() {
    rows("select 42 as orig");

    assertThat(
            block(
                "select 7 as z; let rs resultset := (select z from table(result_scan(last_query_id())));"
                    + " return table(rs);"))
        .isEqualTo("[[7]]");
    assertThat(block("return sqlid is null;")).isEqualTo("[[1]]");
    assertThat(block("select 7 as z; return sqlid is null;")).isEqualTo("[[0]]");
    assertThat(block("select 7 as z; return sqlid = last_query_id();")).isEqualTo("[[1]]");
    assertThat(
            block(
                "select 1 as a union all select 2; let q := sqlid; select 'x'; let n int;"
                    + " select sum(a) into :n from table(result_scan(:q)); return n;"))
        .isEqualTo("[[3]]");
    assertThat(
            block(
                "select 1 as a; select 2 as a; return (select a from table(result_scan(-2)))"
                    + " || (select a from table(result_scan()));"))
        .isEqualTo("[[12]]");
  }

  @Test
  void shownRowsAreReadInsideABlockAndAProcedure() {
    rows("create or replace database shown");
    rows("create table one (a int)");
    rows("create table two (a int)");
    assertThat(
            block(
                "show terse tables in schema shown.public; let n int; select count(*) into :n from"
                    + " table(result_scan(:sqlid)) where \"created_on\" <= current_timestamp();"
                    + " return n;"))
        .isEqualTo("[[2]]");
    rows(
        "create procedure names() returns table (name varchar) language sql as $$ begin"
            + " show tables in schema shown.public; let rs resultset := (select \"name\" from"
            + " table(result_scan(last_query_id())) order by 1); return table(rs); end $$");
    assertThat(rows("call names()")).isEqualTo("[[ONE], [TWO]]");
    assertThat(rows("select count(*) from table(result_scan(last_query_id()))")).isEqualTo("[[2]]");
    assertThat(
            block(
                "call names(); let n int; select count(*) into :n from table(result_scan(:sqlid));"
                    + " return n;"))
        .isEqualTo("[[2]]");
  }

  @Test
  void valuesOfEveryTypeAreReadAgain() {
    String values =
        "select 1.50::number(5,2) n, 'x' t, true b, '2024-05-06'::date d, '2024-05-06"
            + " 07:08:09.5 +02:00'::timestamp_tz z, '2024-05-06 07:08:09.5'::timestamp_ntz w,"
            + " '2024-05-06 07:08:09.5'::timestamp_ltz l, '07:08:09'::time h, to_binary('FF01') y,"
            + " parse_json('{\"a\":[1,null]}') v, null u";
    assertThat(
            block(
                values
                    + "; let rs resultset := (select * from table(result_scan(:sqlid)));"
                    + " return table(rs);"))
        .isEqualTo(rows(values));
  }

  @Test
  void aStatementThatFailedHasAnIdToo() {
    assertThat(
            rows(
                "execute immediate $$ declare before varchar; begin select 1; before := sqlid; begin"
                    + " select 1 / 0; exception when other then return sqlid <> before; end; end $$"))
        .isEqualTo("[[1]]");
  }

  @Test
  void rowsEndWithTheBlockWhoseIdIsTheLast() {
    DriverClient.Answer ended = client.query("begin select 7 as z; return sqlid; end");

    assertThat(rows("select last_query_id()")).isEqualTo("[[" + ended.id() + "]]");
    String inner = String.valueOf(ended.rows()).replaceAll("[\\[\\]]", "");
    assertThat(rows("select * from table(result_scan('" + inner + "'))")).isEqualTo("000709");
  }

  @Test
  void aLongLoopKeepsItsNewestRows() {
    assertThat(
            block(
                "let first varchar; for i in 1 to 300 do select :i as i; first := nvl(first, sqlid);"
                    + " end for; let n int; select i into :n from table(result_scan(last_query_id()));"
                    + " begin select i into :n from table(result_scan(:first));"
                    + " exception when statement_error then return n || ' ' || sqlcode; end;"))
        .isEqualTo("[[300 709]]");
  }
}
