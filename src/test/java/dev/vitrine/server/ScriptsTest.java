package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Snowflake Scripting as a client sees it.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ScriptsTest {

  private static RealServer server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    api = server.api();
    api.submit("CREATE TABLE numbers (a INT, b VARCHAR)");
    api.submit("INSERT INTO numbers VALUES (1, 'x'), (2, 'y'), (3, 'z')");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer block(String body) {
    return api.submit("EXECUTE IMMEDIATE $$" + body + "$$");
  }

  private static String column(Answer answer) {
    return String.valueOf(answer.at("resultSetMetaData", "rowType", 0, "name"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "BEGIN RETURN 1 + 1; END ~ 2",
        "DECLARE x INT DEFAULT 5; BEGIN x := x * 2; RETURN x; END ~ 10",
        "BEGIN LET t := 0; FOR i IN 1 TO 4 DO t := t + i; END FOR; RETURN t; END ~ 10",
        "BEGIN LET t := ''; FOR i IN REVERSE 1 TO 3 DO t := t || i; END FOR; RETURN t; END ~ 321",
        "BEGIN LET n := 0; WHILE (n < 5) DO n := n + 2; END WHILE; RETURN n; END ~ 6",
        "BEGIN LET n := 5; REPEAT n := n - 1; UNTIL (n <= 2) END REPEAT; RETURN n; END ~ 2",
        "BEGIN LET n := 0; LOOP n := n + 1; IF (n = 3) THEN BREAK; END IF; END LOOP; RETURN n; END ~ 3",
        "BEGIN LET x := 'b'; CASE (x) WHEN 'a' THEN RETURN 1; WHEN 'b' THEN RETURN 2; END CASE; END ~ 2",
        "DECLARE t INT := 0; c CURSOR FOR SELECT a FROM numbers; BEGIN FOR r IN c DO t := t + r.a; END FOR; RETURN t; END ~ 6",
        "DECLARE m INT; BEGIN SELECT MAX(a) INTO :m FROM numbers; RETURN m; END ~ 3",
        "DECLARE m INT := 1; BEGIN SELECT a INTO :m FROM numbers WHERE a > 9; RETURN NVL(m, -1); END ~ -1",
        "DECLARE x INT; c CURSOR FOR SELECT a FROM numbers WHERE a > ? ORDER BY a; BEGIN OPEN c USING (1); FETCH c INTO x; CLOSE c; RETURN x; END ~ 2",
        "BEGIN LET n := (SELECT COUNT(*) FROM numbers); RETURN n; END ~ 3",
        "BEGIN LET x := 1 / 0; RETURN 'no'; EXCEPTION WHEN OTHER THEN RETURN sqlcode || ' ' || sqlerrm || ' ' || sqlstate; END ~ 100051 Division by zero 22012",
        "DECLARE e EXCEPTION (-20002, 'raised'); BEGIN RAISE e; EXCEPTION WHEN e THEN RETURN SQLERRM || SQLCODE; END ~ raised-20002",
        "DECLARE e EXCEPTION; x INT := 0; BEGIN RAISE e; x := x + 1; RETURN x; EXCEPTION WHEN e CONTINUE THEN x := 10; END ~ 11",
        "BEGIN LET x := 0; IF (x = 0 OR 1 / x > 2) THEN RETURN 'left first'; END IF; END ~ left first",
        "BEGIN LET t := 'numbers'; LET n INT; SELECT COUNT(*) INTO :n FROM IDENTIFIER(:t); RETURN n; END ~ 3",
        "BEGIN LET c := 'a'; LET n INT; SELECT MAX(IDENTIFIER(:c)) INTO :n FROM numbers; RETURN n; END ~ 3",
        "BEGIN LET c := 'a'; LET n := (SELECT MAX(IDENTIFIER(:c)) FROM numbers); RETURN n; END ~ 3",
        "BEGIN LET f := 'max'; LET n INT; SELECT IDENTIFIER(:f)(a) INTO :n FROM numbers; RETURN n; END ~ 3",
        "BEGIN BEGIN TRANSACTION; SELECT 1; COMMIT; RETURN 'kept'; END ~ kept",
        "BEGIN LET r RESULTSET := ASYNC (SELECT 1); CANCEL r; RETURN 'canceled'; END ~ canceled",
      })
  void aBlockReturnsItsValue(String body, String value) {
    Answer answer = block(body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(column(answer)).isEqualTo("anonymous block");
    assertThat(answer.cell()).isEqualTo(value);
  }

  @Test
  void aStatementWaitsAsLongAsItSays() {
    assertThat(api.submit("CALL SYSTEM$WAIT(0)").cell()).isEqualTo("waited 0 seconds");
    assertThat(column(api.submit("CALL SYSTEM$WAIT(1, 'MILLISECONDS')"))).isEqualTo("SYSTEM$WAIT");
    assertThat(api.submit("SELECT SYSTEM$WAIT(5, 'milliseconds')").cell())
        .isEqualTo("waited 5 milliseconds");
    assertThat(api.submit("CALL SYSTEM$WAIT(1, 'weeks')").text("code")).isEqualTo("001015");
    assertThat(api.submit("CALL SYSTEM$WAIT('x')").text("code")).isEqualTo("001015");
    assertThat(
            api.submitWith("CALL SYSTEM$WAIT(1, 'HOURS')", "STATEMENT_TIMEOUT_IN_SECONDS", "1")
                .text("code"))
        .isEqualTo("000630");
  }

  @Test
  void aBlockNeedsNoDollarsAndStaysWholeAmongOtherStatements() {
    assertThat(api.submit("DECLARE x INT := 2; BEGIN LET y := x; RETURN y; END;").cell())
        .isEqualTo("2");
    Answer several =
        api.submitWith(
            "SET v = 1; BEGIN LET x := 1; RETURN x; END; SELECT 2", "MULTI_STATEMENT_COUNT", "3");
    assertThat(several.status()).as(several.body()).isEqualTo(200);
  }

  @Test
  void aBlockWithoutReturnGivesNull() {
    assertThat(block("BEGIN NULL; END").data().getFirst().getFirst()).isNull();
  }

  @Test
  void changesAreCounted() {
    api.submit("CREATE TABLE counted (a INT)");
    assertThat(
            block(
                    "BEGIN FOR i IN 1 TO 3 DO INSERT INTO counted VALUES (:i); END FOR;"
                        + " UPDATE counted SET a = a + 1; RETURN SQLROWCOUNT; END")
                .cell())
        .isEqualTo("3");
    assertThat(api.submit("SELECT SUM(a) FROM counted").cell()).isEqualTo("9");
  }

  @Test
  void whatNothingCatchesTellsItsPlace() {
    Answer failed = block("BEGIN\n  LET n INT := 1 / 0;\nEND");
    assertThat(failed.text("code")).isEqualTo("100051");
    assertThat(failed.text("sqlState")).isEqualTo("22012");
    assertThat(failed.text("message"))
        .isEqualTo(
            "Uncaught exception of type 'EXPRESSION_ERROR' on line 2 at position 15 : Division by"
                + " zero");

    Answer raised = block("DECLARE\n  e EXCEPTION (-20003, 'mine');\nBEGIN\n  RAISE e;\nEND");
    assertThat(raised.text("code")).isEqualTo("-20003");
    assertThat(raised.text("sqlState")).isEqualTo("P0001");
    assertThat(raised.text("message"))
        .isEqualTo("Uncaught exception of type 'E' on line 4 at position 2 : mine");

    assertThat(block("DECLARE x INT; BEGIN SELECT a INTO :x FROM numbers; END").text("message"))
        .endsWith("A SELECT INTO statement expects exactly 1 returned row, but got 3.");
  }

  @Test
  void proceduresAreCalledByPlaceAndByName() {
    api.submit(
        "CREATE OR REPLACE PROCEDURE glue(a INT, b VARCHAR DEFAULT '!') RETURNS VARCHAR LANGUAGE"
            + " SQL AS 'BEGIN RETURN a || b; END'");
    assertThat(column(api.submit("CALL glue(1)"))).isEqualTo("GLUE");
    assertThat(api.submit("CALL glue(1)").cell()).isEqualTo("1!");
    assertThat(api.submit("CALL glue(b => 'x', a => 2)").cell()).isEqualTo("2x");
    assertThat(api.submit("CALL glue()").text("code")).isEqualTo("001044");
    assertThat(api.submit("CALL unheard_of(1)").text("code")).isEqualTo("002140");
    assertThat(api.submit("DROP PROCEDURE glue(INT, VARCHAR)").cell())
        .isEqualTo("GLUE successfully dropped.");
  }

  @Test
  void aProcedureCallsItselfButNotWithoutEnd() {
    api.submit(
        "CREATE OR REPLACE PROCEDURE factorial(n INT) RETURNS INT LANGUAGE SQL AS BEGIN IF (n <= 1)"
            + " THEN RETURN 1; END IF; LET r INT; CALL factorial(:n - 1) INTO :r; RETURN n * r;"
            + " END");
    assertThat(api.submit("CALL factorial(10)").cell()).isEqualTo("3628800");
    assertThat(api.submit("CALL factorial(500)").text("message")).contains("deeper than");
  }

  @Test
  void aTableIsReturnedAsAnnounced() {
    api.submit(
        "CREATE OR REPLACE PROCEDURE few(n INT) RETURNS TABLE (k INT, v VARCHAR) LANGUAGE SQL AS $$"
            + " DECLARE r RESULTSET DEFAULT (SELECT a, b FROM numbers WHERE a <= :n ORDER BY a);"
            + " BEGIN RETURN TABLE(r); END $$");
    Answer rows = api.submit("CALL few(2)");
    assertThat(rows.data()).containsExactly(List.of("1", "x"), List.of("2", "y"));
    assertThat(column(rows)).isEqualTo("K");
  }

  @Test
  void dynamicStatementsBindWhatUsingGives() {
    assertThat(api.submit("EXECUTE IMMEDIATE 'SELECT ? + ?' USING (1, 2)").cell()).isEqualTo("3");
    assertThat(
            block(
                    "BEGIN LET r RESULTSET := (EXECUTE IMMEDIATE 'SELECT ?' USING (7)); RETURN TABLE(r); END")
                .cell())
        .isEqualTo("7");
    assertThat(api.submit("EXECUTE IMMEDIATE 'SELECT 1; SELECT 2'").status()).isEqualTo(422);
  }

  @Test
  void otherLanguagesAreRefusedByName() {
    assertThat(
            api.submit(
                    "CREATE PROCEDURE py() RETURNS INT LANGUAGE PYTHON RUNTIME_VERSION = '3.11'"
                        + " HANDLER = 'f' AS $$ x $$")
                .text("message"))
        .contains("PYTHON");
  }

  @Test
  void anEndlessLoopIsCancelled() {
    String handle = api.start("EXECUTE IMMEDIATE $$ BEGIN LOOP NULL; END LOOP; END $$");
    api.send("POST", "/api/v2/statements/" + handle + "/cancel", null);
    assertThat(api.until(handle, answer -> answer.status() != 202).text("code"))
        .isEqualTo("000604");
  }
}
