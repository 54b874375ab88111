package dev.vitrine.dialect.translate;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Conversions between texts, numbers, booleans and binaries, as Snowflake documents them.
class ConversionFunctionsTest {

  @TestFactory
  Stream<DynamicTest> numbers() {
    return Answers.table(
        """
        '12.5'::INT → 13 → NUMBER(38,0)
        '-12.5'::INTEGER → -13
        '12.4'::NUMBER → 12
        ' 12 '::NUMBER → 12
        '+12'::NUMBER → 12
        '.5'::NUMBER(3,1) → 0.5
        '5.'::NUMBER(3,1) → 5.0
        '1e3'::NUMBER → 1000
        '1.255'::NUMBER(10,2) → 1.26 → NUMBER(10,2)
        '1E-400'::NUMBER(10,2) → 0.00
        '99999999999999999999999999999999999999'::NUMBER → 99999999999999999999999999999999999999
        'abc'::INT → ! 100038 Numeric value 'abc' is not recognized
        ''::INT → ! 100038 Numeric value '' is not recognized
        '1,000'::INT → ! 100038
        '1_000'::INT → ! 100038
        '0x1F'::INT → ! 100038
        '1000'::NUMBER(3,0) → ! 100039 Numeric value '1000' is out of range
        '1e400'::NUMBER → ! 100039
        '99999999999999999999999999999999999999.5'::NUMBER → ! 100039
        1000::NUMBER(3,0) → ! 100046 Number out of representable range: type FIXED(3,0), value 1000
        2.5::INT → 3
        -2.5::INT → -3
        2.5::FLOAT::INT → 3
        TRUE::INT → 1
        TO_NUMBER('12.3456') → 12 → NUMBER(38,0)
        TO_NUMBER('12.3456', 10, 1) → 12.3 → NUMBER(10,1)
        TO_DECIMAL('12.35', 10, 1) → 12.4
        TO_NUMERIC(98.76546, 5, 2) → 98.77
        TO_NUMBER('1,234.56', '9,999.99', 10, 2) → 1234.56 → NUMBER(10,2)
        TO_NUMBER('11', '99') → 11 → NUMBER(38,0)
        TO_DECIMAL('ae5', 'XXX') → 2789
        TO_DECIMAL('$12.50', '$99.99', 38, 2) → 12.50
        TO_NUMBER('x', '99') → ! 100140 Can't parse 'x' as number with format '99'
        TO_NUMBER('123', '99') → ! 100140 Can't parse '123' as number with format '99'
        TO_DECIMAL('ae5', 'XX') → ! 100140 Can't parse 'ae5' as number with format 'XX'
        TO_DOUBLE('x', '99') → ! 100140 Can't parse 'x' as number with format '99'
        TO_NUMBER('x', 'AUTO') → ! 100038 Numeric value 'x' is not recognized
        TRY_TO_NUMBER('123', '99') → NULL
        TO_NUMBER('12', 40, 0) → ! 002023
        TO_NUMBER('12', x, 0) → ! 000904
        TO_NUMBER('12', 1 + 1) → ! 001015 needs to be constant
        TO_NUMBER('1', '9', 5, 2, 1) → ! 000939
        TO_NUMBER(NULL) → NULL → NUMBER(38,0)
        TRY_TO_NUMBER('x') → NULL → NUMBER(38,0)
        TRY_TO_DECIMAL('345.123', 10, 2) → 345.12
        TRY_TO_NUMERIC('1000', 3, 0) → NULL
        TRY_TO_NUMBER('x', '99') → NULL
        TRY_TO_NUMBER('$345.12', '$999.00') → 345
        TRY_CAST('05-Mar-2016' AS NUMBER) → NULL
        TRY_CAST('12.7' AS INT) → 13
        DATE '2024-01-01'::INT → ! 001007 for parameter 'TO_NUMBER'
        TRY_CAST(1 AS VARCHAR) → ! 001065 TRY_CAST cannot be used with arguments of types NUMBER(1,0) and VARCHAR(16777216)
        TRY_CAST(NULL AS INT) → NULL
        TRY_CAST(TRUE AS BOOLEAN) → true
        TRY_TO_NUMBER(1.5::FLOAT) → ! 001065 TRY_CAST cannot be used with arguments of types FLOAT and NUMBER(38,0)
        TRY_TO_DECIMAL(PARSE_JSON('1'), 5, 2) → ! 001065 TRY_CAST cannot be used with arguments of types VARIANT and NUMBER(5,2)
        TRY_TO_DOUBLE(2.5) → ! 001065 TRY_CAST cannot be used with arguments of types NUMBER(2,1) and FLOAT
        TRY_TO_DOUBLE(2.5::FLOAT) → 2.5
        TRY_TO_BOOLEAN(1) → ! 001065 TRY_CAST cannot be used with arguments of types NUMBER(1,0) and BOOLEAN
        TRY_TO_DATE('2024-01-02'::TIMESTAMP_NTZ) → ! 001065 TRY_CAST cannot be used with arguments of types TIMESTAMP_NTZ(9) and DATE
        TRY_TO_DATE('2024-01-02'::DATE) → 2024-01-02
        TRY_TO_TIME('10:00:00'::TIME) → ! 001065 TRY_CAST cannot be used with arguments of types TIME(9) and TIME(9)
        TRY_TO_TIMESTAMP(1700000000, 3) → ! 001065 TRY_CAST cannot be used with arguments of types NUMBER(10,0) and TIMESTAMP_NTZ(9)
        TRY_TO_NUMBER(NULL) → NULL
        TO_BOOLEAN(0.5::FLOAT) → true
        TO_DOUBLE(1.1)::NUMBER(38,18) → 1.100000000000000089
        -0.1::FLOAT::NUMBER(38,20) → -0.10000000000000000555
        123456789.123456789::FLOAT::NUMBER(38,9) → 123456789.123456791
        0.1::FLOAT::NUMBER(38,10) → 0.1000000000
        1e30::FLOAT::NUMBER(38,18) → ! 100046
        'inf'::FLOAT::NUMBER(38,18) → ! 100046
        TO_BOOLEAN(NULL::FLOAT) → NULL
        TO_BOOLEAN('inf'::FLOAT) → ! 100037 Boolean value 'inf' is not recognized
        'NaN'::FLOAT::BOOLEAN → ! 100037 Boolean value 'NaN' is not recognized
        '1.5e3'::FLOAT → 1500 → FLOAT
        'NaN'::FLOAT → NaN
        'inf'::FLOAT → Infinity
        '-inf'::FLOAT → -Infinity
        'abc'::FLOAT → ! 100038 Numeric value 'abc' is not recognized
        TO_DOUBLE('1.5e3') → 1500 → FLOAT
        TO_DOUBLE('1,234.5', '9,999.9') → 1234.5
        TRY_TO_DOUBLE('1.5') → 1.5
        TRY_TO_DOUBLE('x') → NULL
        TO_DOUBLE(1.1::NUMBER(5,1)) → 1.1
        """);
  }

