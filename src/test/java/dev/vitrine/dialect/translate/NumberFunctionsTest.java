package dev.vitrine.dialect.translate;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Functions of numbers, with their types.
class NumberFunctionsTest {

  @TestFactory
  Stream<DynamicTest> arithmetic() {
    return Answers.table(
        """
        ABS(-3) → 3 → NUMBER(1,0)
        ABS(-1.50) → 1.50 → NUMBER(3,2)
        ABS(-1.5::FLOAT) → 1.5 → FLOAT
        SIGN(-3) → -1 → NUMBER(1,0)
        SIGN(0) → 0
        MOD(-5, 3) → -2 → NUMBER(1,0)
        MOD(5.5, 2) → 1.5 → NUMBER(2,1)
        MOD(5, 0) → ! 100051 Division by zero
        DIV0(1, 0) → 0.000000 → NUMBER(7,6)
        DIV0(7, 2) → 3.500000
        DIV0(1, NULL) → NULL
        DIV0(NULL, 0) → NULL
        DIV0NULL(1, NULL) → 0.000000
        DIV0NULL(1, 0) → 0.000000
        DIV0NULL(NULL, 1) → NULL
        DIV0(1::FLOAT, 0) → 0 → FLOAT
        SELECT DIV0(x, y) FROM VALUES (1, 0) AS v(x, y) → 0.000000
        FACTORIAL(5) → 120 → NUMBER(38,0)
        FACTORIAL(33) → 8683317618811886495518194401280000000
        FACTORIAL(34) → ! 100046
        FACTORIAL(-1) → ! 100046
        ABS(DATE '2024-01-01') → ! 001044 Invalid argument types for function 'ABS': (DATE)
        GREATEST(1, 3, 2) → 3 → NUMBER(1,0)
        GREATEST(1, NULL, 3) → NULL
        GREATEST(1, 2.5) → 2.5 → NUMBER(2,1)
        LEAST('apple', 'banana') → apple
        LEAST(DATE '2024-01-01', DATE '2023-01-01') → 2023-01-01 → DATE
        GREATEST_IGNORE_NULLS(1, NULL, 3) → 3
        LEAST_IGNORE_NULLS(NULL, 2) → 2
        LEAST_IGNORE_NULLS(NULL, NULL) → NULL
        WIDTH_BUCKET(290000, 200000, 600000, 4) → 1
        WIDTH_BUCKET(600000, 200000, 600000, 4) → 5
        WIDTH_BUCKET(1, 2, 3, 4) → 0
        WIDTH_BUCKET(0.29, 0, 1, 100) → 30
        WIDTH_BUCKET(1, 2, 2, 4) → ! 002023
        WIDTH_BUCKET(3, 10, 0, 5) → 4
        WIDTH_BUCKET(10, 10, 0, 5) → 1
        WIDTH_BUCKET(10.5, 10, 0, 5) → 0
        WIDTH_BUCKET(0, 10, 0, 5) → 6
        REGR_VALX(NULL, 1) → NULL
        REGR_VALX(2, 1) → 1 → FLOAT
        REGR_VALY(2, NULL) → NULL
        """);
  }

  @TestFactory
  Stream<DynamicTest> rounding() {
    return Answers.table(
        """
        ROUND(2.5) → 3 → NUMBER(3,0)
        ROUND(-2.5) → -3
        ROUND(1.005::NUMBER(10,3), 2) → 1.01 → NUMBER(11,2)
        ROUND(9.99, 1) → 10.0
        ROUND(1.5, 3) → 1.5 → NUMBER(2,1)
        ROUND(1250, -2) → 1300 → NUMBER(5,0)
        ROUND(99, -3) → 0
        ROUND(2.5::FLOAT) → 3 → FLOAT
        ROUND(1.25::FLOAT, 1) → 1.3
        ROUND(2.5, 0, 'HALF_TO_EVEN') → 2
        ROUND(-1.25, 1, 'HALF_TO_EVEN') → -1.2
        ROUND(2.5::FLOAT, 0, 'HALF_TO_EVEN') → 2
        ROUND(2.5, 0, 'UPWARDS') → ! 002023 Invalid rounding mode
        SELECT ROUND(1.256, n) FROM VALUES (1) AS v(n) → 1.300
        TRUNC(12.789, 1) → 12.7 → NUMBER(5,1)
        TRUNC(-12.789) → -12
        TRUNCATE(1299, -2) → 1200
        TRUNC(1.99::FLOAT) → 1
        TRUNC(1.29::FLOAT, 1) → 1.2
        CEIL(135.135) → 136 → NUMBER(4,0)
        CEIL(-975.975) → -975
        CEIL(135.135, 1) → 135.2
        CEIL(135, -1) → 140
        CEIL(1.1::FLOAT, 1) → 1.1
        FLOOR(-1.5) → -2 → NUMBER(2,0)
        FLOOR(-975.975, 2) → -975.98
        FLOOR(12345678901234567890.5) → 12345678901234567890
        CEIL('1.5') → 2
        """);
  }

