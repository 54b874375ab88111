package dev.vitrine.dialect.translate;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The harness itself: values, types, NULL and errors.
class AnswersTest {

  @TestFactory
  Stream<DynamicTest> answers() {
    return Answers.table(
        """
        1.50 → 1.50 → NUMBER(3,2)
        UPPER('a') → A → VARCHAR(1)
        NULLIF(1, 1) → NULL
        X'0aff' → 0AFF → BINARY(2)
        ' a' → ' a'
        TRUE → true → BOOLEAN
        SELECT x + 1 FROM (SELECT 2 AS x) → 3
        UPPER('a', 'b') → ! 000939 too many arguments for function
        UPPER() → ! 000938
        """);
  }
}