  @TestFactory
  Stream<DynamicTest> texts() {
    return Answers.table(
        """
        1.50::VARCHAR → 1.50 → VARCHAR(16777216)
        (-0.5)::VARCHAR → -0.5
        TO_VARCHAR(123.45) → 123.45
        TO_CHAR(7) → 7
        TO_VARCHAR(NULL::INT) → NULL
        TO_VARCHAR(1.2618595071429148::FLOAT) → 1.261859507
        1.5::FLOAT::VARCHAR → 1.5
        1::FLOAT::VARCHAR → 1
        0::FLOAT::VARCHAR → 0
        1e20::FLOAT::VARCHAR → 1e+20
        1.5e-7::FLOAT::VARCHAR → 1.5e-07
        0.0001::FLOAT::VARCHAR → 0.0001
        123456789::FLOAT::VARCHAR → 123456789
        'inf'::FLOAT::VARCHAR → inf
        'nan'::FLOAT::VARCHAR → NaN
        TRUE::VARCHAR → true
        FALSE::STRING → false
        'abcdef'::VARCHAR(3) → ! 100078 String 'abcdef' is too long and would be truncated
        'ab'::VARCHAR(3) → ab → VARCHAR(3)
        'ab'::CHAR → ! 100078
        'a'::CHAR → a → VARCHAR(1)
        TRY_CAST('ABCD' AS CHAR(2)) → NULL → VARCHAR(2)
        TRY_CAST('ABCD' AS VARCHAR(10)) → ABCD
        'a' COLLATE 'utf8' → a
        'a' COLLATE 'en-ci' = 'A' → true
        'a' COLLATE 'xx' → ! 002023 Invalid collation specification 'xx'.
        X'0aff'::VARCHAR → 0AFF
        TO_CHAR(X'616263', 'UTF-8') → abc
        TO_VARCHAR(X'616263', 'BASE64') → YWJj
        TO_CHAR(X'ff', 'UTF-8') → ! 100144 Invalid UTF8 detected in string '0xFF'
        BASE64_DECODE_STRING('qw==') → ! 100144 Invalid UTF8 detected while decoding 'qw=='
        HEX_DECODE_STRING('AB') → ! 100144 Invalid UTF8 detected while decoding 'AB'
        TRY_HEX_DECODE_STRING('AB') → NULL
        TO_CHAR(12345.678, '99,999.99') → ' 12,345.68'
        """);
  }

