package dev.vitrine.dialect.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Semi-structured values in SQL: paths, literals, casts, functions, lambdas.
class SemiStructuredSqlTest {

  @TestFactory
  Stream<DynamicTest> paths() {
    return Answers.table(
        """
        PARSE_JSON('{"a":{"b":[1,{"c":"x"}]}}'):a.b[1].c → "x" → VARIANT
        PARSE_JSON('{"a":{"b":[1,{"c":"x"}]}}'):a.b[1].c::STRING → x → VARCHAR(16777216)
        PARSE_JSON('{"a":1}'):A → NULL → VARIANT
        PARSE_JSON('{"a":1}'):a.b.c → NULL → VARIANT
        PARSE_JSON('{"a":null}'):a → null → VARIANT
        PARSE_JSON('{"a":null}'):a::STRING → NULL
        PARSE_JSON('{"my key":{"x.y":4}}'):"my key"."x.y"::INT → 4 → NUMBER(38,0)
        PARSE_JSON('{"it''s \\\\"q\\\\"":4}')['it''s "q"']::INT → 4
        PARSE_JSON('[5,6]')[1] → 6 → VARIANT
        PARSE_JSON('[5,6]')[9] → NULL
        SELECT [5,6][i] FROM (SELECT 1 AS i) → 6
        SELECT {'a':{'b':7}}[k]['b'] FROM (SELECT 'a' AS k) → 7
        GET({'a':1}, 'a') → 1 → VARIANT
        GET([1,2], 1) → 2
        GET_PATH({'a':{'b':[7]}}, 'a.b[0]') → 7
        GET_IGNORE_CASE({'Aa':1}, 'aA') → 1
        NULL:a → NULL
        'x':a → ! 001044 Invalid argument types for function 'GET'
        """);
  }

  @TestFactory
  Stream<DynamicTest> textsAndValues() {
    return Answers.table(
        """
        PARSE_JSON('{"b":2, "a":[1, {"z":1,"y":2}]}') → {"a":[1,{"y":2,"z":1}],"b":2} → VARIANT
        PARSE_JSON('') → NULL
        PARSE_JSON('{bad') → ! 100069 Error parsing JSON
        PARSE_JSON('{"a":1,"a":2}') → ! 100069
        PARSE_JSON('{"a":1,"a":2}', 'd') → {"a":2}
        PARSE_JSON('1', 'q') → ! 001008 parameter of function 'PARSE_JSON'
        TRY_PARSE_JSON('{bad') → NULL → VARIANT
        CHECK_JSON('[1]') → NULL → VARCHAR(16777216)
        CHECK_JSON('{bad') IS NULL → false
        TO_JSON(PARSE_JSON('{"a": "x"}')) → {"a":"x"} → VARCHAR(16777216)
        TO_JSON('x'::VARIANT) → "x"
        TO_JSON(NULL) → NULL
        TO_JSON('a') → ! 001044 function 'TO_JSON': (VARCHAR(1))
        TO_JSON({'a':1}) → {"a":1}
        TO_VARCHAR('x'::VARIANT) → x
        STRIP_NULL_VALUE(PARSE_JSON('null')) → NULL → VARIANT
        IS_NULL_VALUE(PARSE_JSON('null')) → true
        TYPEOF(PARSE_JSON('1.5')) → DECIMAL → VARCHAR(16777216)
        TYPEOF('2024-01-01'::DATE::VARIANT) → DATE
        TYPEOF('2024-01-01 10:00:00'::TIMESTAMP_LTZ::VARIANT) → TIMESTAMP_LTZ
        TYPEOF(1.5::FLOAT::VARIANT) → DOUBLE
        TYPEOF('a') → ! 001044 function 'TYPEOF': (VARCHAR(1))
        TYPEOF(1) → ! 001044 function 'TYPEOF': (NUMBER(1,0))
        TYPEOF([1]) → ARRAY
        IS_DECIMAL(PARSE_JSON('1')) → true → BOOLEAN
        IS_ARRAY(PARSE_JSON('{}')) → false
        AS_INTEGER(PARSE_JSON('1')) → 1 → NUMBER(38,0)
        AS_INTEGER(PARSE_JSON('"1"')) → NULL
        AS_NUMBER(1.55::VARIANT, 10, 1) → 1.6 → NUMBER(10,1)
        AS_CHAR('x'::VARIANT) → x
        AS_DATE('2024-01-15'::DATE::VARIANT) → 2024-01-15 → DATE
        AS_DATE('2024-01-15'::VARIANT) → NULL
        AS_ARRAY(PARSE_JSON('[1]')) → [1] → ARRAY
        TO_VARIANT('x') → "x" → VARIANT
        TO_ARRAY(5) → [5] → ARRAY
        TO_ARRAY(PARSE_JSON('null')) → NULL
        TO_OBJECT(PARSE_JSON('[1]')) → ! 100071 Failed to cast variant value [1] to OBJECT
        'x'::OBJECT → ! 001007
        PARSE_XML('<a/>') → ! 000002 PARSE_XML
        """);
  }

