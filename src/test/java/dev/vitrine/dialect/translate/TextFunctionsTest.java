package dev.vitrine.dialect.translate;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Functions of texts and binaries, as Snowflake documents them.
class TextFunctionsTest {

  @TestFactory
  Stream<DynamicTest> textsMadeOfTexts() {
    return Answers.table(
        """
        UPPER('añb') → AÑB → VARCHAR(3)
        LOWER('ABC') → abc → VARCHAR(3)
        UPPER(12) → 12
        UPPER(NULL) → NULL
        INITCAP('hello wORLD') → Hello World
        INITCAP('a-b c_d') → A-B C_D
        INITCAP('this is the new Frame', '') → This is the new frame
        INITCAP('iqamqinterestedqinqthisqtopic', 'q') → IqAmqInterestedqInqThisqTopic
        INITCAP('lion☂fRog potato⨚cLoud', '⨚☂') → Lion☂Frog potato⨚Cloud
        INITCAP('apple is僉sweetandballIsROUND', '僉a b') → aPple Is僉SweetaNdbaLlisround
        CONCAT('a', 'b', 'c') → abc → VARCHAR(3)
        CONCAT('a') → a
        CONCAT('a', NULL) → NULL
        CONCAT('a', 1, TRUE) → a1true
        CONCAT(X'0a', X'0b') → 0A0B
        CONCAT_WS('-', 'a', 'b', 'c') → a-b-c
        CONCAT_WS(',', 'one') → one
        CONCAT_WS('-', 'a', NULL) → NULL
        CONCAT_WS(NULL, 'a', 'b') → NULL
        CONCAT_WS(X'00', X'0a', X'0b') → 0A000B
        REPEAT('ab', 3) → ababab
        REPEAT('ab', 0) → ''
        REPEAT('ab', -1) → ''
        REPEAT('ab', NULL) → NULL
        REPEAT(X'0a', 2) → 0A0A
        SPACE(3) → '   '
        SPACE(-1) → ''
        REVERSE('Hello, world!') → !dlrow ,olleH
        REVERSE(X'0a0b') → 0B0A
        REPLACE('down', 'down', 'up') → up
        REPLACE('abcabc', 'b') → acac
        REPLACE('abc', '', 'x') → abc
        REPLACE('abc', 'b', NULL) → NULL
        TRANSLATE('abcd', 'abc', 'xy') → xyd
        TRANSLATE('peña', 'ñ', 'n') → pena
        TRANSLATE('cst-456', '4-', '5') → cst556
        TRANSLATE('a', 'a', 'bc') → ! 100078 String 'bc' is too long and would be truncated
        LPAD('123.50', 19, '*_') → *_*_*_*_*_*_*123.50
        RPAD('123.50', 19, '*_') → 123.50*_*_*_*_*_*_*
        LPAD('abc', 5) → '  abc'
        LPAD('abc', 2, 'x') → ab
        LPAD('abc', 5, '') → abc
        LPAD('abc', -1, 'x') → ''
        RPAD(5, 3, '0') → 500
        LPAD(X'0a', 3, X'ff') → FFFF0A
        LPAD(NULL, 3, 'x') → NULL
        CHR(65) → A → VARCHAR(1)
        CHR(33288) → 興 → VARCHAR(1)
        CHAR(97) → a
        CHR(1114112) → ! 391988 Invalid character code 1114112
        CHR(-1) → ! 391988 Invalid character code -1
        LENGTH(RANDSTR(5, RANDOM_SEED)) → ! 000904
        LENGTH(RANDSTR(5, 1234)) → 5
        RANDSTR(5, 1234) = RANDSTR(5, 1234) → true
        """);
  }

