package dev.vitrine.dialect.translate;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Aggregates over a small table `w` with a NULL in it, with their types.
class AggregateFunctionsTest {

  private static final String W =
      " FROM (SELECT * FROM VALUES ('a',1,10),('a',2,20),('a',3,NULL),('b',1,5),('b',2,5),('b',3,15)"
          + " AS v(k, i, x)) w ";

  private static Stream<DynamicTest> table(String lines) {
    return Answers.table(lines.replace(" FROM w", W));
  }

  @TestFactory
  Stream<DynamicTest> countsAndSums() {
    return table(
        """
        SELECT COUNT(*) FROM w → 6 → NUMBER(18,0)
        SELECT COUNT(x) FROM w → 5
        SELECT COUNT(i, x) FROM w → 5
        SELECT COUNT(w.*) FROM w → 5
        SELECT COUNT(* ILIKE 'x') FROM w → 5
        SELECT COUNT(* EXCLUDE x) FROM w → 6
        SELECT COUNT(* EXCLUDE k) FROM w → 5
        SELECT MAX(n) FROM (SELECT COUNT(* EXCLUDE k) OVER () AS n FROM w) → 5
        SELECT COUNT(* EXCLUDE (k, i, x)) FROM w → ! 000938 not enough arguments for function [COUNT()], expected 1, got 0
        SELECT COUNT(* EXCLUDE y) FROM w → ! 000904 invalid identifier 'Y'
        SELECT COUNT(DISTINCT *) FROM w → 5
        SELECT COUNT(DISTINCT * EXCLUDE i) FROM w → 4
        SELECT COUNT(DISTINCT x) FROM w → 4
        SELECT COUNT(DISTINCT k, x) FROM w → 4
        SELECT COUNT_IF(x > 5) FROM w → 3 → NUMBER(18,0)
        SELECT COUNT_IF(x) FROM w → ! 001044 Invalid argument types for function 'IFF': (NUMBER(2,0), NUMBER(1,0), NUMBER(1,0))
        SELECT COUNT_IF(k) FROM w → ! 001044 Invalid argument types for function 'IFF': (VARCHAR(1), NUMBER(1,0), NUMBER(1,0))
        SELECT COUNT_IF(NULL) FROM w → 0
        SELECT SUM(x) FROM w → 55 → NUMBER(38,0)
        SELECT SUM(DISTINCT x) FROM w → 50
        SELECT SUM(x) FROM w WHERE FALSE → NULL
        SELECT SUM('1.5') FROM w → 9 → FLOAT
        SELECT SUM(k = 'a') FROM w → ! 001044 Invalid argument types for function 'SUM': (BOOLEAN)
        SELECT SUM(x) FROM VALUES (1.50), (2.25) AS v(x) → 3.75 → NUMBER(38,2)
        SELECT AVG(x) FROM w → 11.000000 → NUMBER(38,6)
        SELECT AVG(x) FROM VALUES (1), (2), (2) AS v(x) → 1.666667
        SELECT AVG(DISTINCT x) FROM VALUES (1), (2), (2) AS v(x) → 1.500000
        SELECT AVG(x) FROM VALUES (0.01), (0.02) AS v(x) → 0.01500000 → NUMBER(38,8)
        SELECT AVG(x) FROM w WHERE FALSE → NULL
        SELECT AVG(x) FROM VALUES (1::FLOAT), (2::FLOAT) AS v(x) → 1.5 → FLOAT
        SELECT SUM(x) / COUNT(x) FROM VALUES (1), (2), (2) AS v(x) → 1.666667
        SELECT MIN(x) FROM w → 5 → NUMBER(2,0)
        SELECT MAX(k) FROM w → b → VARCHAR(1)
        SELECT MAX(ARRAY_CONSTRUCT(x)) FROM w → ! 002016 Function MAX does not support ARRAY argument type
        SELECT MIN(OBJECT_CONSTRUCT('a', x)) FROM w → ! 002016 Function MIN does not support OBJECT argument type
        SELECT MODE(ARRAY_CONSTRUCT(x)) FROM w → ! 002016 Function MODE does not support ARRAY argument type
        SELECT ANY_VALUE(k) FROM w WHERE k = 'b' → b
        SELECT APPROX_COUNT_DISTINCT(x) FROM w → 4
        SELECT HLL(k, i) FROM w → 6
        SELECT HLL_ACCUMULATE(x) FROM w → ! 000002 Unsupported feature 'HLL_ACCUMULATE'
        SELECT HASH_AGG(*) = HASH_AGG(k, i, x) FROM w → true
        SELECT HASH_AGG(x) FROM w WHERE FALSE → 0 → NUMBER(19,0)
        """);
  }

