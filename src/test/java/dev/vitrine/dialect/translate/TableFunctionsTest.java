package dev.vitrine.dialect.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Functions that give rows.
class TableFunctionsTest {

  private static List<List<String>> rows(String sql) {
    return TranslatedDuckDb.ask(sql).rows().stream()
        .map(row -> row.stream().map(String::valueOf).toList())
        .toList();
  }

  @Test
  void textsAreSplitByATextWithTheirPlaces() {
    assertThat(rows("SELECT * FROM TABLE(SPLIT_TO_TABLE('a.b', '.'))"))
        .containsExactly(List.of("1", "1", "a"), List.of("1", "2", "b"));
    assertThat(TranslatedDuckDb.ask("SELECT * FROM TABLE(SPLIT_TO_TABLE('a', '.'))").names())
        .containsExactly("SEQ", "INDEX", "VALUE");
  }

  @Test
  void eachRowOnTheLeftIsSplit() {
    assertThat(
            rows(
                "SELECT s.k, f.value FROM (SELECT 'x' AS k, 'p;q' AS v UNION ALL SELECT 'y', 'r') s,"
                    + " LATERAL SPLIT_TO_TABLE(s.v, ';') f ORDER BY 1, f.index"))
        .containsExactly(List.of("x", "p"), List.of("x", "q"), List.of("y", "r"));
  }

  @Test
  void rowsOfOneTextShareASequenceNumber() {
    assertThat(
            rows(
                "SELECT COUNT(*) FROM (SELECT f.seq FROM (SELECT 'a,b' AS v UNION ALL SELECT 'c,d') s,"
                    + " TABLE(SPLIT_TO_TABLE(s.v, ',')) f GROUP BY f.seq)"))
        .containsExactly(List.of("2"));
  }

  @Test
  void anyOfSomeCharactersParts() {
    assertThat(rows("SELECT index, value FROM TABLE(STRTOK_SPLIT_TO_TABLE('a.b--]c', '.-]'))"))
        .containsExactly(List.of("1", "a"), List.of("2", "b"), List.of("3", "c"));
    assertThat(rows("SELECT value FROM TABLE(STRTOK_SPLIT_TO_TABLE(' a b'))"))
        .containsExactly(List.of("a"), List.of("b"));
  }

  @TestFactory
  Stream<DynamicTest> generated() {
    return Answers.table(
        """
        SELECT COUNT(*) FROM TABLE(GENERATOR(ROWCOUNT => 10)) → 10
        SELECT COUNT(*) FROM TABLE(GENERATOR()) → 0
        SELECT COUNT(*) FROM TABLE(GENERATOR(3)) → 0
        SELECT SEQ4(2) FROM TABLE(GENERATOR(ROWCOUNT => 1)) → ! 001015 Invalid parameter value: 2. Reason: sign must be 0 or 1
        SELECT LISTAGG(SEQ4(), ',') FROM TABLE(GENERATOR(ROWCOUNT => 3)) → 0,1,2
        SELECT MAX(SEQ1()) FROM TABLE(GENERATOR(ROWCOUNT => 300)) → 127
        SELECT MIN(SEQ1(1)) FROM TABLE(GENERATOR(ROWCOUNT => 300)) → -128
        SELECT SEQ8() FROM TABLE(GENERATOR(ROWCOUNT => 3)) WHERE SEQ8() = 2 → 2 → NUMBER(19,0)
        SELECT MAX(n) FROM (SELECT SEQ4() AS n FROM VALUES (7), (8) AS v(x)) → 1
        SELECT COUNT(*) FROM TABLE(GENERATOR(TIMELIMIT => 1)) → ! 000002 GENERATOR(TIMELIMIT)
        SELECT COUNT(*) FROM TABLE(GENERATOR(ROWCOUNT => -1)) → ! 002023
        SELECT * FROM TABLE(SPLIT_TO_TABLE('a')) → ! 000938 not enough arguments for function [SPLIT_TO_TABLE('a')], expected 2, got 1
        SELECT * FROM TABLE(SPLIT_TO_TABLE(STRING => 'a,b', DELIMITER => ',')) → ! 001008 unexpected argument [STRING] at position 1
        SELECT * FROM TABLE(STRTOK_SPLIT_TO_TABLE('a.b', DELIMITER => '.')) → ! 001008 unexpected argument [DELIMITER] at position 2
        SELECT * FROM TABLE(NO_SUCH_TABLE_FUNCTION(1)) → ! 002140
        """);
  }
}