  @TestFactory
  Stream<DynamicTest> parts() {
    return Answers.table(
        """
        LEFT('ABCDEF', 3) → ABC → VARCHAR(6)
        LEFT('abc', 0) → ''
        LEFT('abc', 1.6) → ab
        LEFT('abc', '2') → ab
        LEFT('abc', 4294967296) → abc
        LEFT('abc', 1e1) → abc
        LEFT('abc', DATE '2024-01-01') → ! 001044 Invalid argument types for function 'LEFT': (VARCHAR(3), DATE)
        UPPER([1]) → ! 001044 Invalid argument types for function 'UPPER': (ARRAY)
        LEFT('abc', -1) → ''
        RIGHT('ABCDEFG', 3) → EFG
        RIGHT('abc', -2) → ''
        LEFT('abc', NULL) → NULL
        LEFT('añb', 2) → añ
        LEFT(X'0a0b0c', 2) → 0A0B
        RIGHT(X'0a0b0c', 1) → 0C
        SUBSTR('testing 1 2 3', 9, 5) → 1 2 3
        SUBSTRING('mystring', -1, 3) → g
        SUBSTR('mystring', -3, 7) → ing
        SUBSTR('mystring', -5, 3) → tri
        SUBSTR('mystring', 0, 3) → mys
        SUBSTR('mystring', 0) → mystring
        SUBSTR('mystring', 3) → string
        SUBSTR('mystring', 20) → ''
        SUBSTR('mystring', -20, 3) → ''
        SUBSTR('mystring', 2, -1) → ''
        SUBSTR('mystring', 2, 0) → ''
        SUBSTR('mystring', NULL) → NULL
        SUBSTR('mystring', 2, NULL) → NULL
        SUBSTR('a😀b', 2, 1) → 😀
        SUBSTR(X'0a0b0c', 2) → 0B0C
        SUBSTR(X'0a0b0c', -1) → 0C
        TRIM('❄-❄ABC-❄-', '❄-') → ABC
        LTRIM('#000000123', '0#') → 123
        RTRIM('$125.00', '0.') → $125
        TRIM('  a  ') → a
        TRIM('a\\t') || '|' → a\t|
        LENGTH(TRIM('a\\t')) → 2
        TRIM('a', NULL) → NULL
        SPLIT_PART('11.22.33', '.', 0) → 11
        SPLIT_PART('11.22.33', '.', 1) → 11
        SPLIT_PART('11.22.33', '.', 4) → ''
        SPLIT_PART('127.0.0.1', '.', -1) → 1
        SPLIT_PART('|a|b|c|', '|', 1) → ''
        SPLIT_PART('|a|b|c|', '|', 2) → a
        SPLIT_PART('aaa--bbb-BBB--ccc', '--', 2) → bbb-BBB
        SPLIT_PART('a.b', '', 1) → a.b
        SPLIT_PART('a.b', NULL, 1) → NULL
        STRTOK('a.b.c', '.', 1) → a
        STRTOK('user@snowflake.com', '@.', 2) → snowflake
        STRTOK('user@snowflake.com', '@.', 4) → NULL
        STRTOK('user@snowflake.com.', '@.', 4) → NULL
        STRTOK('a b') → a
        STRTOK('', '') → NULL
        STRTOK('a.b', '') → a.b
        STRTOK('a', NULL, 1) → NULL
        STRTOK('a', '.', 0) → ! 391988
        INSERT('abc', 1, 2, 'Z') → Zc
        INSERT('abcdef', 3, 2, 'zzz') → abzzzef
        INSERT('abc', 2, 0, 'Z') → aZbc
        INSERT('abc', 4, 0, 'Z') → abcZ
        INSERT('', 1, 0, 'Z') → Z
        INSERT('abc', 2, 100, 'Z') → aZ
        INSERT(NULL, 1, 0, 'Z') → NULL
        INSERT('abc', 5, 0, 'Z') → abcZ
        INSERT('abc', 0, 1, 'Z') → Zabc
        INSERT('abc', -2, 1, 'Z') → Zc
        INSERT('abc', 2, -1, 'Z') → aZabc
        INSERT(X'0a0b0c', 2, 1, X'ffff') → 0AFFFF0C
        """);
  }

