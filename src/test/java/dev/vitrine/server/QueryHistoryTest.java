package dev.vitrine.server;

import static dev.vitrine.server.DriverClient.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.security.users.Users;
import dev.vitrine.server.DriverClient.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `INFORMATION_SCHEMA.QUERY_HISTORY` and its like: what ran, for those who may see it.
class QueryHistoryTest {

  private static final String LONG =
      "select count(*) from table(generator(rowcount => 1000000)) a,"
          + " table(generator(rowcount => 1000000)) b where random() > 2";

  private static RealServer server;
  private static DriverClient admin;
  private static DriverClient ann;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    Users users = server.bean(Users.class);
    users.setPassword("ADMIN", DriverClient.PASSWORD);
    users.create("ANN");
    users.setPassword("ANN", DriverClient.PASSWORD);
    admin = DriverClient.of(server, "ADMIN");
    admin.query("create database d");
    ann = DriverClient.of(server, "ANN");
    ann.query("use database d");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Object rows(DriverClient client, String sql) {
    Answer answer = client.query(sql);
    assertThat(answer.success()).as(sql + " " + answer).isTrue();
    return answer.rows();
  }

  private static Object found(DriverClient client, String columns, String text) {
    return rows(
        client,
        "select %s from table(information_schema.query_history()) where query_text = '%s'"
            .formatted(columns, text.replace("'", "''")));
  }

  @Test
  void aStatementIsToldWithWhatBecameOfIt() {
    Answer ran = admin.query("select column1 from values (1), (2)");

    assertThat(
            rows(
                admin,
                "select query_text, query_type, database_name, schema_name, user_name,"
                    + " execution_status, error_code, rows_produced, end_time >= start_time,"
                    + " session_id::text = current_session()"
                    + " from table(information_schema.query_history()) where query_id = '"
                    + ran.id()
                    + "'"))
        .isEqualTo(
            List.of(
                Arrays.asList(
                    "select column1 from values (1), (2)",
                    "SELECT",
                    "D",
                    "PUBLIC",
                    "ADMIN",
                    "SUCCESS",
                    null,
                    "2",
                    "1",
                    "1")));
  }

  @Test
  void anErrorIsToldWithItsCode() {
    admin.query("select * from no_such_table");

    assertThat(found(admin, "execution_status, error_code", "select * from no_such_table"))
        .isEqualTo(List.of(List.of("FAILED_WITH_ERROR", "002003")));
  }

  @Test
  void kindsOfStatementsAreNamed() {
    admin.query("create or replace table kinds as select 1 as a");
    admin.query("insert into kinds values (1), (2)");
    admin.query("alter session set query_tag = ''");

    assertThat(
            found(
                    admin,
                    "query_type, rows_produced",
                    "create or replace table kinds as select 1 as a")
                .toString())
        .startsWith("[[CREATE_TABLE_AS_SELECT,");
    assertThat(found(admin, "query_type, rows_produced", "insert into kinds values (1), (2)"))
        .isEqualTo(List.of(List.of("INSERT", "2")));
    assertThat(found(admin, "query_type", "alter session set query_tag = ''"))
        .isEqualTo(List.of(List.of("ALTER_SESSION")));
  }

  @Test
  void whatStillRunsIsToldUnlessAnEndIsAskedFor() {
    String id = admin.query(LONG, newId(), Map.of("asyncExec", true)).id();
    String where = " where query_id = '" + id + "' and execution_status in ('RUNNING', 'QUEUED')";
    String history = "select count(*) from table(information_schema.query_history(";

    assertThat(rows(admin, history + "))" + where)).isEqualTo(List.of(List.of("1")));
    assertThat(rows(admin, history + "end_time_range_end => current_timestamp()))" + where))
        .isEqualTo(List.of(List.of("0")));

    server.api().cancel(id);
  }

  @Test
  void usersSeeTheirOwnAndAdministratorsAll() {
    ann.query("select 'of Ann'");

    assertThat(found(admin, "user_name", "select 'of Ann'")).isEqualTo(List.of(List.of("ANN")));
    admin.query("select 'of the administrator'");
    assertThat(found(ann, "user_name", "select 'of the administrator'")).isEqualTo(List.of());
    assertThat(
            rows(
                ann,
                "select count(*) from table(information_schema.query_history_by_user('ADMIN'))"))
        .isEqualTo(List.of(List.of("0")));
  }

  @Test
  void oneSessionsOneUsersAndOneWarehousesAreAskedFor() {
    DriverClient other = DriverClient.of(server, "ADMIN");
    other.query("use database d");
    other.query("select 'in the other session'");
    String seen = " where query_text = 'select ''in the other session'''";
    String count = "select count(*) from table(information_schema.query_history_by_";

    assertThat(rows(other, count + "session())" + seen)).isEqualTo(List.of(List.of("1")));
    assertThat(rows(admin, count + "session())" + seen)).isEqualTo(List.of(List.of("0")));
    assertThat(rows(admin, count + "user('admin', result_limit => 1000))" + seen))
        .isEqualTo(List.of(List.of("1")));
    assertThat(rows(admin, count + "warehouse('no_such_warehouse'))"))
        .isEqualTo(List.of(List.of("0")));
  }

  @Test
  void timesAndTheLimitNarrowIt() {
    String count = "select count(*) from table(information_schema.query_history(";
    assertThat(rows(admin, count + "result_limit => 2))")).isEqualTo(List.of(List.of("2")));
    assertThat(
            rows(
                admin,
                count
                    + "dateadd('day', -2, current_timestamp()),"
                    + " dateadd('day', -1, current_timestamp())))"))
        .isEqualTo(List.of(List.of("0")));
    assertThat(
            admin
                .query(count + "dateadd('day', -8, current_timestamp())))")
                .json()
                .get("message")
                .toString())
        .contains("more than 7 days ago");
    assertThat(admin.query(count + "result_limit => 10001))").success()).isFalse();
    assertThat(admin.query(count + "no_such_argument => 1))").success()).isFalse();
  }
}