  @TestFactory
  Stream<DynamicTest> statistics() {
    return table(
        """
        SELECT MEDIAN(x) FROM VALUES (1), (2), (3), (4) AS v(x) → 2.500 → NUMBER(4,3)
        SELECT MEDIAN(x) FROM VALUES (1::FLOAT), (2::FLOAT) AS v(x) → 1.5 → FLOAT
        SELECT MODE(x) FROM w WHERE k = 'b' → 5
        SELECT STDDEV(x) FROM VALUES (2) AS v(x) → NULL → FLOAT
        SELECT STDDEV_POP(x) FROM VALUES (2), (4) AS v(x) → 1
        SELECT VARIANCE(x) FROM w WHERE k = 'b' → 33.333333 → NUMBER(38,6)
        SELECT VAR_POP(x) FROM VALUES (2), (4) AS v(x) → 1.000000
        SELECT CORR(x, i) FROM w WHERE k = 'b' → 0.8660254037844388 → FLOAT
        SELECT CORR(x, x) FROM VALUES (2) AS v(x) → NULL
        SELECT COVAR_POP(x, i) FROM VALUES (1, 1), (3, 2) AS v(x, i) → 0.5
        SELECT COVAR_SAMP(x, i) FROM VALUES (1, 1), (3, 2) AS v(x, i) → 1
        SELECT REGR_SLOPE(y, x) FROM VALUES (2, 1), (4, 2) AS v(y, x) → 2
        SELECT REGR_INTERCEPT(y, x) FROM VALUES (3, 1), (5, 2) AS v(y, x) → 1
        SELECT REGR_R2(y, x) FROM VALUES (2, 1), (4, 2) AS v(y, x) → 1
        SELECT REGR_COUNT(x, i) FROM w → 5
        SELECT REGR_AVGX(y, x) FROM VALUES (2, 1), (NULL, 9), (4, 2) AS v(y, x) → 1.5
        SELECT SKEW(x) FROM w WHERE k = 'b' → 1.732050807568877
        SELECT KURTOSIS(x) FROM w WHERE k = 'b' → NULL
        SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x) FROM VALUES (1), (2), (3), (4) AS v(x) → 2.500
        SELECT PERCENTILE_CONT(0.25) WITHIN GROUP (ORDER BY x DESC) FROM VALUES (0), (10) AS v(x) → 7.500
        SELECT PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY x) FROM VALUES (1), (2), (3), (4) AS v(x) → 2 → NUMBER(1,0)
        SELECT PERCENTILE_DISC(0.25) WITHIN GROUP (ORDER BY x DESC) FROM VALUES (1), (2), (3), (4) AS v(x) → 4
        SELECT PERCENTILE_DISC(0) WITHIN GROUP (ORDER BY x DESC) FROM VALUES (1), (2) AS v(x) → 2
        SELECT PERCENTILE_CONT(2) WITHIN GROUP (ORDER BY x) FROM w → ! 002023
        SELECT APPROX_PERCENTILE(x, 0.5) FROM VALUES (3), (3) AS v(x) → 3 → FLOAT
        """);
  }

