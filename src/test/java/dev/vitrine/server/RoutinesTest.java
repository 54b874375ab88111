package dev.vitrine.server;

import static dev.vitrine.server.DriverClient.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.security.users.Users;
import dev.vitrine.server.DriverClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
  }

  @AfterAll
  static void stop() {
    client.logout();
    server.close();
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
}
