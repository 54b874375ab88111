package dev.vitrine.dialect.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.vitrine.dialect.translate.TranslatedDuckDb.Answer;
import dev.vitrine.kernel.SqlError;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/// Tables of expressions and the answers that Snowflake documents for them; each line is a test.
///
/// ```
/// UPPER('a')            → A
/// LEFT('abc', 2)        → ab → VARCHAR(3)      (also its type)
/// SPACE(2)              → '  '                 (quotes keep blanks)
/// NULLIF(1, 1)          → NULL                 ('NULL' in quotes is the text)
/// TO_NUMBER('x')        → ! 100038 Numeric value 'x' is not recognized
/// ```
///
/// An expression may be a whole query that gives one row of one column.
final class Answers {

  private Answers() {}

  static Stream<DynamicTest> table(String lines) {
    return table(TestSession.DEFAULT, lines);
  }

  static Stream<DynamicTest> table(Environment session, String lines) {
    return lines
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> dynamicTest(line, () -> check(line, session)));
  }

  private static void check(String line, Environment session) {
    String[] parts = line.split(" → ", -1);
    if (parts.length < 2) {
      throw new IllegalArgumentException("no answer in: " + line);
    }
    String expression = parts[0].strip();
    String query = expression.startsWith("SELECT ") ? expression : "SELECT " + expression;
    String expected = parts[1].strip();
    if (expected.startsWith("! ")) {
      fails(query, session, expected.substring(2));
      return;
    }
    Answer answer = TranslatedDuckDb.ask(query, session);
    assertThat(answer.rows()).hasSize(1);
    assertThat(answer.rows().getFirst().getFirst()).isEqualTo(value(expected));
    if (parts.length > 2) {
      assertThat(answer.types().getFirst()).isEqualTo(parts[2].strip());
    }
  }

  private static @Nullable String value(String expected) {
    if (expected.equals("NULL")) {
      return null;
    }
    boolean quoted = expected.length() > 1 && expected.startsWith("'") && expected.endsWith("'");
    return quoted ? expected.substring(1, expected.length() - 1) : expected;
  }

  private static void fails(String query, Environment session, String expected) {
    SqlError error =
        catchThrowableOfType(SqlError.class, () -> TranslatedDuckDb.ask(query, session));
    assertThat(error).as("an error").isNotNull();
    String[] parts = expected.split(" ", 2);
    assertThat(error.code().code() + " " + error.text()).startsWith(parts[0]);
    if (parts.length > 1) {
      assertThat(error.text()).contains(parts[1]);
    }
  }
}
