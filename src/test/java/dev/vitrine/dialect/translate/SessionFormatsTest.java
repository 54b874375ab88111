package dev.vitrine.dialect.translate;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Texts become values as the session's parameters say, in casts, comparisons and arguments alike.
final class SessionFormatsTest {

  @TestFactory
  Stream<DynamicTest> texts_are_read_by_the_input_formats() {
    return Answers.table(
        TestSession.with(
            "DATE_INPUT_FORMAT", "DD/MM/YYYY",
            "TIME_INPUT_FORMAT", "HH24.MI",
            "TIMESTAMP_INPUT_FORMAT", "DD/MM/YYYY HH24:MI",
            "BINARY_INPUT_FORMAT", "BASE64"),
        """
        '05/01/2024'::DATE → 2024-01-05
        CAST('05/01/2024' AS DATE) = '2024-01-05' → ! 100096
        TO_DATE('2024-01-05', 'YYYY-MM-DD') = '05/01/2024' → true
        DATEDIFF(day, '05/01/2024'::DATE, '07/01/2024'::DATE) → 2
        TRY_CAST('2024-01-05' AS DATE) → NULL
        '13.45'::TIME::VARCHAR → 13:45:00
        '05/01/2024 13:45'::TIMESTAMP_NTZ::VARCHAR → 2024-01-05 13:45:00.000
        IFF(FALSE, CURRENT_DATE, '06/01/2024') → 2024-01-06
        TO_VARCHAR('SGk='::BINARY, 'UTF-8') → Hi
        """);
  }

  @TestFactory
  Stream<DynamicTest> years_of_two_digits_begin_where_the_session_says() {
    return Answers.table(
        TestSession.with("TWO_DIGIT_CENTURY_START", "2000", "DATE_INPUT_FORMAT", "DD.MM.YY"),
        """
        TO_DATE('01/01/70', 'MM/DD/YY') → 2070-01-01
        TO_DATE(LOWER('01/01/70'), LOWER('MM/DD/YY')) → 2070-01-01
        TRY_TO_DATE(LOWER('01/01/99'), 'MM/DD/YY') → 2099-01-01
        '31.12.99'::DATE → 2099-12-31
        TO_DATE(TO_VARIANT('31.12.00'), 'DD.MM.YY') → 2000-12-31
        TO_TIMESTAMP('70-01-01 10', 'YY-MM-DD HH24') → 2070-01-01 10:00:00.0
        TO_TIMESTAMP_TZ(LOWER('70-01-01 10'), 'YY-MM-DD HH24')::VARCHAR → 2070-01-01 10:00:00.000 +0000
        TO_DATE('1970-01-01', 'AUTO') → 1970-01-01
        TO_DATE('1970-01-01', LOWER('AUTO')) → 1970-01-01
        TRY_TO_DATE('x', LOWER('AUTO')) → NULL
        """);
  }

  @TestFactory
  Stream<DynamicTest> years_of_two_digits_begin_in_any_year() {
    return Answers.table(
        TestSession.with("TWO_DIGIT_CENTURY_START", "1950"),
        """
        TO_DATE('01/01/60', 'MM/DD/YY') → 1960-01-01
        TO_DATE('01/01/49', 'MM/DD/YY') → 2049-01-01
        """);
  }

  @TestFactory
  Stream<DynamicTest> texts_are_written_by_the_output_formats() {
    return Answers.table(
        TestSession.with("DATE_OUTPUT_FORMAT", "DD.MM.YYYY", "TIME_OUTPUT_FORMAT", "HH24-MI"),
        """
        '2024-01-05'::DATE::VARCHAR → 05.01.2024
        'on ' || '2024-01-05'::DATE → on 05.01.2024
        '13:45:00'::TIME::VARCHAR → 13-45
        """);
  }

  @TestFactory
  Stream<DynamicTest> texts_without_offset_are_in_the_session_zone() {
    return Answers.table(
        TestSession.with("TIMEZONE", "America/New_York"),
        """
        '2024-01-05 12:00:00'::TIMESTAMP_TZ::VARCHAR → 2024-01-05 12:00:00.000 -0500
        '2024-01-05 17:00:00 +0000'::TIMESTAMP_TZ = '2024-01-05 12:00:00' → true
        '2024-01-05 17:00:00 +0000'::TIMESTAMP_LTZ = '2024-01-05 12:00:00' → true
        '2024-01-05 17:00:00 +0000'::TIMESTAMP_LTZ BETWEEN '2024-01-05 11:59:59' AND '2024-01-05 12:00:01' → true
        '2024-01-05 17:00:00 +0000'::TIMESTAMP_TZ IN ('2024-01-05 12:00:00') → true
        """);
  }
}
