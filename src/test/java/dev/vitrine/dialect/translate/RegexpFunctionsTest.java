package dev.vitrine.dialect.translate;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Regular expressions, as Snowflake documents them.
class RegexpFunctionsTest {

  @TestFactory
  Stream<DynamicTest> matching() {
    return Answers.table(
        """
        REGEXP_LIKE('ABC', 'a.c', 'i') → true
        REGEXP_LIKE('ABC', 'a.c') → false
        RLIKE('abcd', '[a-c]+') → false
        RLIKE('abc', '[a-c]+') → true
        'abc' RLIKE 'a.*' → true
        'abc' REGEXP 'b' → false
        REGEXP_LIKE('a\\nb', 'a.b') → false
        REGEXP_LIKE('a\\nb', 'a.b', 's') → true
        REGEXP_LIKE('abc', 'ABC', 'ic') → false
        REGEXP_LIKE('abc', 'ABC', 'ci') → true
        RLIKE('800-456-7891', '[2-9]\\\\d{2}-\\\\d{3}-\\\\d{4}') → true
        RLIKE('jsmith@email.com', $$\\w+@[a-zA-Z_]+?\\.[a-zA-Z]{2,3}$$) → true
        REGEXP_LIKE('a1', '[[:alpha:]][[:digit:]]') → true
        REGEXP_LIKE(NULL, 'a') → NULL
        REGEXP_LIKE('a', NULL) → NULL
        REGEXP_LIKE('', '') → true
        REGEXP_LIKE('a', 'x(') → ! 100048 Invalid regular expression: 'x(', missing )
        REGEXP_LIKE('a', '*') → ! 100048 no argument for repetition operator: *
        REGEXP_LIKE('a', '(?=a)') → ! 100048 '(?=a)', no argument for repetition operator: ?
        REGEXP_LIKE('ABC', '(?i)abc') → ! 100048 no argument for repetition operator: ?
        SELECT REGEXP_LIKE(s, p) FROM VALUES ('a', 'b|(?:a)') AS v(s, p) → ! 100048 'b|(?:a)', no
        REGEXP_LIKE('(?', '\\\\(?[(?]+') → true
        REGEXP_LIKE('](?a', '[](]+[?]\\\\w') → true
        REGEXP_LIKE('a(?', '[[:alpha:](?]+') → true
        REGEXP_LIKE('b', '(a)?(b)') → true
        REGEXP_LIKE('a', 'a', 'z') → ! 100048 parameter: 'z'
        REGEXP_LIKE(REPEAT('a', 5000), '(a*)*b') → false
        """);
  }

  @TestFactory
  Stream<DynamicTest> finding() {
    return Answers.table(
        """
        REGEXP_COUNT('It was the best of times, it was the worst of times', '\\\\bwas\\\\b', 1) → 2
        REGEXP_COUNT('qqqabcrtrababcbcd', 'abc', 4) → 2
        REGEXP_COUNT('aaa', 'A', 1, 'i') → 3
        REGEXP_COUNT('abc', '') → 0
        REGEXP_COUNT('abc', 'a', 10) → 0
        REGEXP_COUNT('abc', 'a', 0) → ! 391988
        REGEXP_SUBSTR('It was the best of times, it was the worst of times', 'the\\\\W+\\\\w+') → the best
        REGEXP_SUBSTR('It was the best of times, it was the worst of times', 'the\\\\W+\\\\w+', 1, 2) → the worst
        REGEXP_SUBSTR('It was the best of times', 'the\\\\W+(\\\\w+)', 1, 1, 'e', 1) → best
        REGEXP_SUBSTR('It was the best of times', 'the\\\\W+(\\\\w+)', 1, 1, 'e') → best
        REGEXP_SUBSTR('It was the best of times', 'the\\\\W+\\\\w+', 1, 1, 'e') → the best
        REGEXP_SUBSTR('key=val', '(\\\\w+)=(\\\\w+)', 1, 1, 'e', 2) → val
        REGEXP_SUBSTR('key=val', '(\\\\w+)=(\\\\w+)', 1, 1, 'c', 2) → val
        REGEXP_SUBSTR('key=val', '(\\\\w+)=(\\\\w+)', 1, 1, 'e', 3) → NULL
        REGEXP_SUBSTR('key=val', '(\\\\w+)=(\\\\w+)', 1, 1, 'e', 0) → key=val
        REGEXP_SUBSTR('abc', 'x') → NULL
        REGEXP_SUBSTR('abc', 'b', 3) → NULL
        REGEXP_SUBSTR('ac', 'a(b)?c', 1, 1, 'e') → NULL
        REGEXP_SUBSTR('😀a1', '[0-9]', 3) → 1
        REGEXP_SUBSTR('abc', 'b', 1, 0) → ! 391988
        REGEXP_SUBSTR('abcabc', '(?:bc)+') → ! 100048 '(?:bc)+', no argument for repetition operator: ?
        REGEXP_SUBSTR('ab', '(?P<n>a)b') → ! 100048 no argument for repetition operator: ?
        REGEXP_SUBSTR_ALL('a1_a2a3_a4A5a6', 'a[[:digit:]]') → ["a1","a2","a3","a4","a6"]
        REGEXP_SUBSTR_ALL('a1_a2a3_a4A5a6', 'a[[:digit:]]', 2) → ["a2","a3","a4","a6"]
        REGEXP_SUBSTR_ALL('a1_a2a3_a4A5a6', 'a[[:digit:]]', 1, 3) → ["a3","a4","a6"]
        REGEXP_SUBSTR_ALL('a1_a2a3_a4A5a6', 'a[[:digit:]]', 1, 1, 'i') → ["a1","a2","a3","a4","A5","a6"]
        REGEXP_SUBSTR_ALL('a1_a2a3_a4A5a6', '(a)([[:digit:]])', 1, 1, 'ie') → ["a","a","a","a","A","a"]
        REGEXP_SUBSTR_ALL('a1', 'b') → []
        REGEXP_EXTRACT_ALL('a1', 'a.') → ["a1"]
        REGEXP_INSTR('nevermore1, nevermore2, nevermore3.', 'nevermore') → 1
        REGEXP_INSTR('nevermore1, nevermore2, nevermore3.', 'nevermore', 5) → 13
        REGEXP_INSTR('nevermore1, nevermore2, nevermore3.', 'nevermore', 1, 3) → 25
        REGEXP_INSTR('Hellooo World', '\\\\b\\\\S*o\\\\S*\\\\b', 3) → 3
        REGEXP_INSTR('😀añb1', '^b[0-9]', 4, 1, 1) → 6
        REGEXP_SUBSTR('Hellooo World', '\\\\b\\\\S*o\\\\S*\\\\b', 3) → llooo
        REGEXP_COUNT('aaa', '^a', 2) → 1
        REGEXP_INSTR('abc123', '[0-9]+', 1, 1, 1) → 7
        REGEXP_INSTR('abc', '[0-9]') → 0
        REGEXP_INSTR('It was the best', 'the\\\\W+(\\\\w+)', 1, 1, 0, 'e', 1) → 12
        REGEXP_INSTR('It was the best', 'the\\\\W+(\\\\w+)', 1, 1, 0, 'e') → 12
        REGEXP_INSTR('añb1', '[0-9]') → 4
        REGEXP_INSTR('abc', 'b', 1, 1, 2) → ! 391988
        REGEXP_INSTR(NULL, 'b') → NULL
        """);
  }