  @TestFactory
  Stream<DynamicTest> conditionsAndBits() {
    return table(
        """
        SELECT BOOLAND_AGG(x > 0) FROM w → true → BOOLEAN
        SELECT BOOLOR_AGG(x > 10) FROM w → true
        SELECT BOOLXOR_AGG(x = 20) FROM w → true
        SELECT BOOLXOR_AGG(x = 5) FROM w → false
        SELECT BOOLXOR_AGG(x = 5) FROM w WHERE FALSE → NULL
        SELECT BITAND_AGG(x) FROM VALUES (12), (10) AS v(x) → 8 → NUMBER(38,0)
        SELECT BITOR_AGG(x) FROM VALUES (12), (10) AS v(x) → 14
        SELECT BIT_XOR_AGG(x) FROM VALUES (12), (10) AS v(x) → 6
        SELECT BITAND_AGG(x) FROM w WHERE FALSE → NULL
        """);
  }

  @TestFactory
  Stream<DynamicTest> collections() {
    return table(
        """
        SELECT LISTAGG(k) FROM w WHERE k = 'b' → bbb → VARCHAR(16777216)
        SELECT LISTAGG(x, '-') WITHIN GROUP (ORDER BY i DESC) FROM w WHERE k = 'a' → 20-10
        SELECT LISTAGG(DISTINCT x, '|') WITHIN GROUP (ORDER BY x DESC) FROM w → 20|15|10|5
        SELECT LISTAGG(DISTINCT k) WITHIN GROUP (ORDER BY k) FROM w → ab
        SELECT LISTAGG(k, ',') FROM w WHERE FALSE → ''
        SELECT LISTAGG(k, 1) FROM w WHERE k = 'b' → b1b1b
        SELECT LISTAGG(k, 1.50) FROM w WHERE k = 'b' → b1.50b1.50b
        SELECT LISTAGG(TO_BINARY('00'), ',') FROM w → ! 001044 Invalid argument types for function 'LISTAGG': (BINARY(8388608), VARCHAR(1))
        SELECT LISTAGG(k, TO_BINARY('00')) FROM w → ! 001044 Invalid argument types for function 'LISTAGG': (VARCHAR(1), BINARY(8388608))
        SELECT ARRAY_AGG(k) WITHIN GROUP (ORDER BY i) FROM w WHERE k = 'a' → ["a","a","a"] → ARRAY
        SELECT ARRAY_AGG(DISTINCT k) WITHIN GROUP (ORDER BY k DESC) FROM w → ["b","a"]
        SELECT ARRAY_AGG(IFF(i = 1, NULL, k)) FROM w WHERE k = 'a' → ["a","a"]
        SELECT ARRAY_AGG(x) FROM w WHERE FALSE → []
        SELECT ARRAY_UNIQUE_AGG(k) FROM w → ["a","b"]
        SELECT OBJECT_AGG(k, k) FROM w WHERE i = 1 → {"a":"a","b":"b"} → OBJECT
        SELECT OBJECT_AGG(k, x) FROM w WHERE FALSE → {}
        SELECT OBJECT_AGG(k, k) FROM w → ! 100104 Duplicate field key 'a'
        SELECT MIN_BY(k, x) FROM w → b → VARCHAR(1)
        SELECT MAX_BY(i, x) FROM w WHERE k = 'a' → 2
        SELECT MAX_BY(k, x, 2) FROM w → ["a","b"] → ARRAY
        SELECT APPROX_TOP_K(k, 0) FROM VALUES ('x') AS v(k) → ! 001015 Invalid value [0] for function 'APPROX_TOP_K', parameter 1: Number of items must be a positive integer
        SELECT APPROX_TOP_K(k, 2) FROM VALUES ('x'), ('y'), ('y') AS v(k) → [["y",2],["x",1]]
        SELECT MAX(n) FROM (SELECT GROUPING(k) AS n FROM w GROUP BY CUBE (k)) → 1
        """);
  }

