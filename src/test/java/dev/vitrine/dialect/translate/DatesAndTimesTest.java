package dev.vitrine.dialect.translate;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Dates, times and timestamps: functions, casts and arithmetic.
class DatesAndTimesTest {

  @TestFactory
  Stream<DynamicTest> spansAndDifferences() {
    return Answers.table(
        """
        DATEADD(month, 1, '2024-01-31'::DATE) → 2024-02-29 → DATE
        DATEADD(year, 1, '2024-02-29'::DATE) → 2025-02-28 → DATE
        DATEADD(week, 2, '2024-01-01'::DATE) → 2024-01-15 → DATE
        DATEADD('day', 1, '2024-02-28') → 2024-02-29 00:00:00.0 → TIMESTAMP_NTZ(9)
        DATEADD(hour, 1, '2024-02-28'::DATE) → 2024-02-28 01:00:00.0 → TIMESTAMP_NTZ(9)
        DATEADD(hour, 2, '23:00:00'::TIME) → 01:00 → TIME(9)
        DATEDIFF(week,'2024-01-07'::DATE,'2024-01-08'::DATE) → 1 → NUMBER(9,0)
        DATEDIFF(week,'2024-01-06'::DATE,'2024-01-07'::DATE) → 0 → NUMBER(9,0)
        DATEDIFF(milliseconds,'2024-01-01 00:00:00'::TIMESTAMP,'2024-01-01 00:00:01.5'::TIMESTAMP) → 1500 → NUMBER(18,0)
        TIMEDIFF(minute,'10:00:00'::TIME,'11:30:00'::TIME) → 90 → NUMBER(18,0)
        DATEDIFF('day', '2024-02-28', '2024-03-01') → 2 → NUMBER(9,0)
        DATEDIFF(ns, '2024-02-28', '2024-02-28 00:00:00.5') → 500000000 → NUMBER(38,0)
        MONTHS_BETWEEN('2024-03-15'::DATE,'2024-01-15'::DATE) → 2.000000 → NUMBER(38,6)
        MONTHS_BETWEEN('2024-03-31'::DATE,'2024-02-29'::DATE) → 1.000000 → NUMBER(38,6)
        MONTHS_BETWEEN('2024-02-01'::DATE,'2024-04-01'::DATE) → -2.000000 → NUMBER(38,6)
        NEXT_DAY('2024-01-15'::DATE,'Friday') → 2024-01-19 → DATE
        PREVIOUS_DAY('2024-01-15'::DATE,'mo') → 2024-01-08 → DATE
        NEXT_DAY('2024-01-15'::DATE,'mon') → 2024-01-22 → DATE
        DATE '2024-01-15' + 1 → 2024-01-16 → DATE
        DATE '2024-03-01' - DATE '2024-02-01' → 29 → NUMBER(9,0)
        DATE '2024-01-15' + INTERVAL '1 month, 2 days' → 2024-02-17 → DATE
        DATE '2024-01-15' - INTERVAL '1 hour' → 2024-01-14 23:00:00.0 → TIMESTAMP_NTZ(9)
        '2024-01-15'::TIMESTAMP + INTERVAL '90 m' → 2024-01-15 01:30:00.0 → TIMESTAMP_NTZ(9)
        INTERVAL '1 y' + DATE '2024-02-29' → 2025-02-28 → DATE
        ADD_MONTHS('2024-02-29'::DATE, 1) → 2024-03-31 → DATE
        ADD_MONTHS('2024-01-31'::DATE, 1) → 2024-02-29 → DATE
        ADD_MONTHS('2024-01-30'::DATE, 1) → 2024-02-29 → DATE
        ADD_MONTHS('2024-03-31 10:00:00'::TIMESTAMP, -1) → 2024-02-29 10:00:00.0 → TIMESTAMP_NTZ(9)
        DATEADD(zz, 1, '2024-01-01'::DATE) → ! 002151 ['ZZ'] is not a valid date/time component for function DATEADD.
        DATEADD(day, 1, '10:00:00'::TIME) → ! 002151 ['DAY'] is not a valid date/time component for function DATEADD and type TIME(9).
        DATEADD(day, NULL, '2024-01-01'::DATE) → NULL → DATE
        DATEADD(day, 1, NULL) → NULL → TIMESTAMP_NTZ(9)
        DATEDIFF(day, '2024-01-01'::DATE, '2024-01-03 01:00:00 -0500'::TIMESTAMP_TZ) → 2 → NUMBER(9,0)
        DATEADD(hour, 1, '2024-01-03 01:00:00 -0530'::TIMESTAMP_TZ)::VARCHAR → 2024-01-03 02:00:00.000 -0530 → VARCHAR(16777216)
        DATEADD(month, 1, '2024-01-31 23:00:00 -0530'::TIMESTAMP_TZ)::VARCHAR → 2024-02-29 23:00:00.000 -0530 → VARCHAR(16777216)
        DATEADD(second, 90, '2024-01-01 00:00:00'::TIMESTAMP_LTZ)::VARCHAR → 2024-01-01 00:01:30.000 +0000 → VARCHAR(16777216)
        DATEADD(day, '3', '2024-01-01'::DATE) → 2024-01-04 → DATE
        DATEADD(day, 1.5, '2024-01-01'::DATE) → 2024-01-03 → DATE
        DATEADD(day, -1.5, '2024-01-05'::DATE) → 2024-01-03 → DATE
        DATEADD(us, 5, '2024-01-01'::DATE) → 2024-01-01 00:00:00.000005 → TIMESTAMP_NTZ(9)
        DATEADD(ns, 5000, '2024-01-01'::TIMESTAMP) → 2024-01-01 00:00:00.000005 → TIMESTAMP_NTZ(9)
        DATEDIFF(year, '2023-12-31', '2024-01-01'::TIMESTAMP) → 1 → NUMBER(9,0)
        DATEDIFF(month, '2024-01-31'::DATE, '2023-12-01'::DATE) → -1 → NUMBER(9,0)
        DATEDIFF(hour, '10:59:00'::TIME, '11:00') → 1 → NUMBER(9,0)
        DATEDIFF(second, '2024-01-01 00:00:00 +0000'::TIMESTAMP_TZ, '2024-01-01 00:00:00 -0100'::TIMESTAMP_TZ) → 3600 → NUMBER(18,0)
        MONTHS_BETWEEN('2019-03-01'::DATE, '2019-02-15'::DATE) → 0.548387 → NUMBER(38,6)
        MONTHS_BETWEEN('2019-03-01 02:00:00'::TIMESTAMP, '2019-02-15 01:00:00'::TIMESTAMP) → 0.549731 → NUMBER(38,6)
        ADD_MONTHS('2024-01-15', 1) → 2024-02-15 00:00:00.0 → TIMESTAMP_NTZ(9)
        NEXT_DAY('2024-01-15'::DATE, 'xx') → ! 001015
        DATEADD(year, 1, '2024-02-29 10:00:00'::TIMESTAMP) → 2025-02-28 10:00:00.0 → TIMESTAMP_NTZ(9)
        DATE '2024-01-15' + INTERVAL 'x' → ! 001003
        '10:00:00'::TIME + INTERVAL '1 hour' → 11:00 → TIME(9)
        TIMESTAMPADD(MINUTE, -5, '2024-01-01 00:00:00'::TIMESTAMP) → 2023-12-31 23:55:00.0 → TIMESTAMP_NTZ(9)
        DATEDIFF(foo, '2024-01-01', '2024-01-01') → ! 002151 ['FOO'] is not a valid date/time component for function DATEDIFF.
        '2024-01-01'::DATE + 1 + 1 → 2024-01-03 → DATE
        DATEADD(hour, 1, TRY_TO_TIMESTAMP_TZ('x'))::VARCHAR → NULL → VARCHAR(16777216)
        DATEDIFF(day, TRY_TO_TIMESTAMP_TZ('x'), '2024-01-01') → NULL → NUMBER(9,0)
        ADD_MONTHS(NULL, 1) → NULL → TIMESTAMP_NTZ(9)
        MONTHS_BETWEEN(NULL, '2024-01-01') → NULL → NUMBER(38,6)
        DATEDIFF(second, '1970-01-01'::TIMESTAMP, '9999-12-31'::TIMESTAMP) → 253402214400 → NUMBER(18,0)
        DATEDIFF(ns, '1970-01-01'::TIMESTAMP, '2024-01-01'::TIMESTAMP) → 1704067200000000000 → NUMBER(38,0)
        """);
  }

