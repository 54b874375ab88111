package dev.vitrine.dialect.translate;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Names of arguments, `DISTINCT` and `WITHIN GROUP` at functions that take none.
class CallFormsTest {

  @TestFactory
  Stream<DynamicTest> refused() {
    return Answers.table(
        """
        UPPER(x => 'a') → ! 002023 function UPPER does not support named arguments
        UPPER(DISTINCT 'a') → ! 002023 invalid use of 'distinct' for function 'UPPER(DISTINCT 'a')'
        SELECT MEDIAN(DISTINCT n) FROM VALUES (1) AS v(n) → ! 002023 invalid use of 'distinct' for function 'MEDIAN(DISTINCT V.N)'
        SELECT CORR(DISTINCT n, n) FROM VALUES (1) AS v(n) → ! 002023 'CORR(DISTINCT V.N, V.N)'
        UPPER('a') WITHIN GROUP (ORDER BY 1) → ! 002023 Function UPPER does not support WITHIN GROUP clause.
        SELECT MEDIAN(n) WITHIN GROUP (ORDER BY n) FROM VALUES (1) AS v(n) → ! 002023 Function MEDIAN does not support
        UPPER('a', 'b', x => 'c') → ! 000939
        SELECT SUM(DISTINCT n) FROM VALUES (1), (1) AS v(n) → 1
        SELECT LISTAGG(DISTINCT n) WITHIN GROUP (ORDER BY n) FROM VALUES (2), (1), (1) AS v(n) → 12
        """);
  }
}
