package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.security.users.Users;
import dev.vitrine.server.Api.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Transactions of Snowflake's SQL as clients see them: locks, errors inside, scopes.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class TransactionsTest {

  private static RealServer server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    api = server.api();
    server.bean(Users.class).setPassword("ADMIN", DriverClient.PASSWORD);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer several(String sql) {
    return api.submitWith(sql, "MULTI_STATEMENT_COUNT", "0");
  }

  private static String running(String sql) {
    return api.start(sql, "MULTI_STATEMENT_COUNT", "0");
  }

  private static String cell(String sql) {
    Answer answer = api.submit(sql);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.cell();
  }

  private static Answer block(String body) {
    return api.submit("EXECUTE IMMEDIATE $$" + body + "$$");
  }

  private static String table(String columns) {
    String name = "t_" + UUID.randomUUID().toString().replace("-", "");
    assertThat(api.submit("CREATE TABLE " + name + " (" + columns + ")").status()).isEqualTo(200);
    return name;
  }

  /// A session whose transaction holds a table's lock until [#letGo].
  private static DriverClient holder(String table) {
    DriverClient session = new DriverClient(server);
    session.loginWith(
        "&databaseName=VITRINE&schemaName=PUBLIC", "ADMIN", "PASSWORD", DriverClient.PASSWORD);
    assertThat(session.query("BEGIN").success()).isTrue();
    assertThat(session.query("UPDATE " + table + " SET a = a + 1").success()).isTrue();
    assertThat(lockOf(table, "HOLDING")).isTrue();
    return session;
  }

  private static void letGo(DriverClient session) {
    assertThat(session.query("COMMIT").success()).isTrue();
    session.logout();
  }

  private static boolean lockOf(String table, String status) {
    return api.submit("SHOW LOCKS").data().stream()
        .anyMatch(row ->
            row.get(0)
                    .toUpperCase(java.util.Locale.ROOT)
                    .endsWith(table.toUpperCase(java.util.Locale.ROOT))
                && row.get(4).equals(status));
  }

  private static void until(java.util.function.BooleanSupplier holds) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it never came to that").isLessThan(end);
    }
  }

  @Test
  void aWriterWaitsForTheOneBeforeItAndSeesWhatThatDid() {
    String table = table("a INT");
    api.submit("INSERT INTO " + table + " VALUES (1)");
    DriverClient first = holder(table);

    String second = api.start("UPDATE " + table + " SET a = a * 10");
    until(() -> lockOf(table, "WAITING"));
    assertThat(String.valueOf(api.get(second, "").at("progress", "step"))).isIn("blocked", "null");
    letGo(first);

    api.until(second, answer -> answer.status() == 200);
    assertThat(cell("SELECT a FROM " + table)).isEqualTo("20");
    assertThat(lockOf(table, "HOLDING")).isFalse();
  }

  @Test
  void aTransactionThatReadBeforeItWaitedSeesWhatTheOtherDid() {
    String table = table("a INT");
    String other = table("b INT");
    api.submit("INSERT INTO " + table + " VALUES (1)");
    DriverClient first = holder(table);

    String second =
        running(
            "BEGIN; INSERT INTO "
                + other
                + " VALUES (7); SELECT a FROM "
                + table
                + "; UPDATE "
                + table
                + " SET a = a * 10; COMMIT");
    until(() -> lockOf(table, "WAITING"));
    letGo(first);

    Answer done = api.until(second, answer -> answer.status() != 202);
    assertThat(done.status()).as(done.body()).isEqualTo(200);
    assertThat(cell("SELECT a FROM " + table)).isEqualTo("20");
    assertThat(cell("SELECT b FROM " + other)).isEqualTo("7");
  }

  @Test
  void whoOnlyAddsRowsWaitsForNobody() {
    String table = table("a INT");
    api.submit("INSERT INTO " + table + " VALUES (1)");
    DriverClient first = holder(table);

    assertThat(cell("INSERT INTO " + table + " VALUES (5)")).isEqualTo("1");
    letGo(first);
    assertThat(cell("SELECT SUM(a) FROM " + table)).isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE %s SET a = 0",
        "DELETE FROM %s",
        "TRUNCATE TABLE %s",
        "INSERT OVERWRITE INTO %s VALUES (0)",
        "MERGE INTO %s USING (SELECT 2 AS s) ON a = s WHEN MATCHED THEN DELETE",
        "ALTER TABLE %s ADD COLUMN more INT",
        "DROP TABLE %s",
        "CREATE OR REPLACE TABLE %s (z INT)",
      })
  void withoutPatienceALockedTableIsAnError(String sql) {
    String table = table("a INT");
    api.submit("INSERT INTO " + table + " VALUES (1)");
    DriverClient first = holder(table);

    Answer refused = several("ALTER SESSION SET LOCK_TIMEOUT = 0; " + sql.formatted(table));
    letGo(first);

    Answer failed = api.get(refused.handles().getLast(), "");
    assertThat(failed.text("code")).as(failed.body()).isEqualTo("000625");
    assertThat(failed.text("sqlState")).isEqualTo("57014");
    assertThat(failed.text("message"))
        .matches(
            "(?s)Statement '[0-9a-f-]{36}' has locked table '(?i:"
                + table
                + ")' in transaction [0-9]+ and this lock has not yet been released\\.\nYour"
                + " statement '[0-9a-f-]{36}' was aborted because LOCK_TIMEOUT is 0.*");
    assertThat(cell("SELECT a FROM " + table)).isEqualTo("2");
  }

  @Test
  void whoWaitsIsCanceledAtOnce() {
    String table = table("a INT");
    api.submit("INSERT INTO " + table + " VALUES (1)");
    DriverClient first = holder(table);
    String second = api.start("UPDATE " + table + " SET a = 0");
    until(() -> lockOf(table, "WAITING"));

    api.cancel(second);
    Answer canceled = api.until(second, answer -> answer.status() == 422);
    assertThat(canceled.text("code")).isEqualTo("000604");
    assertThat(lockOf(table, "WAITING")).isFalse();
    letGo(first);
    assertThat(cell("SELECT a FROM " + table)).isEqualTo("2");
  }

  @Test
  void manyWaitersDoNotKeepOthersFromRunning() {
    String table = table("a INT");
    api.submit("INSERT INTO " + table + " VALUES (0)");
    DriverClient first = holder(table);
    List<String> waiting =
        java.util.stream.IntStream.range(0, 30)
            .mapToObj(_ -> api.start("UPDATE " + table + " SET a = a + 1"))
            .toList();

    letGo(first);
    waiting.forEach(each -> api.until(each, answer -> answer.status() == 200));
    assertThat(cell("SELECT a FROM " + table)).isEqualTo("31");
  }

  @Test
  void aDeadlockEndsTheStatementThatCloses() {
    String one = table("a INT");
    String two = table("a INT");
    api.submit("INSERT INTO " + one + " VALUES (1)");
    api.submit("INSERT INTO " + two + " VALUES (1)");
    DriverClient first = holder(one);
    String second =
        running("BEGIN; UPDATE " + two + " SET a = 3; UPDATE " + one + " SET a = 3; COMMIT");
    until(() -> lockOf(one, "WAITING"));

    DriverClient.Answer closing = first.query("UPDATE " + two + " SET a = 2");
    assertThat(closing.success()).isFalse();
    assertThat(String.valueOf(closing.json().get("message"))).contains("deadlock");
    letGo(first);
    Answer secondEnd = api.until(second, answer -> answer.status() != 202);
    assertThat(secondEnd.status()).as(secondEnd.body()).isEqualTo(200);
    assertThat(cell("SELECT a FROM " + one)).isEqualTo("3");
    assertThat(cell("SELECT a FROM " + two)).isEqualTo("3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO %s VALUES (NULL)",
        "INSERT INTO %s SELECT 1 / 0",
        "SELECT 1 / (a - a) FROM %s",
        "INSERT INTO %s SELECT TO_NUMBER(x) FROM (SELECT 'abc' AS x)",
        "UPDATE %s SET a = CAST(a || 'x' AS INT)",
        "SELECT * FROM nowhere_at_all",
      })
  void anErrorInsideATransactionDoesNotEndIt(String failing) {
    String table = table("a INT NOT NULL");

    Answer done =
        block(
            "BEGIN BEGIN TRANSACTION; INSERT INTO %s VALUES (1); UPDATE %s SET a = a + 1; BEGIN %s;"
                    .formatted(table, table, failing.formatted(table))
                + " EXCEPTION WHEN OTHER THEN NULL; END; INSERT INTO "
                + table
                + " VALUES (9); COMMIT; RETURN 'kept'; END");

    assertThat(done.status()).as(done.body()).isEqualTo(200);
    assertThat(api.submit("SELECT a FROM " + table + " ORDER BY a").data())
        .containsExactly(List.of("2"), List.of("9"));
  }

  @Test
  void anErrorThatAScriptFindsItselfDoesNotEndItEither() {
    String table = table("a INT");

    Answer done =
        block(
            "BEGIN BEGIN TRANSACTION; INSERT INTO "
                + table
                + " VALUES (1); BEGIN LET x := (SELECT 1 / 0); EXCEPTION WHEN OTHER THEN NULL; END; INSERT"
                + " INTO "
                + table
                + " VALUES (2); COMMIT; END");

    assertThat(done.status()).as(done.body()).isEqualTo(200);
    assertThat(cell("SELECT SUM(a) FROM " + table)).isEqualTo("3");
  }

  @Test
  void whatCannotBeDoneAgainAbortsTheTransaction() {
    String table = table("a FLOAT");

    Answer done =
        block(
            "BEGIN BEGIN TRANSACTION; INSERT INTO "
                + table
                + " SELECT RANDOM(); BEGIN SELECT 1 / 0; EXCEPTION WHEN OTHER THEN NULL; END;"
                + " INSERT INTO "
                + table
                + " VALUES (2); COMMIT; END");

    assertThat(done.status()).isEqualTo(422);
    assertThat(done.text("message")).contains("ROLLBACK");
    assertThat(cell("SELECT COUNT(*) FROM " + table)).isEqualTo("0");
  }

  @Test
  void withoutAutocommitAChangeOpensATransactionAndDdlCommitsIt() {
    String table = table("a INT");

    several(
        "ALTER SESSION SET AUTOCOMMIT = FALSE; INSERT INTO "
            + table
            + " VALUES (1); COMMIT; INSERT"
            + " INTO "
            + table
            + " VALUES (2)");
    several(
        "ALTER SESSION SET AUTOCOMMIT = FALSE; INSERT INTO "
            + table
            + " VALUES (3); CREATE TABLE "
            + table
            + "_more (a INT); INSERT INTO "
            + table
            + " VALUES (4); ROLLBACK");
    several(
        "ALTER SESSION SET AUTOCOMMIT = FALSE; INSERT INTO "
            + table
            + " VALUES (5); alter session /* driver */ set autocommit=true");

    assertThat(api.submit("SELECT a FROM " + table + " ORDER BY a").data())
        .containsExactly(List.of("1"), List.of("3"), List.of("5"));
  }

  @Test
  void truncateIsPartOfTheTransaction() {
    String table = table("a INT");
    api.submit("INSERT INTO " + table + " VALUES (1)");

    several("BEGIN; TRUNCATE TABLE " + table + "; ROLLBACK");
    assertThat(cell("SELECT COUNT(*) FROM " + table)).isEqualTo("1");
  }

  @Test
  void aTransactionHasAnIdWhileItIsOpen() {
    Answer ids =
        several(
            "BEGIN WORK NAME mine; SELECT CURRENT_TRANSACTION(); BEGIN; SHOW TRANSACTIONS; COMMIT"
                + " WORK; SELECT CURRENT_TRANSACTION() IS NULL; SELECT LAST_TRANSACTION()");

    assertThat(ids.status()).as(ids.body()).isEqualTo(200);
    String id = api.get(ids.handles().get(1), "").cell();
    assertThat(id).matches("[0-9]{19}");
    List<String> shown =
        api.get(ids.handles().get(3), "").data().stream()
            .filter(row -> row.get(0).equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(shown.get(3)).isEqualTo("MINE");
    assertThat(shown.get(5)).isEqualTo("running");
    assertThat(api.get(ids.handles().get(5), "").cell()).isEqualTo("true");
    assertThat(api.get(ids.handles().get(6), "").cell()).isEqualTo(id);
    assertThat(api.submit("DESCRIBE TRANSACTION " + id).data().getFirst().get(5))
        .isEqualTo("committed");
  }

  @Test
  void someoneElseAbortsATransaction() {
    String table = table("a INT");
    api.submit("INSERT INTO " + table + " VALUES (1)");
    DriverClient first = holder(table);
    String id =
        api.submit("SHOW LOCKS IN ACCOUNT").data().stream()
            .filter(row -> row.get(0).endsWith(table.toUpperCase(java.util.Locale.ROOT)))
            .findFirst()
            .orElseThrow()
            .get(2);

    Answer aborted = api.submit("SELECT SYSTEM$ABORT_TRANSACTION(" + id + ")");
    assertThat(aborted.status()).as(aborted.body()).isEqualTo(200);

    DriverClient.Answer failed = first.query("COMMIT");
    assertThat(failed.success()).isFalse();
    assertThat(String.valueOf(failed.json().get("message"))).contains("aborted");
    first.logout();
    assertThat(cell("SELECT a FROM " + table)).isEqualTo("1");
    assertThat(api.submit("DESC TRANSACTION " + id).data().getFirst().get(5))
        .isEqualTo("rolled back");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1700000000123456000 1560", "2023-11-15 00:13:20.123456 +02:00"})
  void aBoundTimestampKeepsItsOffset(String bound) {
    Answer answer =
        api.submit(
            "SELECT TO_VARCHAR(?, 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')",
            Map.of("bindings", Map.of("1", Map.of("type", "TIMESTAMP_TZ", "value", bound))),
            "");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.cell()).isEqualTo("2023-11-15 00:13:20.123456 +02:00");
  }

  @Test
  void aProcedureEndsTheTransactionsThatItBegins() {
    String table = table("a INT");
    api.submit(
        "CREATE PROCEDURE "
            + table
            + "_open() RETURNS INT LANGUAGE SQL AS $$ BEGIN BEGIN TRANSACTION;"
            + " INSERT INTO "
            + table
            + " VALUES (1); RETURN 1; END $$");
    api.submit(
        "CREATE PROCEDURE "
            + table
            + "_ends() RETURNS INT LANGUAGE SQL AS $$ BEGIN COMMIT; RETURN 1;"
            + " END $$");

    Answer left = api.submit("CALL " + table + "_open()");
    assertThat(left.text("message")).contains("Scoped transaction started in stored procedure");
    assertThat(cell("SELECT COUNT(*) FROM " + table)).isEqualTo("0");

    Answer other =
        several("BEGIN; INSERT INTO " + table + " VALUES (2); CALL " + table + "_ends()");
    assertThat(other.body()).contains("different scope");
    assertThat(cell("SELECT COUNT(*) FROM " + table)).isEqualTo("0");
  }
}