  @TestFactory
  Stream<DynamicTest> beginsAndEnds() {
    return Answers.table(
        """
        DATE_TRUNC('hour','2024-02-15 10:37:12'::TIMESTAMP_NTZ) → 2024-02-15 10:00:00.0 → TIMESTAMP_NTZ(9)
        DATE_TRUNC('month','2024-02-15'::DATE) → 2024-02-01 → DATE
        DATE_TRUNC(minute,'10:37:12'::TIME) → 10:37 → TIME(9)
        DATE_TRUNC(week,'2024-02-15'::DATE) → 2024-02-12 → DATE
        TIME_SLICE('2024-01-15 10:37:00'::TIMESTAMP_NTZ, 15, 'MINUTE') → 2024-01-15 10:30:00.0 → TIMESTAMP_NTZ(9)
        TIME_SLICE('2024-01-15 10:37:00'::TIMESTAMP_NTZ, 15, 'MINUTE', 'END') → 2024-01-15 10:45:00.0 → TIMESTAMP_NTZ(9)
        TIME_SLICE('2019-02-28'::DATE, 4, 'MONTH', 'START') → 2019-01-01 → DATE
        TIME_SLICE('2019-02-28'::DATE, 4, 'MONTH', 'END') → 2019-05-01 → DATE
        LAST_DAY('2024-02-10'::DATE) → 2024-02-29 → DATE
        LAST_DAY('2024-02-10'::DATE, 'year') → 2024-12-31 → DATE
        LAST_DAY('2024-02-10'::DATE, week) → 2024-02-11 → DATE
        DATE_TRUNC('day', '10:00:00'::TIME) → ! 002151 [DAY] is not a valid date/time component for function DATE_TRUNC and type TIME.
        DATE_TRUNC(day, '2024-01-03 01:00:00 -0530'::TIMESTAMP_TZ)::VARCHAR → 2024-01-03 00:00:00.000 -0530 → VARCHAR(16777216)
        DATE_TRUNC('hour', '2024-01-15'::DATE) → 2024-01-15 → DATE
        LAST_DAY('2024-05-08 15:00:00'::TIMESTAMP, 'QUARTER') → 2024-06-30 → DATE
        DATE_TRUNC(quarter, '2024-05-05 10:00:00'::TIMESTAMP_TZ)::VARCHAR → 2024-04-01 00:00:00.000 +0000 → VARCHAR(16777216)
        TIME_SLICE('2024-01-15'::DATE, 1, 'HOUR') → ! 002151 ['HOUR'] is not a valid date/time component for function TIME_SLICE.
        DATE_TRUNC(day, TRY_TO_TIMESTAMP_LTZ('x')) → NULL → TIMESTAMP_LTZ(9)
        DATE_TRUNC(day, TRY_TO_DATE('x')) → NULL → DATE
        TIME_SLICE(TRY_TO_DATE('x'), 1, 'MONTH') → NULL → DATE
        """);
  }

