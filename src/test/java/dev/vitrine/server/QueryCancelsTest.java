package dev.vitrine.server;

import static dev.vitrine.server.DriverClient.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.security.users.Users;
import dev.vitrine.server.DriverClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `SYSTEM$CANCEL_QUERY` and `SYSTEM$CANCEL_ALL_QUERIES`, by which tools cancel in SQL.
class QueryCancelsTest {

  private static final String LONG = "select system$wait(1, 'HOURS')";

  private static RealServer server;
  private static DriverClient admin;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    Users users = server.bean(Users.class);
    users.setPassword("ADMIN", DriverClient.PASSWORD);
    users.create("ANN");
    users.setPassword("ANN", DriverClient.PASSWORD);
    admin = DriverClient.of(server, "ADMIN");
  }

  @AfterAll
  static void stop() {
    admin.logout();
    server.close();
  }

  private static String begun(DriverClient client) {
    return client.query(LONG, newId(), Map.of("asyncExec", true)).id();
  }

  private static Object told(DriverClient client, String sql) {
    Answer answer = client.query(sql);
    assertThat(answer.success()).as(sql + " " + answer).isTrue();
    return ((List<?>) ((List<?>) answer.rows()).getFirst()).getFirst();
  }

  private static void assertCanceled(DriverClient client, String id) {
    assertThat(client.result(id).code()).isEqualTo("000604");
  }

  @Test
  void aStatementIsCanceledByItsId() {
    String id = begun(admin);
    String cancel = "select system$cancel_query('" + id + "')";

    assertThat(told(admin, cancel)).isEqualTo("query [" + id + "] terminated.");
    assertCanceled(admin, id);
    assertThat(told(admin, cancel))
        .isEqualTo("Identified SQL statement is not currently executing.");
  }

  @Test
  void aCallCancelsToo() {
    String id = begun(DriverClient.of(server, "ADMIN"));

    assertThat(told(admin, "call system$cancel_query('" + id + "')"))
        .isEqualTo("query [" + id + "] terminated.");
    assertCanceled(admin, id);
  }

  @Test
  void whatIsNoStatementOfTheUsersIsNotFound() {
    DriverClient ann = DriverClient.of(server, "ANN");
    String id = begun(admin);

    assertThat(ann.query("select system$cancel_query('" + id + "')").code()).isEqualTo("000709");
    assertThat(ann.query("select system$cancel_query('" + UUID.randomUUID() + "')").code())
        .isEqualTo("000709");
    assertThat(ann.query("select system$cancel_query('x')").success()).isFalse();
    assertThat(admin.status(id)).isIn("QUEUED", "RUNNING");
    server.api().cancel(id);
  }

  @Test
  void allOfASessionAreCanceledButNotTheOneThatAsks() {
    DriverClient session = DriverClient.of(server, "ADMIN");
    DriverClient ann = DriverClient.of(server, "ANN");
    String number = told(session, "select current_session()").toString();
    String first = begun(session);
    String second = begun(session);
    String elsewhere = begun(admin);

    assertThat(told(ann, "select system$cancel_all_queries(" + number + ")"))
        .isEqualTo("0 queries terminated.");
    assertThat(told(session, "select system$cancel_all_queries(" + number + ")"))
        .isEqualTo("2 queries terminated.");
    assertCanceled(session, first);
    assertCanceled(session, second);
    assertThat(admin.status(elsewhere)).isIn("QUEUED", "RUNNING");
    server.api().cancel(elsewhere);
  }

  @Test
  void anAdministratorCancelsThoseOfAUsersSession() {
    DriverClient ann = DriverClient.of(server, "ANN");
    String number = told(ann, "select current_session()").toString();
    String id = begun(ann);

    assertThat(told(admin, "call system$cancel_all_queries(" + number + ")"))
        .isEqualTo("1 query terminated.");
    assertCanceled(ann, id);
  }

  /// What names the call without running it.
  private static List<String> told(String call) {
    return List.of(
        "create view made.public.v as select " + call + " as a",
        "create function made.public.f() returns varchar as $$ " + call + " $$",
        "create function made.public.g() returns table (a varchar) as $$ select " + call + " $$",
        "create table made.public.d (a varchar default " + call + ")",
        "explain select " + call,
        "explain using json select * from (select " + call + ")",
        "select " + call + ", no_such_column",
        "select " + call + " from no_such_table",
        "describe function " + call);
  }

  @Test
  void nothingIsCanceledByAStatementThatIsNotRun() {
    DriverClient session = DriverClient.of(server, "ADMIN");
    session.query("create or replace database made");
    String number = told(session, "select current_session()").toString();
    String id = begun(session);

    for (String call :
        List.of("system$cancel_query('" + id + "')", "system$cancel_all_queries(" + number + ")")) {
      told(call).forEach(sql -> admin.query(sql));
      Answer described = admin.query("select " + call, newId(), Map.of("describeOnly", true));
      assertThat(described.success()).isTrue();
      assertThat(admin.query("create view made.public.v as select " + call + " as a").code())
          .isEqualTo("000002");
      assertThat(
              admin
                  .query(
                      "create function made.public.f() returns varchar as '"
                          + call.replace("'", "''")
                          + "'")
                  .code())
          .isEqualTo("000002");
      assertThat(admin.query("insert into made.public.d (a) values (default)").success()).isFalse();
    }
    assertThat(admin.status(id)).isIn("QUEUED", "RUNNING");
    assertThat(told(admin, "select a from (select system$cancel_query('" + id + "') as a)"))
        .isEqualTo("query [" + id + "] terminated.");
    assertCanceled(session, id);
  }

  @Test
  void aChangeOfRowsThatRunsCancels() {
    admin.query("create or replace database kept");
    admin.query("create table kept.public.log (told varchar)");
    String first = begun(admin);
    String second = begun(admin);

    admin.query("insert into kept.public.log select system$cancel_query('" + first + "')");
    admin.query(
        "create table kept.public.made as select system$cancel_query('" + second + "') as told");

    assertCanceled(admin, first);
    assertCanceled(admin, second);
    assertThat(told(admin, "select told from kept.public.log"))
        .isEqualTo("query [" + first + "] terminated.");
    assertThat(told(admin, "select told from kept.public.made"))
        .isEqualTo("query [" + second + "] terminated.");
  }
}
