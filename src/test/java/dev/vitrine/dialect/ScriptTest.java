package dev.vitrine.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.kernel.lex.Escapes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {

  private static List<String> split(String text) {
    return Script.split(text, Escapes.SNOWFLAKE).stream().map(Script.Part::text).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEGIN RETURN 1; END",
        "begin select case when a then 1 else 2 end from t; return 1; end",
        "DECLARE x INT; c CURSOR FOR SELECT 1; BEGIN x := 1; RETURN x; END",
        "BEGIN IF (a) THEN b := 1; ELSEIF (c) THEN d := 1; ELSE e := 1; END IF; RETURN 1; END",
        "BEGIN FOR i IN 1 TO 3 LOOP NULL; END LOOP; FOR r IN c DO NULL; END FOR outer; END",
        "BEGIN WHILE (a) DO NULL; END WHILE; REPEAT x := 1; UNTIL (b) END REPEAT; LOOP BREAK; END LOOP; END",
        "BEGIN CASE (x) WHEN 1 THEN y := 1; ELSE y := REPEAT('a', 2); END CASE; RETURN y; END",
        "BEGIN CASE WHEN a THEN REPEAT y := 1; UNTIL (b) END REPEAT; END; RETURN 1; END",
        "BEGIN DROP TABLE IF EXISTS t; CREATE TABLE IF NOT EXISTS t (a INT); END",
        "BEGIN BEGIN TRANSACTION; COMMIT; BEGIN; ROLLBACK; BEGIN RETURN 1; END; END",
        "BEGIN DECLARE y INT; BEGIN y := 1; END; EXCEPTION WHEN OTHER THEN RETURN 1; END",
        "CREATE OR REPLACE PROCEDURE p() RETURNS INT LANGUAGE SQL AS BEGIN RETURN 1; END",
        "CREATE PROCEDURE p() RETURNS INT AS DECLARE x INT; BEGIN x := 1; RETURN x; END",
        "SELECT 1 ->> BEGIN RETURN 1; END",
        "BEGIN SELECT 1 ->> SELECT 2; IF (a) THEN RETURN 1; END IF; END ->> SELECT * FROM $1",
        "WITH p AS PROCEDURE (a INT) RETURNS INT LANGUAGE SQL AS BEGIN RETURN a; END CALL p(1)",
        "DECLARE p PROCEDURE () RETURNS INT AS BEGIN RETURN 1; END; BEGIN RETURN 1; END",
        "BEGIN SELECT * FROM t CHANGES(INFORMATION => DEFAULT) AT(OFFSET => -1) END(OFFSET => 0); END",
        "begin -- a comment; with semicolons\n return 'a;b'; /* ; */ end"
      })
  void aBlockStaysWhole(String block) {
    assertThat(split(block + ";")).containsExactly(block);
    assertThat(split("select 1; " + block + "; select 2"))
        .containsExactly("select 1", block, "select 2");
  }

  @Test
  void aTransactionIsNoBlock() {
    assertThat(split("BEGIN; INSERT INTO t VALUES (1); COMMIT"))
        .containsExactly("BEGIN", "INSERT INTO t VALUES (1)", "COMMIT");
    assertThat(
            split("BEGIN TRANSACTION; SELECT 1; COMMIT; BEGIN WORK; ROLLBACK; BEGIN NAME x; END"))
        .hasSize(7);
  }

  @Test
  void aQueryThatUsesTheWordsOfScriptsEndsAtItsSemicolon() {
    assertThat(
            split(
                "SELECT CASE WHEN a THEN 1 END; SELECT REPEAT('a', 3); SELECT 1 AS loop; SELECT 2"))
        .hasSize(4);
    assertThat(
            split(
                "CREATE TABLE t AS SELECT 1; WITH a AS (SELECT 1) SELECT 2; DROP TABLE IF EXISTS t"))
        .hasSize(3);
  }

  @Test
  void anUnfinishedBlockGoesToTheEnd() {
    assertThat(split("BEGIN RETURN 1; SELECT 2;")).hasSize(1);
  }

  @Test
  void theEnginesOwnDialectHasNoBlocks() {
    assertThat(Script.split("BEGIN select 1; select 2; END", Escapes.STANDARD)).hasSize(3);
  }
}