  @TestFactory
  Stream<DynamicTest> partsAreNumbers() {
    return Answers.table(
        """
        DAYNAME('2024-02-10'::DATE) → Sat → VARCHAR(3)
        MONTHNAME('2024-02-10'::DATE) → Feb → VARCHAR(3)
        DATE_PART(quarter, '2024-02-10'::DATE) → 1 → NUMBER(2,0)
        EXTRACT(day FROM '2024-02-10'::DATE) → 10 → NUMBER(2,0)
        WEEK('2023-01-01'::DATE) → 52 → NUMBER(2,0)
        YEAROFWEEK('2023-01-01'::DATE) → 2022 → NUMBER(4,0)
        YEAROFWEEKISO('2024-12-30'::DATE) → 2025 → NUMBER(4,0)
        WEEKOFYEAR('2024-01-01'::DATE) → 1 → NUMBER(2,0)
        DAYOFWEEK('2024-01-07'::DATE) → 0 → NUMBER(2,0)
        DAYOFWEEKISO('2024-01-07'::DATE) → 7 → NUMBER(2,0)
        DATE_PART(epoch_millisecond, '2024-01-15 10:00:00.5'::TIMESTAMP_NTZ) → 1705312800500 → NUMBER(38,0)
        EXTRACT(epoch FROM '1970-01-02'::TIMESTAMP_NTZ) → 86400 → NUMBER(38,0)
        DATE_PART(nanosecond, '2024-01-15 10:00:00.123456789'::TIMESTAMP_NTZ) → 123456789 → NUMBER(9,0)
        HOUR(CONVERT_TIMEZONE('Asia/Tokyo','UTC','2024-07-15 12:00:00'::TIMESTAMP_NTZ)) → 3 → NUMBER(2,0)
        DATE_PART(zz, '2024-01-01'::DATE) → ! 001015 invalid value [ZZ] for parameter 'DATE_PART date/time part'
        YEAR(NULL) → NULL → NUMBER(4,0)
        DATE_PART(tzh, '2024-01-03 01:00:00 -0530'::TIMESTAMP_TZ) → -5 → NUMBER(9,0)
        DATE_PART(timezone_minute, '2024-01-03 01:00:00 -0530'::TIMESTAMP_TZ) → -30 → NUMBER(9,0)
        DATE_PART('year', '2024-05-05') → 2024 → NUMBER(4,0)
        YEAR('2024-05-05 10:00:00'::TIMESTAMP_TZ) → 2024 → NUMBER(4,0)
        SECOND('10:11:12'::TIME) → 12 → NUMBER(2,0)
        DATE_PART(day, '10:11:12'::TIME) → ! 001015 invalid value [DAY] for parameter 'DATE_PART date/time part'
        YEAR(1) → ! 002016 Function EXTRACT does not support NUMBER(1,0) argument type
        SELECT MONTH(t) FROM (SELECT '2024-01-01'::VARCHAR(20) AS t) → ! 002016 Function EXTRACT does not support VARCHAR(20) argument type
        DATE_PART(year, 1.5::FLOAT) → ! 002016 Function EXTRACT does not support FLOAT argument type
        EXTRACT(year FROM TRUE) → ! 002016 Function EXTRACT does not support BOOLEAN argument type
        DATE_TRUNC(month, 20240101) → ! 002016 Function DATE_TRUNC does not support NUMBER(8,0) argument type
        LAST_DAY(1) → ! 002016 Function LAST_DAY does not support NUMBER(1,0) argument type
        LAST_DAY('10:00:00'::TIME) → ! 002016 Function LAST_DAY does not support TIME(9) argument type
        MONTHS_BETWEEN('2024-01-01'::DATE, 1) → ! 002016 Function EXTRACT does not support NUMBER(1,0) argument type
        MONTH('2024-02-01') → 2
        EXTRACT(ss FROM '2024-01-01'::DATE) → ! 001015 invalid value [ss] for parameter 'EXTRACT date/time part'
        EXTRACT('zZ' FROM '2024-01-01'::DATE) → ! 001015 invalid value [zZ] for parameter 'EXTRACT date/time part'
        DATE_PART(yearofweek_iso, '2024-12-30'::DATE) → 2025
        DATE_PART(nsecs, '2024-01-01 00:00:00.5'::TIMESTAMP_NTZ) → 500000000
        DATEADD(day, 2147483648, '2024-01-01'::DATE) → ! 100039 Numeric value '2147483648' is out of range
        TRUNC('10:20:30'::TIME, 'hour')::VARCHAR → 10:00:00
        TRUNC('10:20:30'::TIME) → ! 001044 Invalid argument types for function 'TRUNC': (TIME(9))
        DATEADD(day, 1, 1) → ! 001044 Invalid argument types for function 'DATE_ADDDAYSTOTIMESTAMP': (NUMBER(1,0), NUMBER(1,0))
        DATEADD(month, TRUE, '2024-01-01'::DATE) → ! 001044 Invalid argument types for function 'DATE_ADDMONTHSTODATE': (BOOLEAN, DATE)
        DATEADD(hour, TRUE, '2024-01-01'::DATE) → ! 001044 Invalid argument types for function 'DATE_ADDHOURSTOTIMESTAMP': (BOOLEAN, TIMESTAMP_NTZ(9))
        DATEADD(us, TRUE, '10:00:00'::TIME) → ! 001044 Invalid argument types for function 'DATE_ADDMICROSTOTIME': (BOOLEAN, TIME(9))
        DATEADD(day, NULL, '2024-01-01'::DATE) → NULL
        DATEDIFF(day, 1, '2024-01-01'::DATE) → ! 001044 Invalid argument types for function 'DATE_DIFFDATEINDAYS': (NUMBER(1,0), DATE)
        DATEDIFF(day, 1, 2) → ! 001044 Invalid argument types for function 'DATE_DIFFTIMESTAMPINDAYS': (NUMBER(1,0), NUMBER(1,0))
        DATEDIFF(day, 1, NULL) → NULL
        DATE_PART(ms, '2024-05-05') → ! 001015 invalid value [MS] for parameter 'DATE_PART date/time part'
        DATE_PART(epoch, '1969-12-31 23:59:59.5'::TIMESTAMP) → -1 → NUMBER(38,0)
        DATE_PART(ns, '1969-12-31 23:59:59.5'::TIMESTAMP) → 500000000 → NUMBER(9,0)
        HOUR('2024-01-15'::DATE) → 0 → NUMBER(2,0)
        DATE_PART(epoch_second, TO_TIMESTAMP_TZ('2024-01-15 10:00:00 -0800')) → 1705341600 → NUMBER(38,0)
        YEAR(NULL::TIMESTAMP_TZ) → NULL → NUMBER(4,0)
        DATE_PART(epoch, TRY_TO_TIMESTAMP('x')) → NULL → NUMBER(38,0)
        DAYNAME(TRY_TO_DATE('x')) → NULL → VARCHAR(3)
        DATE_PART(tzh, TRY_TO_TIMESTAMP_TZ('x')) → NULL → NUMBER(9,0)
        """);
  }