  @TestFactory
  Stream<DynamicTest> castsThereAndBack() {
    return Answers.table(
        """
        1.50::VARIANT → 1.5 → VARIANT
        1.5::FLOAT::VARIANT → 1.500000000000000e+00
        ['NaN'::FLOAT] → [NaN]
        '2024-01-15 10:00:00.5'::TIMESTAMP::VARIANT → "2024-01-15 10:00:00.500"
        '2024-01-15 10:00:00.123456'::TIMESTAMP::VARIANT::TIMESTAMP → 2024-01-15 10:00:00.123456
        '2024-01-15 10:00:00 +0200'::TIMESTAMP_TZ::VARIANT → "2024-01-15 10:00:00.000 +0200"
        '2024-01-15 10:00:00 +0200'::TIMESTAMP_TZ::VARIANT::TIMESTAMP_TZ::VARCHAR → 2024-01-15 10:00:00.000 +0200
        '2024-01-15 10:00:00 +0200'::TIMESTAMP_TZ::VARIANT::DATE → 2024-01-15
        '10:00:00.25'::TIME::VARIANT → "10:00:00.25"
        X'0aff'::VARIANT → "0AFF"
        X'0aff'::VARIANT::BINARY → 0AFF
        PARSE_JSON('"12.345"')::NUMBER(10,2) → 12.35 → NUMBER(10,2)
        PARSE_JSON('1234')::NUMBER(3,0) → ! 100046
        PARSE_JSON('{"a":"x"}'):a::INT → ! 100071 Failed to cast variant value "x" to FIXED
        PARSE_JSON('"x"')::DATE → ! 100071 to DATE
        PARSE_JSON('"x"')::BOOLEAN → ! 100071 to BOOLEAN
        PARSE_JSON('"abc"')::VARCHAR(2) → ! 100078
        PARSE_JSON('1700000000')::TIMESTAMP_NTZ → 2023-11-14 22:13:20.0
        TRY_CAST(PARSE_JSON('"x"') AS INT) → ! 001065 TRY_CAST
        PARSE_JSON('null')::INT → NULL → NUMBER(38,0)
        NULL::INT → NULL → NUMBER(38,0)
        NULL::VARIANT → NULL → VARIANT
        NULL::TIMESTAMP_TZ → NULL → TIMESTAMP_TZ(9)
        [1, NULL, 'x'] → [1,undefined,"x"] → ARRAY
        {'a': 1, 'b': NULL} → {"a":1} → OBJECT
        """);
  }