  @TestFactory
  Stream<DynamicTest> booleansAndBinaries() {
    return Answers.table(
        """
        'true'::BOOLEAN → true → BOOLEAN
        'F'::BOOLEAN → false
        'Yes'::BOOLEAN → true
        'off'::BOOLEAN → false
        '1'::BOOLEAN → true
        'n'::BOOLEAN → false
        'maybe'::BOOLEAN → ! 100037 Boolean value 'maybe' is not recognized
        ''::BOOLEAN → ! 100037
        0::BOOLEAN → false
        5::BOOLEAN → true
        1.5::FLOAT::BOOLEAN → true
        TO_BOOLEAN('on') → true
        TO_BOOLEAN(0) → false
        TRY_TO_BOOLEAN('x') → NULL
        TRY_TO_BOOLEAN('t') → true
        TRY_CAST('x' AS BOOLEAN) → NULL
        TO_BINARY('616263', 'HEX') → 616263 → BINARY(8388608)
        TO_BINARY('616263') → 616263
        TO_BINARY('abc', 'UTF-8') → 616263
        TO_BINARY('YWJj', 'base64') → 616263
        TO_BINARY('abc', 'x') → ! 391988
        TO_BINARY('xyz') → ! 100115
        TRY_TO_BINARY('zz', 'HEX') → NULL
        TRY_TO_BINARY('YWJj', 'BASE64') → 616263
        TO_BINARY(NULL) → NULL
        '616263'::BINARY → 616263
        1::BINARY → ! 001007 invalid type [CAST(NUMBER(1,0) AS BINARY(8388608))] for parameter 'TO_BINARY'
        """);
  }

  @TestFactory
  Stream<DynamicTest> bitsAndLogic() {
    return Answers.table(
        """
        BITAND(5, 3) → 1
        BITOR(5, 3) → 7
        BITXOR(5, 3) → 6
        BITNOT(5) → -6
        BITSHIFTLEFT(1, 4) → 16
        BITSHIFTLEFT(-1, 4) → -16
        BITSHIFTRIGHT(16, 2) → 4
        BITSHIFTRIGHT(-16, 2) → -4
        BIT_AND(1, 3) → 1
        BITAND(NULL, 3) → NULL
        BITAND('5', 3) → 1
        GETBIT(11, 1) → 1
        GETBIT(11, 2) → 0
        GETBIT(11, 100) → 0
        BITAND(X'ff0f', X'0f') → 000F
        BITAND(X'ff0f', X'0f', 'RIGHT') → 0F00
        BITOR(X'f0', X'0f') → FF
        BITXOR(X'ff', X'0f') → F0
        BITNOT(X'00ff') → FF00
        BITSHIFTLEFT(X'00ff', 4) → 0FF0
        BITSHIFTRIGHT(X'00ff', 4) → 000F
        BITSHIFTLEFT(X'00ff', 20) → 0000
        BITAND(X'00', X'00', 'UP') → ! 391988
        BITAND(1, 2, 'LEFT') → ! 001044
        BITAND(1, X'00') → ! 001044
        BOOLAND(1, 0) → false
        BOOLAND(NULL, 0) → false
        BOOLOR(NULL, 1) → true
        BOOLOR(0, NULL) → NULL
        BOOLXOR(2, 0) → true
        BOOLXOR(TRUE, TRUE) → false
        BOOLNOT(0) → true
        BOOLNOT(5) → false
        """);
  }

  @TestFactory
  Stream<DynamicTest> choices() {
    return Answers.table(
        """
        DECODE(2, 1, 'one', 2, 'two', 'other') → two
        DECODE(9, 1, 'one', 'other') → other
        DECODE(NULL, NULL, 'nul', 'x') → nul
        DECODE(9, 1, 'one') → NULL
        DECODE(1, 1, 1.5, 2) → 1.5
        DECODE(1) → ! 000938
        GREATEST(1, 3, 2) → 3
        LEAST(1, 3.5, 2) → 1.0
        GREATEST(1, NULL, 3) → NULL
        LEAST(1, NULL) → NULL
        GREATEST('apple', 'banana') → banana
        LEAST(DATE '2024-01-01', DATE '2023-01-01') → 2023-01-01
        GREATEST_IGNORE_NULLS(1, NULL, 3) → 3
        LEAST_IGNORE_NULLS(NULL, NULL) → NULL
        GREATEST(GREATEST(GREATEST(1, 2), 3), 4) → 4
        """);
  }

  @TestFactory
  Stream<DynamicTest> typesOfExpressions() {
    return Answers.table(
        """
        SYSTEM$TYPEOF(1) → NUMBER(1,0)[SB1]
        SYSTEM$TYPEOF(10000) → NUMBER(5,0)[SB4]
        SYSTEM$TYPEOF(123456789012) → NUMBER(12,0)[SB8]
        SYSTEM$TYPEOF('something') → VARCHAR(9)[LOB]
        SYSTEM$TYPEOF(CONCAT('every', 'body')) → VARCHAR(9)[LOB]
        SYSTEM$TYPEOF(NULL) → NULL[LOB]
        SYSTEM$TYPEOF(1e10) → NUMBER(11,0)[SB8]
        SYSTEM$TYPEOF(TRUE) → BOOLEAN[SB1]
        SYSTEM$TYPEOF(DATE '2024-01-01') → DATE[SB4]
        SYSTEM$TYPEOF(1::VARIANT) → VARIANT[LOB]
        """);
  }
}