  @TestFactory
  Stream<DynamicTest> replacing() {
    return Answers.table(
        """
        REGEXP_REPLACE('It was the best of times', '( ){1,}', '') → Itwasthebestoftimes
        REGEXP_REPLACE('It was the best of times, it was the worst of times', 'times', 'days', 1, 2) → It was the best of times, it was the worst of days
        REGEXP_REPLACE('firstname middlename lastname', '(.*) (.*) (.*)', '\\\\3, \\\\1 \\\\2') → lastname, firstname middlename
        REGEXP_REPLACE('a1b22', '[0-9]+') → ab
        REGEXP_REPLACE('a1b22', '[0-9]', '#') → a#b##
        REGEXP_REPLACE('aaa', 'a', 'b', 2) → abb
        REGEXP_REPLACE('aaa', '^a', 'b', 2) → aba
        REGEXP_REPLACE('aaa', 'a', 'b', 9) → aaa
        REGEXP_REPLACE('Abc', 'a', 'x', 1, 0, 'i') → xbc
        REGEXP_REPLACE('abc', 'b', '$1') → a$1c
        REGEXP_REPLACE('abc', 'x', 'y') → abc
        REGEXP_REPLACE('abc', '', '-') → -a-b-c-
        REGEXP_REPLACE('abc', 'b', NULL) → NULL
        REGEXP_REPLACE('abc', '(b)', '[\\\\0\\\\1\\\\2]') → a[bb]c
        REGEXP_REPLACE('l1\\nl2', '^l', 'x', 1, 0, 'm') = 'x1\\nx2' → true
        REGEXP_REPLACE('abc', 'b', 'x', 1, -1) → ! 391988
        REGEXP_REPLACE('abc', 'b', 'a longer replacement') → aa longer replacementc
        REGEXP_REPLACE('abc', '(b)', $$\\\\\\1$$) → a\\bc
        REGEXP_REPLACE('abc', 'b(', '') → ! 100048
        LENGTH(REGEXP_REPLACE(REPEAT('a', 100000), 'a', 'xyz')) → 300000
        REGEXP_REPLACE(REPEAT('a', 100000), 'a', 'a longer replacement') → ! 391985
        SELECT REGEXP_REPLACE(s, p, r) FROM VALUES ('abc', 'b', 'x') AS v(s, p, r) → axc
        SELECT REGEXP_LIKE(s, p, i) FROM VALUES ('abc', 'B..', 'i') AS v(s, p, i) → false
        SELECT s RLIKE p FROM VALUES ('abc', 'a.c') AS v(s, p) → true
        SELECT REGEXP_LIKE(s, p) FROM VALUES ('abc', 'b(') AS v(s, p) → ! 100048
        """);
  }
}