  @TestFactory
  Stream<DynamicTest> conversions() {
    return Answers.table(
        """
        TO_DATE('2024-01-15') → 2024-01-15 → DATE
        DATE('2024-01-15') → 2024-01-15 → DATE
        TO_DATE('2024-01-15 10:11:12'::TIMESTAMP) → 2024-01-15 → DATE
        TO_TIMESTAMP(1705312800) → 2024-01-15 10:00:00.0 → TIMESTAMP_NTZ(9)
        TO_TIMESTAMP_NTZ(1705312800123, 3) → 2024-01-15 10:00:00.123 → TIMESTAMP_NTZ(9)
        TO_TIMESTAMP('1705312800') → 2024-01-15 10:00:00.0 → TIMESTAMP_NTZ(9)
        TO_TIMESTAMP(1705312800.5) → 2024-01-15 10:00:00.5 → TIMESTAMP_NTZ(9)
        TO_TIMESTAMP(1705312800123456789, 9) → 2024-01-15 10:00:00.123456789 → TIMESTAMP_NTZ(9)
        TRY_TO_DATE('bad') → NULL → DATE
        TRY_TO_DATE('15.01.2024','DD.MM.YYYY') → 2024-01-15 → DATE
        TRY_TO_TIME('25:00:00') → NULL → TIME(9)
        TO_TIMESTAMP_TZ('2024-01-15 10:00:00 -0800')::VARCHAR → 2024-01-15 10:00:00.000 -0800 → VARCHAR(16777216)
        TO_TIMESTAMP_TZ('2024-01-15 10:00:00 -0800')::TIMESTAMP_NTZ → 2024-01-15 10:00:00.0 → TIMESTAMP_NTZ(9)
        TO_TIME('10:20:30.5') → 10:20:30.500 → TIME(9)
        '2024-01-15 10:30:00'::TIMESTAMP_LTZ::VARCHAR → 2024-01-15 10:30:00.000 +0000 → VARCHAR(16777216)
        TO_CHAR(DATE '2024-01-05','DD-MON-YYYY') → 05-Jan-2024 → VARCHAR(16777216)
        TO_VARCHAR('2024-01-05 13:07:09.123'::TIMESTAMP_NTZ,'YYYY-MM-DD HH24:MI:SS.FF3') → 2024-01-05 13:07:09.123 → VARCHAR(16777216)
        TO_CHAR(12, '">"99"<"') → > 12< → VARCHAR(16777216)
        TO_CHAR('10:11:12'::TIME, 'HH24:MI') → 10:11 → VARCHAR(16777216)
        TO_CHAR(7) → 7 → VARCHAR(16777216)
        '2024-01-15 10:30:00.789'::TIMESTAMP_NTZ(0) → 2024-01-15 10:30:00.0 → TIMESTAMP_NTZ(0)
        '10:30:00.789'::TIME(1) → 10:30:00.700 → TIME(1)
        TRY_CAST('2024-13-01' AS DATE) → NULL → DATE
        TO_DATE(NULL) → NULL → DATE
        TO_TIMESTAMP_TZ(NULL) → NULL → TIMESTAMP_TZ(9)
        TO_TIMESTAMP('2024-01-15T10:00:00Z') → 2024-01-15 10:00:00.0 → TIMESTAMP_NTZ(9)
        TO_TIMESTAMP_NTZ('05 Jan 2024 10:11', 'DD MON YYYY HH24:MI') → 2024-01-05 10:11:00.0 → TIMESTAMP_NTZ(9)
        TO_TIME('10.11', 'HH24.MI') → 10:11 → TIME(9)
        TO_DATE('31536000') → 1971-01-01 → DATE
        TRY_TO_TIMESTAMP_TZ('x') → NULL → TIMESTAMP_TZ(9)
        TRY_TO_TIMESTAMP_LTZ('x') → NULL → TIMESTAMP_LTZ(9)
        TRY_TO_TIMESTAMP('zz') → NULL → TIMESTAMP_NTZ(9)
        TO_TIMESTAMP_LTZ('2024-01-15 10:00:00 +0200')::VARCHAR → 2024-01-15 08:00:00.000 +0000 → VARCHAR(16777216)
        TO_DATE(5) → ! 001007
        TO_TIME('2024-01-01'::DATE) → ! 001007
        TO_CHAR('2024-01-05 13:07:09'::TIMESTAMP_TZ, 'TZH:TZM') → +00:00 → VARCHAR(16777216)
        TO_CHAR('2013-04-05 01:02:03', 'mm/dd/yyyy, hh24:mi hours') → 04/05/2013, 01:02 hours → VARCHAR(16777216)
        '2024-01-15'::DATE::VARCHAR → 2024-01-15 → VARCHAR(16777216)
        '10:11:12'::TIME::VARCHAR → 10:11:12 → VARCHAR(16777216)
        '2024-01-15 10:11:12.5'::TIMESTAMP::VARCHAR → 2024-01-15 10:11:12.500 → VARCHAR(16777216)
        '2024-01-15'::DATE::TIMESTAMP_TZ::VARCHAR → 2024-01-15 00:00:00.000 +0000 → VARCHAR(16777216)
        '2024-01-15 10:00:00 +0200'::TIMESTAMP_TZ = '2024-01-15 08:00:00 +0000'::TIMESTAMP_TZ → true → BOOLEAN
        '2024-01-15'::DATE = '2024-01-15 00:00:00'::TIMESTAMP_NTZ → true → BOOLEAN
        '2024-01-15'::DATE < '2024-01-16' → true → BOOLEAN
        TRY_TO_TIMESTAMP_TZ('x')::VARCHAR → NULL → VARCHAR(16777216)
        TRY_TO_TIMESTAMP_TZ('x')::DATE → NULL → DATE
        TRY_TO_TIMESTAMP_TZ('x') = '2024-01-01'::TIMESTAMP_TZ → NULL → BOOLEAN
        TO_CHAR(NULL, 'YYYY') → NULL → VARCHAR(16777216)
        TO_CHAR(NULL::DATE, 'YYYY') → NULL → VARCHAR(16777216)
        """);
  }

