package dev.vitrine.dialect.translate;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// `*` among the arguments of a function of one row: the columns that it stands for.
class StarArgumentsTest {

  @TestFactory
  Stream<DynamicTest> columns() {
    return Answers.table(
        """
        SELECT CONCAT(*) FROM VALUES ('a', 'b') AS v(x, y) → ab → VARCHAR(2)
        SELECT CONCAT_WS('-', v.*, 'c') FROM VALUES ('a', 'b') AS v(x, y) → a-b-c
        SELECT COALESCE(* EXCLUDE x) FROM VALUES (1, 'a', 'b') AS v(x, y, z) → a
        SELECT GREATEST(* ILIKE '%n%') FROM VALUES (1, 7, 9) AS v(n, m, n2) → 9
        SELECT UPPER(*) FROM VALUES ('a') AS v(x) → A
        SELECT HASH(v.*) = HASH('a', 'b') FROM VALUES ('a', 'b') AS v(x, y) → true
        SELECT ARRAY_CONSTRUCT(v.*, w.*) FROM VALUES (1) AS v(x), VALUES ('b') AS w(y) → [1,"b"]
        SELECT COUNT(*) FROM VALUES ('a', 'b'), ('c', 'd') AS v(x, y) WHERE CONCAT(*) = 'cd' → 1
        SELECT CONCAT(*) FROM VALUES ('a', 'b') AS v(x, y) GROUP BY x, y → ab
        SELECT UPPER(*) FROM VALUES ('a', 'b') AS v(x, y) → ! 000939 too many arguments for function [UPPER(V.X, V.Y)] expected 1, got 2
        SELECT 1 + * FROM VALUES (1) AS v(x) → ! 001003
        """);
  }
}