  @TestFactory
  Stream<DynamicTest> placesWithoutGroups() {
    return table(
        """
        SELECT SUM(SUM(x)) FROM w → ! 002023 Aggregate functions cannot be nested: [SUM(X)] nested in [SUM(SUM(X))]
        SELECT COUNT(*) FROM w WHERE SUM(x) > 1 → ! 002023 Invalid aggregate function in where clause [SUM(X)]
        SELECT COUNT(*) FROM w WHERE ROW_NUMBER() OVER (ORDER BY i) = 1 → ! 002023 appears outside of SELECT, QUALIFY, and ORDER BY clauses
        SELECT ROW_NUMBER() OVER (ORDER BY i) rn FROM w WHERE rn = 1 → ! 002023 Window function [ROW_NUMBER() OVER (ORDER BY I)] appears outside of SELECT, QUALIFY, and ORDER BY clauses.
        SELECT ROW_NUMBER() OVER (ORDER BY i) rn, rn + 1 AS n FROM w WHERE n = 2 → ! 002023 Window function [ROW_NUMBER() OVER (ORDER BY I)] appears outside of SELECT, QUALIFY, and ORDER BY clauses.
        SELECT SUM(x) AS s FROM w WHERE s > 1 → ! 002023 Invalid aggregate function in where clause [SUM(X)]
        SELECT SUM(x) AS day FROM w WHERE DATEADD(day, i, '2024-01-01'::DATE) > '2024-01-03'::DATE → 15
        SELECT SUM(i) AS i FROM w WHERE i > 2 → 6
        SELECT i + 1 AS n FROM w WHERE n = 4 AND k = 'a' → 4
        SELECT ROW_NUMBER() OVER (ORDER BY i) rn FROM w WHERE i = 1 AND k = 'a' QUALIFY rn = 1 → 1
        SELECT COUNT(*) FROM w GROUP BY k, SUM(x) → ! 000979 [SUM(W.X)] is not a valid group by expression
        SELECT SUM(x) AS s FROM w GROUP BY s → ! 000979 [SUM(W.X)] is not a valid group by expression
        SELECT SUM(x) FROM w GROUP BY 1 → ! 000979 [SUM(W.X)] is not a valid group by expression
        SELECT k FROM w GROUP BY SUM(x) → ! 000979 'K' in select clause is neither an aggregate nor in the group by clause.
        SELECT RANK() OVER (ORDER BY i) FROM w GROUP BY 1 → ! 002023 Window function [RANK() OVER (ORDER BY I)] appears outside of SELECT
        SELECT k FROM w GROUP BY k HAVING RANK() OVER (ORDER BY k) = 1 → ! 002023 Window function [RANK() OVER (ORDER BY K)] appears outside of SELECT
        SELECT RANK() OVER (ORDER BY k) AS r FROM w GROUP BY k HAVING r = 1 → ! 002023 Window function [RANK() OVER (ORDER BY K)] appears outside of SELECT
        SELECT SUM(x) AS s FROM w GROUP BY k HAVING s > 25 → 30
        SELECT w.k FROM w JOIN (SELECT 1 AS z) v ON SUM(w.x) = 1 → ! 002023 Invalid aggregate function in ON clause [SUM(W.X)]
        SELECT k, GROUPING(x) FROM w GROUP BY k → ! 000979 [W.X] is not a valid group by expression
        SELECT GROUPING(k) FROM w → ! 000979 [W.K] is not a valid group by expression
        SELECT MAX_BY(k, x, 0) FROM w → ! 001008 Invalid value [0] for function 'MAX_BY', parameter 3: Number of values must be from 1 to 1000
        SELECT MIN_BY(k, x, i - 1) FROM w → ! 001008 Number of values must be from 1 to 1000
        SELECT SUM(RANK() OVER (ORDER BY i)) FROM w → ! 002023 may not appear inside an aggregate function
        """);
  }
}