  @TestFactory
  Stream<DynamicTest> valuesAreBuiltAndMovedBetweenZones() {
    return Answers.table(
        """
        CONVERT_TIMEZONE('America/New_York','2024-07-15 12:00:00 +0000'::TIMESTAMP_TZ)::VARCHAR → 2024-07-15 08:00:00.000 -0400 → VARCHAR(16777216)
        TIMESTAMP_FROM_PARTS(2024,1,15,10,30,0) → 2024-01-15 10:30:00.0 → TIMESTAMP_NTZ(9)
        TIME_FROM_PARTS(10,30,5) → 10:30:05 → TIME(9)
        TIME_FROM_PARTS(0,100,0) → 01:40 → TIME(9)
        DATE_FROM_PARTS(2010, 1, 100) → 2010-04-10 → DATE
        DATE_FROM_PARTS(2010, 1 + 24, 1) → 2012-01-01 → DATE
        DATE_FROM_PARTS(2004, 1, 0) → 2003-12-31 → DATE
        DATE_FROM_PARTS(2004, -1, -1) → 2003-10-30 → DATE
        TIMESTAMP_NTZ_FROM_PARTS('2024-01-15'::DATE,'01:02:03'::TIME) → 2024-01-15 01:02:03.0 → TIMESTAMP_NTZ(9)
        TIMESTAMP_TZ_FROM_PARTS(2024,1,15,10,30,0,0,'America/Los_Angeles')::VARCHAR → 2024-01-15 10:30:00.000 -0800 → VARCHAR(16777216)
        TIMESTAMP_TZ_FROM_PARTS(2024,1,15,10,30,0)::VARCHAR → 2024-01-15 10:30:00.000 +0000 → VARCHAR(16777216)
        TIMESTAMP_LTZ_FROM_PARTS(2013, 4, 5, 12, 0, 0)::VARCHAR → 2013-04-05 12:00:00.000 +0000 → VARCHAR(16777216)
        TIMESTAMP_FROM_PARTS(2013, 4, 5, 12, 0, 0, 987654321) → 2013-04-05 12:00:00.987654321 → TIMESTAMP_NTZ(9)
        TIMESTAMP_FROM_PARTS(2013, 4, 5, 12, 0, -3600) → 2013-04-05 11:00:00.0 → TIMESTAMP_NTZ(9)
        TIMESTAMPNTZFROMPARTS(2013, 4, 5, 12, 0, 0) → 2013-04-05 12:00:00.0 → TIMESTAMP_NTZ(9)
        DATEFROMPARTS(1977, 8, 7) → 1977-08-07 → DATE
        TIME_FROM_PARTS(12, 34, 56, 987654321) → 12:34:56.987654321 → TIME(9)
        CONVERT_TIMEZONE('UTC', '2024-01-01 10:00:00'::TIMESTAMP_NTZ)::VARCHAR → 2024-01-01 10:00:00.000 +0000 → VARCHAR(16777216)
        CONVERT_TIMEZONE('America/Los_Angeles', 'America/New_York', '2024-01-01 14:00:00'::TIMESTAMP_NTZ) → 2024-01-01 17:00:00.0 → TIMESTAMP_NTZ(9)
        CONVERT_TIMEZONE('America/Los_Angeles', 'America/New_York', '2024-01-01 14:00:00') → 2024-01-01 17:00:00.0 → TIMESTAMP_NTZ(9)
        CONVERT_TIMEZONE('Foo', 'UTC', '2024-01-01 14:00:00') → ! 100094 Unknown timezone: 'Foo'
        CONVERT_TIMEZONE('Foo', '2024-01-01 10:00:00 +0000'::TIMESTAMP_TZ) → ! 100094 Unknown timezone: 'Foo'
        DATE_FROM_PARTS(NULL, 1, 1) → NULL → DATE
        TIMESTAMP_TZ_FROM_PARTS(2024, NULL, 1, 1, 1, 1)::VARCHAR → NULL → VARCHAR(16777216)
        CONVERT_TIMEZONE('UTC', NULL)::VARCHAR → NULL → VARCHAR(16777216)
        """);
  }