  @TestFactory
  Stream<DynamicTest> operatorsAndComparisons() {
    return Answers.table(
        """
        PARSE_JSON('1') + 1 → 2 → FLOAT
        PARSE_JSON('"a"') || 'b' → ab
        'x' || {'a':1} → ! 001044 function '||': (VARCHAR(1), OBJECT)
        'x' || [1] → ! 001044 function '||': (VARCHAR(1), ARRAY)
        CONCAT('x', [1]) → ! 001044 function 'CONCAT': (VARCHAR(1), ARRAY)
        [1] + 1 → ! 001044 function '+': (ARRAY, NUMBER(1,0))
        1 - TRUE → ! 001044 function '-': (NUMBER(1,0), BOOLEAN)
        -[1] → ! 001044 function 'NEGATE': (ARRAY)
        'x' || NULL::ARRAY → ! 001044 function '||': (VARCHAR(1), ARRAY)
        UPPER(PARSE_JSON('"a"')) → A
        PARSE_JSON('10') > 9 → true
        PARSE_JSON('100') = 100.0 → true
        PARSE_JSON('-1.55') < -1.5 → true
        PARSE_JSON('0.12345678901234') = 0.1234567890 → false
        PARSE_JSON('1e300') > 5 → true
        PARSE_JSON('"x"') > 5 → ! 100071 to FIXED
        PARSE_JSON('"x"') = 'x' → true
        PARSE_JSON('2') IN (1, 2) → true
        PARSE_JSON('2') BETWEEN 1 AND 3 → true
        PARSE_JSON('{"a":1,"b":2}') = PARSE_JSON('{"b":2, "a":1.0}') → true
        [1,2] = [1,2] → true
        [1] < [1,2] → true
        {'b':0}::VARIANT < []::VARIANT → true
        PARSE_JSON('{}') < PARSE_JSON('{"b":0}') → true
        SELECT ARRAY_AGG(v) WITHIN GROUP (ORDER BY v) FROM (SELECT PARSE_JSON(column1) AS v FROM VALUES ('[1,2]'),('[10]'),('[]'),('[2]'),('{}')) → [{},[],[1,2],[2],[10]]
        COALESCE(PARSE_JSON('{}'):a, 'd') → "d" → VARIANT
        IFF(PARSE_JSON('true'), 1, 2) → 1
        GREATEST(PARSE_JSON('10'), PARSE_JSON('9')) → 10 → VARIANT
        GREATEST(PARSE_JSON('10'), NULL) → NULL
        SELECT MAX(x) FROM (SELECT PARSE_JSON(column1) AS x FROM VALUES ('10'),('9')) → 10 → VARIANT
        SELECT MIN(x) FROM (SELECT PARSE_JSON(column1) AS x FROM VALUES ('10'),('9')) → 9
        SELECT COUNT(DISTINCT x) FROM (SELECT PARSE_JSON(column1) AS x FROM VALUES ('1'),('1.0'),('1e0')) → 1
        SELECT SUM(x) FROM (SELECT PARSE_JSON(column1) AS x FROM VALUES ('1'),('2.5')) → 3.5 → FLOAT
        """);
  }