  @TestFactory
  Stream<DynamicTest> whatTextsAre() {
    return Answers.table(
        """
        LENGTH('Joyeux Noël') → 11 → NUMBER(18,0)
        LEN('') → 0
        LENGTH(NULL) → NULL
        LENGTH(12.5) → 4
        LENGTH(X'4D7953') → 3
        RTRIMMED_LENGTH('ab  ') → 2
        LENGTH('😀') → 1
        OCTET_LENGTH('abc') → 3
        OCTET_LENGTH('Ä') → 2
        OCTET_LENGTH(X'A1B2') → 2
        BIT_LENGTH('abc') → 24
        BIT_LENGTH(X'A1B2') → 16
        ASCII('!') → 33
        ASCII('aB') → 97
        ASCII('') → 0
        ASCII('é') → 195
        ASCII('日') → 230
        ASCII('😀') → 240
        ASCII(NULL) → NULL
        UNICODE('❄') → 10052
        UNICODE('') → 0
        CHARINDEX('an', 'banana', 1) → 2
        CHARINDEX('an', 'banana', 3) → 4
        CHARINDEX('an', 'banana', 5) → 0
        CHARINDEX('', 'banana', 3) → 1
        CHARINDEX('an', 'banana', 100) → 0
        CHARINDEX('x', 'banana') → 0
        CHARINDEX(NULL, 'banana') → NULL
        CHARINDEX('a', 'banana', 0) → ! 391988
        CHARINDEX(X'EF', X'ABCDEFEF', 4) → 4
        CHARINDEX(X'DE', X'ABCDEF') → 0
        POSITION('an', 'banana') → 2
        POSITION('c' IN 'abc') → 3
        POSITION('b', 'abcb', 3) → 4
        CONTAINS('coffee', 'ff') → true
        CONTAINS('coffee', '') → true
        CONTAINS('coffee', 'x') → false
        CONTAINS('a', NULL) → NULL
        CONTAINS(X'ABCDEF', X'CDEF') → true
        CONTAINS(X'ABCDEF', X'BC') → false
        STARTSWITH('coffee', 'co') → true
        STARTSWITH('coffee', 'CO') → false
        STARTSWITH(X'ABCD', X'AB') → true
        ENDSWITH('coffee', 'ee') → true
        ENDSWITH('coffee', '') → true
        ENDSWITH(X'ABCD', X'CD') → true
        LIKE('abc', 'a%') → true
        LIKE('a%c', 'a^%c', '^') → true
        LIKE('abc', 'a^%c', '^') → false
        ILIKE('ABC', 'a_c') → true
        EDITDISTANCE('future', 'past') → 6
        EDITDISTANCE('string1', 'string') → 1
        EDITDISTANCE('future', 'past', 2) → 2
        EDITDISTANCE('', '') → 0
        EDITDISTANCE('', 'abc') → 3
        EDITDISTANCE('święta', 'swieta') → 2
        EDITDISTANCE('a', NULL) → NULL
        JAROWINKLER_SIMILARITY('Snowflake', 'Oracle') → 61
        JAROWINKLER_SIMILARITY('Ich weiß nicht', 'Ich wei? nicht') → 97
        JAROWINKLER_SIMILARITY('Gute nacht', 'Ich weis nicht') → 56
        JAROWINKLER_SIMILARITY('święta', 'swieta') → 77
        JAROWINKLER_SIMILARITY('', '') → 0
        JAROWINKLER_SIMILARITY('ab', 'ac') → 66
        JAROWINKLER_SIMILARITY('test', 'TEST') → 100
        SOUNDEX('Marks') → M620 → VARCHAR(4)
        SOUNDEX('marx') → M620
        SOUNDEX('Robert') → R163
        SOUNDEX('Pfister') → P236
        SOUNDEX('Ashcraft') → A261
        SOUNDEX('Tymczak') → T522
        SOUNDEX('') → ''
        SOUNDEX_P123('Pfister') → P123
        SOUNDEX_P123('Pf') → P100
        """);
  }