  @TestFactory
  Stream<DynamicTest> inAnotherZone() {
    return Answers.table(
        TestSession.with("TIMEZONE", "America/New_York"),
        """
        '2024-07-15 10:30:00'::TIMESTAMP_LTZ::VARCHAR → 2024-07-15 10:30:00.000 -0400 → VARCHAR(16777216)
        TO_TIMESTAMP_LTZ(0)::VARCHAR → 1969-12-31 19:00:00.000 -0500 → VARCHAR(16777216)
        DATE_TRUNC(day, '2024-07-15 10:30:00'::TIMESTAMP_LTZ)::VARCHAR → 2024-07-15 00:00:00.000 -0400 → VARCHAR(16777216)
        DATE_PART(epoch, '2024-07-15 10:30:00'::TIMESTAMP_LTZ) → 1721053800 → NUMBER(38,0)
        '2024-07-15 10:30:00'::TIMESTAMP_NTZ::TIMESTAMP_TZ::VARCHAR → 2024-07-15 10:30:00.000 -0400 → VARCHAR(16777216)
        DATEADD(day, 1, '2024-03-09 12:00:00'::TIMESTAMP_LTZ)::VARCHAR → 2024-03-10 12:00:00.000 -0400 → VARCHAR(16777216)
        """);
  }