  @TestFactory
  Stream<DynamicTest> floatingPoint() {
    return Answers.table(
        """
        SQRT(16) → 4 → FLOAT
        SQRT(-1) → ! 100046 Invalid floating point operation: sqrt(-1)
        CBRT(27) → 3
        SQUARE(5) → 25 → FLOAT
        POWER(2, 10) → 1024 → FLOAT
        POW(2, -1) → 0.5
        EXP(0) → 1
        LN(1) → 0
        LN(0) → ! 100046 Invalid floating point operation: ln(0)
        LOG(2, 8) → 3 → FLOAT
        LOG(10, 1000) → 3
        LOG(1, 5) → ! 100046
        PI() → 3.141592653589793
        DEGREES(PI()) → 180
        RADIANS(180) → 3.141592653589793
        SIN(0) → 0
        COS(0) → 1
        ATAN2(0, 1) → 0
        ASIN(2) → ! 100046 Invalid floating point operation: asin(2)
        ACOS(1) → 0
        COT(0.5) > 1.83 → true
        TANH(0) → 0
        ROUND(HAVERSINE(40.7127, -74.0059, 34.0500, -118.2500), 6) → 3936.385096
        """);
  }

  @TestFactory
  Stream<DynamicTest> randomNumbersAreWithinTheirBounds() {
    return Answers.table(
        """
        SELECT COUNT(DISTINCT RANDOM()) > 990 FROM TABLE(GENERATOR(ROWCOUNT => 1000)) → true
        SELECT COUNT(DISTINCT RANDOM(7)) > 990 FROM TABLE(GENERATOR(ROWCOUNT => 1000)) → true
        RANDOM(7) = RANDOM(7) → true
        SELECT MIN(UNIFORM(1, 10, RANDOM(42))) FROM TABLE(GENERATOR(ROWCOUNT => 1000)) → 1
        SELECT MAX(UNIFORM(1, 10, RANDOM(42))) FROM TABLE(GENERATOR(ROWCOUNT => 1000)) → 10 → NUMBER(2,0)
        UNIFORM(5, 5, 123) → 5
        UNIFORM(1.5, 1.5, 123) → 1.5 → NUMBER(2,1)
        SELECT MIN(UNIFORM(1.5, 10, RANDOM(42))) FROM TABLE(GENERATOR(ROWCOUNT => 2000)) → 1.5 → NUMBER(3,1)
        SELECT COUNT(DISTINCT UNIFORM(-0.05, 0.05, RANDOM(42))) FROM TABLE(GENERATOR(ROWCOUNT => 1000)) → 11
        UNIFORM(0::FLOAT, 1::FLOAT, RANDOM()) BETWEEN 0 AND 1 → true
        SELECT AVG(NORMAL(10, 2, RANDOM(1))) BETWEEN 9.8 AND 10.2 FROM TABLE(GENERATOR(ROWCOUNT => 5000)) → true
        SELECT MIN(ZIPF(1, 10, RANDOM(3))) FROM TABLE(GENERATOR(ROWCOUNT => 1000)) → 1
        SELECT MAX(ZIPF(1, 10, RANDOM(3))) FROM TABLE(GENERATOR(ROWCOUNT => 1000)) → 10
        ZIPF(-1, 10, 1) → ! 002023
        """);
  }
}