  @TestFactory
  Stream<DynamicTest> encodingsAndDigests() {
    return Answers.table(
        """
        HEX_ENCODE('SNOW') → 534E4F57
        HEX_ENCODE('o', 0) → 6f
        HEX_ENCODE(X'0aff') → 0AFF
        HEX_DECODE_STRING('534E4F57') → SNOW
        HEX_DECODE_BINARY('534e4f57') → 534E4F57
        HEX_DECODE_STRING('zz') → ! 100115 not a legal hex-encoded value: 'zz'
        HEX_DECODE_STRING('ff') → ! 100144
        TRY_HEX_DECODE_STRING('zz') → NULL
        TRY_HEX_DECODE_STRING('ff') → NULL
        TRY_HEX_DECODE_BINARY('6') → NULL
        BASE64_ENCODE('Snowflake') → U25vd2ZsYWtl
        REPLACE(BASE64_ENCODE('Snowflake ❄❄❄ Snowman ☃☃☃', 32, '$'), '\\n', ' ') → U25vd2ZsYWtlIOKdhOKdhOKdhCBTbm93 bWFuIOKYg$KYg$KYgw==
        BASE64_ENCODE('HELP') → SEVMUA==
        BASE64_DECODE_STRING('U25vd2ZsYWtl') → Snowflake
        BASE64_DECODE_STRING('SEVMUA==') → HELP
        BASE64_DECODE_BINARY('SEVMUA==') → 48454C50
        BASE64_DECODE_STRING('?') → ! 100116
        TRY_BASE64_DECODE_STRING('?') → NULL
        TRY_BASE64_DECODE_BINARY('SEVMUA==') → 48454C50
        MD5('Snowflake') → edf1439075a83a447fb8b630ddc9c8de → VARCHAR(32)
        MD5_HEX('a') → 0cc175b9c0f1b6a831c399e269772661
        MD5_BINARY('Snowflake') → EDF1439075A83A447FB8B630DDC9C8DE
        MD5_NUMBER_LOWER64('Snowflake') → 9203306159527282910
        MD5_NUMBER_UPPER64('Snowflake') → 17145559544104499780
        SHA1('Snowflake') → fda76b0bcc1e87cf259b1d1e3271d76f590fb5dd → VARCHAR(40)
        SHA1_BINARY('a') → 86F7E437FAA5A7FCE15D1DDCB9EAEAEA377667B8
        SHA2('a') → ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb
        SHA2('Snowflake', 224) → 6267d3d7a59929e6864dd4b737d98e3ef8569d9f88a7466647838532
        LENGTH(SHA2('a', 384)) → 96
        LENGTH(SHA2_HEX('a', 512)) → 128
        LENGTH(SHA2_BINARY('a', 384)) → 48
        SHA2('a', 0) = SHA2('a', 256) → true
        SHA2('a', 100) → ! 391988
        SHA2(X'61') = SHA2('a') → true
        HASH(1) = HASH(1.0) → true
        HASH(1) = HASH(1::FLOAT) → true
        HASH('1') = HASH(1) → false
        SELECT HASH(*) = HASH(1, 'a') FROM VALUES (1, 'a') AS v(x, y) → true
        HASH('a', 'b') = HASH('b', 'a') → false
        HASH(NULL) IS NULL → false
        HASH('a'::VARIANT) = HASH('a') → true
        HASH(DATE '2024-01-01') = HASH(DATE '2024-01-01') → true
        LENGTH(UUID_STRING()) → 36 → NUMBER(18,0)
        UUID_STRING('fe971b24-9572-4005-b22f-351e9c09274d', 'foo') → dc0b6f65-fca6-5b4b-9d37-ccc3fde1f3e2
        UUID_STRING('x') → ! 000938
        """);
  }
}