  @TestFactory
  Stream<DynamicTest> objects() {
    return Answers.table(
        """
        OBJECT_CONSTRUCT('b', 1, 'a', 'x', 'c', NULL) → {"a":"x","b":1} → OBJECT
        OBJECT_CONSTRUCT_KEEP_NULL('a', NULL) → {"a":null}
        OBJECT_CONSTRUCT() → {}
        SELECT OBJECT_CONSTRUCT(*) FROM (SELECT 1 AS x, 'a' AS y) → {"X":1,"Y":"a"}
        SELECT {*} FROM (SELECT 1 AS x, 'a' AS y) → {"X":1,"Y":"a"}
        OBJECT_CONSTRUCT('a') → ! 000938
        OBJECT_CONSTRUCT(1, 2) → ! 001044
        OBJECT_CONSTRUCT('a', 1, 'a', 2) → ! 100104 Duplicate field key 'a'
        OBJECT_INSERT({'a':1}, 'b', 2) → {"a":1,"b":2} → OBJECT
        OBJECT_INSERT({'a':1}, 'a', 2, TRUE) → {"a":2}
        OBJECT_INSERT({'a':1}, 'a', 2) → ! 100104
        OBJECT_INSERT({'a':1}, 'b', NULL) → {"a":1}
        MAP_INSERT({'a':1}, 'b', NULL) → {"a":1,"b":null}
        MAP_INSERT({'a':1}, 'a', 2, TRUE) → {"a":2}
        MAP_INSERT({'a':1}, NULL, 2) → NULL
        MAP_INSERT(NULL, 'b', NULL) → NULL
        OBJECT_DELETE({'a':1,'b':2,'c':3}, 'a', 'b') → {"c":3}
        OBJECT_PICK({'a':1,'b':2}, ['a', 'z']) → {"a":1}
        OBJECT_KEYS({'b':1,'a':2}) → ["a","b"] → ARRAY
        ARRAYS_TO_OBJECT(['a','b'], [1,2]) → {"a":1,"b":2}
        MAP_CONTAINS_KEY('a', {'a':1}) → true
        MAP_SIZE({'a':1}) → 1
        PARSE_URL('https://u.com:80/p?a=1#f'):host::STRING → u.com
        PARSE_URL('nothing', 1):error IS NULL → false
        PARSE_IP('192.168.242.188/24', 'INET'):family → 4
        """);
  }

  @TestFactory
  Stream<DynamicTest> arrays() {
    return Answers.table(
        """
        ARRAY_CONSTRUCT(1, NULL, 'x') → [1,undefined,"x"] → ARRAY
        ARRAY_CONSTRUCT_COMPACT(1, NULL) → [1]
        ARRAY_SIZE([1,2]) → 2 → NUMBER(9,0)
        ARRAY_SIZE(PARSE_JSON('{}')) → NULL
        ARRAY_SIZE('x') → ! 001044 (VARCHAR(1))
        ARRAY_APPEND([1], 'x') → [1,"x"]
        ARRAY_PREPEND([1], NULL) → [undefined,1]
        ARRAY_CAT([1], [2]) → [1,2]
        ARRAY_CAT([1], NULL) → NULL → ARRAY
        ARRAY_COMPACT([1, NULL]) → [1]
        ARRAY_CONTAINS(2, [1,2]) → true → BOOLEAN
        ARRAY_CONTAINS('1'::VARIANT, [1,2]) → false
        ARRAY_CONTAINS('a', ['a']) → ! 001044 function 'ARRAY_CONTAINS': (VARCHAR(1), ARRAY)
        ARRAY_CONTAINS(TRUE, [TRUE]) → true
        ARRAY_CONTAINS(NULL, [1, NULL]) → true
        ARRAY_POSITION(2, [1,2]) → 1 → NUMBER(9,0)
        ARRAY_POSITION('2024-01-15'::DATE, [1,2]) → ! 001044 function 'ARRAY_POSITION': (DATE, ARRAY)
        ARRAY_DISTINCT([1,1,2]) → [1,2]
        ARRAY_EXCEPT([1,1,2], [1]) → [1,2]
        ARRAY_INTERSECTION([1,1,2], [1,1,3]) → [1,1]
        ARRAY_FLATTEN([[1],[2]]) → [1,2]
        ARRAY_INSERT([1,2], 1, 'x') → [1,"x",2]
        ARRAY_REMOVE([1,2,1], 1) → [2]
        ARRAY_REMOVE(['a'], 'a') → ! 001044 function 'ARRAY_REMOVE': (ARRAY, VARCHAR(1))
        ARRAY_REMOVE(['a',1], 'a'::VARIANT) → [1]
        ARRAY_REMOVE_AT([2,5,7], 0) → [5,7]
        ARRAY_REVERSE([1,2]) → [2,1]
        ARRAY_SLICE([0,1,2,3], 0, -2) → [0,1]
        ARRAY_SORT([3,NULL,1]) → [1,3,undefined]
        ARRAY_SORT([3,NULL,1], FALSE) → [undefined,3,1]
        ARRAY_SORT([3,NULL,1], TRUE, TRUE) → [undefined,1,3]
        ARRAY_GENERATE_RANGE(1, 4) → [1,2,3]
        ARRAY_GENERATE_RANGE(10, 0, -3) → [10,7,4,1]
        ARRAY_MIN([3,1]) → 1 → VARIANT
        ARRAY_TO_STRING(['a',1,TRUE], '-') → a-1-true → VARCHAR(16777216)
        ARRAYS_OVERLAP([1],[1,2]) → true
        ARRAYS_ZIP([], [], []) → [{}]
        ARRAYS_ZIP([1],['x']) → [{"$1":1,"$2":"x"}]
        SPLIT('a,b', ',') → ["a","b"] → ARRAY
        STRTOK_TO_ARRAY('a b') → ["a","b"]
        """);
  }

