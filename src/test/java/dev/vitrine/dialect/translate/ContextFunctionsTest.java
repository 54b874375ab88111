package dev.vitrine.dialect.translate;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Functions of the session, and names that this server refuses.
class ContextFunctionsTest {

  @TestFactory
  Stream<DynamicTest> sessions() {
    return Answers.table(
        new TestSession(
            Map.of(), Map.of("N", Typed.number(BigDecimal.valueOf(40)), "S", Typed.text("x"))),
        """
        CURRENT_DATABASE() → DB
        CURRENT_SCHEMA() → PUBLIC
        CURRENT_SCHEMAS() → ["DB.PUBLIC"]
        CURRENT_ROLE → ACCOUNTADMIN
        CURRENT_USER → ADMIN
        CURRENT_WAREHOUSE() → COMPUTE_WH
        CURRENT_SESSION() → 1001
        CURRENT_VERSION() LIKE '%.%.%' → true
        CURRENT_ACCOUNT() IS NULL → false
        CURRENT_TRANSACTION() → NULL
        CURRENT_STATEMENT() → SELECT CURRENT_STATEMENT()
        INVOKER_ROLE() → ACCOUNTADMIN
        IS_ROLE_IN_SESSION('ACCOUNTADMIN') → true
        IS_ROLE_IN_SESSION('PUBLIC') → true
        IS_ROLE_IN_SESSION('OTHER') → false
        LAST_QUERY_ID() → NULL
        LAST_QUERY_ID(-2) → NULL
        LAST_QUERY_ID('x') → ! 001015
        GETVARIABLE('N') → 40
        GETVARIABLE('s') → x
        GETVARIABLE('NONE') → NULL
        CURRENT_DATABASE(1) → ! 000939
        """);
  }

  @TestFactory
  Stream<DynamicTest> refusals() {
    return Answers.table(
        """
        COMPRESS('a', 'SNAPPY') → ! 000002 Unsupported feature 'COMPRESS'
        ST_MAKEPOINT(1, 2) → ! 000002 Unsupported feature 'ST_MAKEPOINT'
        ENCRYPT('a', 'b') → ! 000002
        NOSUCH(1) → ! 002140 Unknown function NOSUCH
        UPER('a') → ! 002140 Did you mean UPPER?
        upper('aBc','b') → ! 000939 too many arguments for function [UPPER('aBc', 'b')] expected 1, got 2
        UPPER() → ! 000938 not enough arguments for function [UPPER()], expected 1, got 0
        coalesce('a') → ! 000938 not enough arguments for function [COALESCE('a')], expected 2, got 1
        iff(true,upper('x')) → ! 000938 not enough arguments for function [IFF(TRUE, UPPER('x'))], expected 3, got 2
        SELECT sum(x, y) OVER (PARTITION BY x) FROM (SELECT 1 AS x, 2 AS y) t → ! 000939 too many arguments for function [SUM(T.X, T.Y)] expected 1, got 2
        CONTAINS(X'0a', 'a') → ! 001044 Invalid argument types for function 'CONTAINS': (BINARY(1), VARCHAR(1))
        """);
  }
}