  @TestFactory
  Stream<DynamicTest> whereWeeksBeginOnSunday() {
    return Answers.table(
        TestSession.with("TIMEZONE", "America/New_York", "WEEK_START", "7"),
        """
        DAYOFWEEK('2024-01-07'::DATE) → 1 → NUMBER(2,0)
        DATE_TRUNC(week,'2024-02-15'::DATE) → 2024-02-11 → DATE
        DATEDIFF(week,'2024-01-06'::DATE,'2024-01-07'::DATE) → 1 → NUMBER(9,0)
        LAST_DAY('2024-02-10'::DATE, week) → 2024-02-10 → DATE
        WEEK('2024-01-07'::DATE) → 2 → NUMBER(2,0)
        TIME_SLICE('2024-02-15'::DATE, 1, 'WEEK') → 2024-02-11 → DATE
        """);
  }

  @TestFactory
  Stream<DynamicTest> whereWeekOneHasJanuaryFirst() {
    return Answers.table(
        TestSession.with(
            "TIMEZONE", "America/New_York", "WEEK_START", "7", "WEEK_OF_YEAR_POLICY", "1"),
        """
        WEEK('2024-01-07'::DATE) → 2 → NUMBER(2,0)
        WEEK('2024-01-01'::DATE) → 1 → NUMBER(2,0)
        WEEK('2023-12-31'::DATE) → 53 → NUMBER(2,0)
        YEAROFWEEK('2023-12-31'::DATE) → 2023 → NUMBER(4,0)
        """);
  }

