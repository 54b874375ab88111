package dev.vitrine.server;

import static dev.vitrine.server.DriverClient.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.security.users.Users;
import dev.vitrine.server.DriverClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Users' functions and procedures, as statements call them.
class RoutinesTest {

  private static RealServer server;
  private static DriverClient client;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    server.bean(Users.class).setPassword("ADMIN", DriverClient.PASSWORD);
    client = DriverClient.of(server, "ADMIN");
    rows("create database d");
    rows("create function sub(a int, b int) returns int as 'a - b'");
    rows(
        "create function n3(a varchar, b varchar default 'B', c varchar default 'C')"
            + " returns varchar as 'a||b||c'");
    rows("create function tsub(lo int, hi int) returns table(d int) as 'select hi - lo'");
    rows(
        "create procedure psub(a int, b int default 5) returns int language sql"
            + " as 'begin return a - b; end'");
    rows("create table told (k int, z timestamp_tz, v variant)");
    rows(
        "insert into told select 1, '2024-01-02 03:04:05.5 +02:00', parse_json('{\"a\":[7]}')"
            + " union all select 2, null, null");
    rows(
        procedure(
            "ptold(most int, least int default 0)",
            "k number(10,1), z timestamp_tz, v variant",
            "r := (select * from told where k between :least and :most order by k desc);"));
    rows(procedure("pone(n int)", "a int", "r := (select :n);"));
    rows(procedure("ptwice(n int)", "a int", "r := (select a * 2 from table(pone(:n)));"));
    rows(procedure("pchanges()", "a int", "insert into told(k) values (9); r := (select 1);"));
    rows(procedure("pmakes()", "a int", "create view made as select 1 a; r := (select 1);"));
    rows(procedure("pany()", "", "r := (select 1);"));
  }

  @AfterAll
  static void stop() {
    client.logout();
    server.close();
  }

  private static String procedure(String head, String table, String body) {
    return "create procedure %s returns table(%s) language sql as $$ declare r resultset; begin %s return table(r); end $$"
        .formatted(head, table, body);
  }

  private static Answer query(String sql) {
    return client.query(sql, newId(), Map.of());
  }

  private static Object rows(String sql) {
    Answer answer = query(sql);
    assertThat(answer.success()).as(sql + " " + answer).isTrue();
    return answer.rows();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      textBlock =
          """
          select sub(b => 2, a => 10) -> [[8]]
          select sub(10, b => 2) -> [[8]]
          select n3(c => 'z', a => 'x') -> [[xBz]]
          select n3('x', c => 'z') -> [[xBz]]
          select n3('x'), n3('x', 'y') -> [[xBC, xyC]]
          select d from table(tsub(hi => 1, lo => 0)) -> [[1]]
          select d from (values (3, 5)) v(x, y), table(tsub(hi => y, lo => x)) -> [[2]]
          call psub(b => 2, a => 10) -> [[8]]
          call psub(a => 10) -> [[5]]
          """)
  void an_argument_goes_by_its_name(String sql, String expected) {
    assertThat(rows(sql)).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      textBlock =
          """
          select sub(x => 2, a => 10) -> 'SUB': (NUMBER(1,0), NUMBER(2,0))
          select sub(2, a => 10) -> 'SUB': (NUMBER(1,0), NUMBER(2,0))
          select sub(a => 2) -> 'SUB': (NUMBER(1,0))
          select n3(a => 'x', a => 'y') -> 'N3': (VARCHAR(1), VARCHAR(1))
          select n3(c => 'z') -> 'N3': (VARCHAR(1))
          select d from table(tsub(hi => 1, low => 0)) -> 'TSUB': (NUMBER(1,0), NUMBER(1,0))
          call psub(x => 2, a => 10) -> 'PSUB': (NUMBER(1,0), NUMBER(2,0))
          call psub(a => 2, a => 10) -> 'PSUB': (NUMBER(1,0), NUMBER(2,0))
          """)
  void each_argument_is_one_parameters(String sql, String expected) {
    Answer answer = query(sql);

    assertThat(answer.code()).isEqualTo("001044");
    assertThat(answer.at("message"))
        .isEqualTo("SQL compilation error:\nInvalid argument types for function " + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      textBlock =
          """
          select * from table(pone(1)) -> [[1]]
          select p.a + 1 from table(pone(41)) p where a > 3 -> [[42]]
          select * from table(pone(1)) where a > 3 -> []
          select a from table(d.public.ptwice(4)) -> [[8]]
          select k, to_char(z), v:a[0] from table(ptold(9)) -> [[2.0, null, null], [1.0, 2024-01-02 03:04:05.500 +0200, 7]]
          select k from table(ptold(least => 2, most => 2)) -> [[2.0]]
          with c as (select * from table(ptold(9))) select sum(x.k + y.k) from c x join c y using (k) -> [[6.0]]
          execute immediate 'declare x int default 7; n int; begin select a into :n from table(pone(:x)); return n; end' -> [[7]]
          execute immediate 'declare n int default (select a from table(pone(3))); begin return n; end' -> [[3]]
          """)
  void a_procedures_rows_may_be_selected_from(String sql, String expected) {
    assertThat(rows(sql)).hasToString(expected);
  }

  @Test
  void whatAProcedureGivesMayBeKept() {
    rows("create or replace table kept as select a from table(pone(5))");
    rows("set n = 6");
    rows("insert into kept select a from table(pone($n))");

    assertThat(rows("select a from kept order by a")).hasToString("[[5], [6]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      textBlock =
          """
          select * from table(pchanges()) -> 000002
          select * from table(pmakes()) -> 000002
          select * from table(pany()) -> 002140
          select * from table(psub(1)) -> 002140
          select * from table(pone(1, 2)) -> 001044
          select * from told, table(pone(k)) -> 000904
          create view seen as select * from table(pone(1)) -> 002140
          """)
  void a_procedure_that_is_selected_from_only_reads(String sql, String code) {
    assertThat(query(sql).code()).isEqualTo(code);
    assertThat(rows("select count(*) from told")).hasToString("[[2]]");
  }
}
