package dev.vitrine.dialect.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Times and timestamps with more digits than the engine's own types keep.
class NineDigitsTest {

  @TestFactory
  Stream<DynamicTest> allDigitsAreKeptInEveryYear() {
    return Answers.table(
        """
        TO_CHAR('2024-01-15 10:30:15.123456789'::TIMESTAMP, 'FF9') → 123456789
        TO_CHAR('9999-12-31 23:59:59.999999999'::TIMESTAMP, 'YYYY-MM-DD HH24:MI:SS.FF9') → 9999-12-31 23:59:59.999999999
        TO_CHAR('0001-01-01 00:00:00.000000001'::TIMESTAMP, 'YYYY-MM-DD HH24:MI:SS.FF') → 0001-01-01 00:00:00.000000001
        TO_CHAR('1969-12-31 23:59:59.999999999'::TIMESTAMP_LTZ, 'SS.FF9 TZH:TZM') → 59.999999999 +00:00
        TO_CHAR('2024-01-15 10:30:15.123456789 -0800'::TIMESTAMP_TZ, 'HH24 FF9 TZHTZM') → 10 123456789 -0800
        TO_CHAR('10:30:15.123456789'::TIME, 'HH24:MI:SS.FF9') → 10:30:15.123456789
        '10:30:15.123456789'::TIME::VARCHAR → 10:30:15
        TO_CHAR('10:30:15.123456789'::TIME(8), 'FF9') → 123456780
        TO_CHAR('10:30:15.123456789'::TIME(6), 'FF9') → 123456000
        TO_CHAR('2024-01-15 10:30:15.123456789'::TIMESTAMP(7), 'FF9') → 123456700
        TO_CHAR('2024-01-15 10:30:15.123456789'::TIMESTAMP::TIME, 'FF9') → 123456789
        TO_CHAR('2024-01-15 10:30:15.123456789'::TIMESTAMP::TIMESTAMP_TZ, 'FF9') → 123456789
        TO_CHAR(TO_TIMESTAMP(-1, 9), 'YYYY-MM-DD HH24:MI:SS.FF9') → 1969-12-31 23:59:59.999999999
        TO_CHAR(TO_TIMESTAMP(1705312800123456789, 9), 'FF9') → 123456789
        TO_CHAR(TRY_TO_TIMESTAMP('x'), 'FF9') → NULL
        SELECT TO_CHAR(t::TIMESTAMP_TZ, 'FF9') FROM (SELECT TRY_TO_TIMESTAMP(COLUMN1) AS t FROM VALUES ('x')) → NULL
        """);
  }

  @TestFactory
  Stream<DynamicTest> spansCarryOverTheMicrosecond() {
    return Answers.table(
        """
        TO_CHAR(DATEADD(ns, -1, '9999-12-31'::TIMESTAMP), 'YYYY-MM-DD SS.FF9') → 9999-12-30 59.999999999
        TO_CHAR(DATEADD(ns, 1001, '2024-01-01'::DATE), 'SS.FF9') → 00.000001001
        TO_CHAR(DATEADD(ns, -1, '00:00:00'::TIME), 'HH24:MI:SS.FF9') → 23:59:59.999999999
        TO_CHAR(DATEADD(ns, 999, '2024-01-01 00:00:00.000000001 +0200'::TIMESTAMP_TZ), 'SS.FF9 TZH') → 00.000001000 +02
        TO_CHAR(DATEADD(day, 1, '2024-01-01 00:00:00.000000001'::TIMESTAMP), 'DD FF9') → 02 000000001
        DATEDIFF(ns, '1969-12-31 23:59:59.999999999'::TIMESTAMP, '1970-01-01 00:00:00.000000001'::TIMESTAMP) → 2
        DATEDIFF(us, '2024-01-01 00:00:00.000000999'::TIMESTAMP, '2024-01-01 00:00:00.000001'::TIMESTAMP) → 1
        DATE_PART(ns, '1969-12-31 23:59:59.000000001'::TIMESTAMP) → 1
        DATE_PART(epoch_nanosecond, '1969-12-31 23:59:59.000000001'::TIMESTAMP) → -999999999
        TO_CHAR(TIMESTAMP_FROM_PARTS(2024, 1, 1, 0, 0, 0, -1), 'YYYY SS.FF9') → 2023 59.999999999
        TO_CHAR(TIME_FROM_PARTS(1, 2, 3, 4), 'SS.FF9') → 03.000000004
        TO_CHAR(CONVERT_TIMEZONE('UTC', 'Asia/Tokyo', '2024-01-15 10:00:00.000000007'::TIMESTAMP), 'HH24 FF9') → 19 000000007
        """);
  }

  @TestFactory
  Stream<DynamicTest> valuesDifferByNanoseconds() {
    return Answers.table(
        """
        '2024-01-01 00:00:00.000000001'::TIMESTAMP > '2024-01-01'::DATE → true
        '2024-01-01 00:00:00.000000001'::TIMESTAMP IN ('2024-01-01'::TIMESTAMP, '2024-01-01 00:00:00.000000001') → true
        '2024-01-01 02:00:00.000000001 +0200'::TIMESTAMP_TZ = '2024-01-01 00:00:00.000000001 +0000'::TIMESTAMP_TZ → true
        NULL > '2024-01-01 00:00:00.000000001'::TIMESTAMP → NULL
        SELECT COUNT(DISTINCT COLUMN1) FROM VALUES ('10:00:00.000000001'::TIME), ('10:00:00.000000002'), ('10:00:00') → 3
        SELECT TO_CHAR(MAX(t), 'FF9') FROM (SELECT '2024-01-01 00:00:00.000000001'::TIMESTAMP AS t UNION SELECT '2024-01-01'::DATE) → 000000001
        SELECT TO_CHAR(MIN(COALESCE(NULL, COLUMN1)), 'FF9') FROM VALUES ('10:00:00.000000002'::TIME), ('10:00:00.000000003') → 000000002
        TO_CHAR(CASE WHEN TRUE THEN '10:00:00.000000002'::TIME END, 'FF9') → 000000002
        """);
  }

  /// So that the engine can compare it with a column and skip what cannot match.
  @Test
  void a_constant_without_more_digits_is_a_literal_of_the_engine() {
    assertThat(
            new Translator("SELECT '2024-01-15 10:00'::TIMESTAMP", TestSession.DEFAULT)
                .query(
                    dev.vitrine.dialect.syntax.Parser.query(
                        "SELECT '2024-01-15 10:00'::TIMESTAMP", TestSession.DEFAULT.parseOptions()))
                .sql())
        .contains("CAST('2024-01-15 10:00:00.000000' AS TIMESTAMP)");
  }
}