  @TestFactory
  Stream<DynamicTest> withAnInputFormat() {
    return Answers.table(
        TestSession.with("DATE_INPUT_FORMAT", "DD/MM/YYYY"),
        """
        TO_DATE('02/01/2024') → 2024-01-02 → DATE
        """);
  }

  @TestFactory
  Stream<DynamicTest> withAnOutputFormat() {
    return Answers.table(
        TestSession.with("DATE_INPUT_FORMAT", "DD/MM/YYYY", "DATE_OUTPUT_FORMAT", "MM/DD/YYYY"),
        """
        '15/01/2024'::DATE::STRING → 01/15/2024 → VARCHAR(16777216)
        TO_VARCHAR('2024-01-15'::TIMESTAMP::DATE) → 01/15/2024 → VARCHAR(16777216)
        """);
  }

  @TestFactory
  Stream<DynamicTest> theClockIsThatOfTheStatementsBegin() {
    return Answers.table(
        TestSession.with("TIMEZONE", "America/New_York"),
        """
        CURRENT_DATE → 2024-03-15 → DATE
        CURRENT_DATE() → 2024-03-15 → DATE
        CURRENT_TIME(0) → 06:30 → TIME(0)
        CURRENT_TIMESTAMP::VARCHAR → 2024-03-15 06:30:00.123 -0400
        CURRENT_TIMESTAMP(0)::VARCHAR → 2024-03-15 06:30:00.000 -0400
        LOCALTIMESTAMP::VARCHAR → 2024-03-15 06:30:00.123 -0400
        SYSDATE() → 2024-03-15 10:30:00.123456 → TIMESTAMP_NTZ(9)
        GETDATE() = CURRENT_TIMESTAMP() → true
        """);
  }
}
