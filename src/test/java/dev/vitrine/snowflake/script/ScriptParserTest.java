package dev.vitrine.snowflake.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.kernel.SqlError;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptParserTest {

  private static final String ALL =
      """
      DECLARE
        x INT DEFAULT 1;
        y := 'a';
        c CURSOR FOR SELECT a FROM t WHERE a > ?;
        r RESULTSET DEFAULT (SELECT 1);
        e EXCEPTION (-20001, 'text');
        p PROCEDURE (a INT) RETURNS INT AS BEGIN RETURN a; END;
      BEGIN
        LET z FLOAT := x * 2;
        x := (SELECT MAX(a) FROM t);
        IF (x = 1) THEN NULL; ELSEIF (x > 2) THEN x := 3; ELSE x := 4; END IF;
        CASE (x) WHEN 1 THEN RETURN 1; ELSE RETURN 2; END CASE;
        CASE WHEN x = 1 THEN RETURN 1; END;
        FOR i IN REVERSE 1 TO 10 DO CONTINUE; END FOR outermost;
        FOR row IN c DO x := row.a; BREAK outermost; END FOR;
        WHILE (x < 3) LOOP x := x + 1; END LOOP;
        REPEAT x := x - 1; UNTIL (x < 0) END REPEAT;
        LOOP EXIT; END LOOP;
        OPEN c USING (x);
        FETCH c INTO x;
        CLOSE c;
        SELECT a, b INTO :x, :y FROM t WHERE c = CASE WHEN x THEN 1 END;
        INSERT INTO t VALUES (:x);
        EXECUTE IMMEDIATE 'select ?' USING (x);
        CALL p(1) INTO :x;
        BEGIN TRANSACTION;
        COMMIT;
        BEGIN RAISE e; EXCEPTION WHEN e OR STATEMENT_ERROR THEN RAISE; END;
        r := ASYNC (SELECT 2);
        AWAIT r;
        RETURN TABLE(r);
      EXCEPTION
        WHEN OTHER CONTINUE THEN RETURN SQLERRM;
      END;
      """;

  private static Block parse(String text) {
    return ScriptParser.parse(text, ParseOptions.DEFAULT, List.of());
  }

  @Test
  void everyKindOfStatementIsRead() {
    Block block = parse(ALL);

    assertThat(block.declarations()).hasSize(6);
    assertThat(block.body()).hasSize(23);
    assertThat(block.handlers()).singleElement().matches(Block.Handler::goesOn);
  }

  @Test
  void theIntoOfAStatementIsTakenOutAndItsPlacesStay() {
    Into into = Into.of("SELECT a INTO :x,\n y FROM t");

    assertThat(into.targets()).containsExactly("X", "Y");
    assertThat(into.text()).isEqualTo("SELECT a         \n   FROM t");
    assertThat(Into.of("INSERT INTO t SELECT 1").targets()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BEGIN RETURN 1 END | unexpected 'END'",
        "BEGIN SELECT 1 END; | unexpected 'END'",
        "BEGIN RETURN 1; | unexpected '<EOF>'",
        "BEGIN y := 1; END | invalid identifier 'Y'",
        "BEGIN SELECT 1 INTO :y; END | invalid identifier 'Y'",
        "BEGIN FETCH c INTO x; END | invalid identifier 'C'",
        "BEGIN RAISE e; END | invalid identifier 'E'",
        "BEGIN SELECT FROM FROM t; END | unexpected 'FROM'",
        "BEGIN IF (a) RETURN 1; END IF; END | unexpected 'RETURN'",
        "DECLARE e EXCEPTION (1, 'x'); BEGIN NULL; END | not between -20999 and -20000",
        "BEGIN RETURN 1; END; SELECT 1 | unexpected 'SELECT'",
      })
  void whatIsWrongIsTold(String script, String told) {
    assertThatThrownBy(() -> parse(script)).isInstanceOf(SqlError.class).hasMessageContaining(told);
  }

  @Test
  void blocksThatNestWithoutEndAreRefused() {
    assertThatThrownBy(() -> parse("BEGIN ".repeat(5000) + "NULL;" + " END;".repeat(5000)))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining("nest deeper");
  }

  @Test
  void anyMangledScriptIsReadOrRefused() {
    Random random = new Random(7);
    String[] words = ALL.split("(?<=\\s)|(?=[;()])");
    for (int round = 0; round < 3000; round++) {
      StringBuilder mangled = new StringBuilder();
      int from = random.nextInt(words.length);
      int length = 1 + random.nextInt(60);
      for (int i = 0; i < length; i++) {
        boolean jump = random.nextInt(8) == 0;
        int at = jump ? random.nextInt(words.length) : (from + i) % words.length;
        mangled.append(words[at]);
      }
      String text = (random.nextBoolean() ? "BEGIN " : "DECLARE ") + mangled;
      try {
        assertThat(parse(text)).isNotNull();
      } catch (SqlError refused) {
        assertThat(refused.text()).isNotEmpty();
      }
    }
  }
}