  @TestFactory
  Stream<DynamicTest> lambdas() {
    return Answers.table(
        """
        FILTER([1,2,3], x -> x > 1) → [2,3] → ARRAY
        FILTER([1,NULL,3], x -> x IS NULL) → [undefined]
        TRANSFORM([1,2], x INT -> x * 2) → [2,4] → ARRAY
        TRANSFORM([1,2.5], x -> x * 2) → [2.000000000000000e+00,5.000000000000000e+00]
        TRANSFORM([1,NULL], x -> x) → [1,undefined]
        TRANSFORM([{'n':1},{'n':5}], o -> o:n) → [1,5]
        TRANSFORM([[1,2],[3]], a -> FILTER(a, b -> b > 1)) → [[2],[3]]
        SELECT TRANSFORM([1,2], x INT -> x + y) FROM (SELECT 10 AS y) → [11,12]
        TRANSFORM([], x -> x) → []
        TRANSFORM(NULL, x -> x) → NULL
        REDUCE([1,2,3], 0, (acc, v) -> acc + v) → 6
        REDUCE([0.1,0.2], 0, (acc, v) -> acc + v) → 0.30000000000000004
        REDUCE([1,2,3], 0, (acc INT, v INT) -> acc + v) → 6 → NUMBER(38,0)
        REDUCE(['a','b'], '', (acc, v) -> acc || v) → ab → VARCHAR(16777216)
        REDUCE([], 7, (acc, v) -> acc + v) → 7
        FILTER([1], 2) → ! 001044 must be a lambda of 1 parameter
        FILTER('x', v -> v) → ! 001044 Invalid argument types for function 'FILTER': (VARCHAR(1), LAMBDA)
        TRANSFORM('x', v -> v) → ! 001044 Invalid argument types for function 'TRANSFORM': (VARCHAR(1), LAMBDA)
        REDUCE([1], 0, acc -> acc) → ! 001044 must be a lambda of 2 parameter
        """);
  }

  @Test
  void rowsAreOrderedByTheValueOfAVariant() {
    String rows =
        "(SELECT PARSE_JSON(column1) AS x FROM VALUES ('10'),('9'),('\"a\"'),('true'),('2'))";
    assertThat(first("SELECT x FROM " + rows + " ORDER BY x"))
        .containsExactly("true", "2", "9", "10", "\"a\"");
    assertThat(first("SELECT DISTINCT x FROM " + rows + " ORDER BY 1 DESC"))
        .containsExactly("\"a\"", "10", "9", "2", "true");
    assertThat(first("SELECT x FROM " + rows + " UNION ALL SELECT 3 ORDER BY x"))
        .containsExactly("true", "2", "3", "9", "10", "\"a\"");
  }

  private static List<String> first(String sql) {
    return TranslatedDuckDb.ask(sql).rows().stream()
        .map(row -> String.valueOf(row.getFirst()))
        .toList();
  }
}
