package dev.vitrine.server;

import dev.vitrine.dialect.translate.functions.Functions;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Statements that nobody would write, and some that somebody might have meant. The same seed
/// always makes the same ones.
final class SnowflakeFuzz {

  private static final List<String> WORDS =
      ("SELECT FROM WHERE GROUP BY HAVING QUALIFY ORDER LIMIT OFFSET FETCH WITH RECURSIVE AS UNION ALL"
              + " INTERSECT EXCEPT MINUS JOIN LEFT OUTER FULL CROSS NATURAL ASOF LATERAL FLATTEN TABLE"
              + " VALUES INSERT INTO OVERWRITE FIRST WHEN THEN ELSE END CASE UPDATE SET DELETE USING"
              + " MERGE MATCHED CREATE OR REPLACE ALTER DROP UNDROP SCHEMA VIEW SEQUENCE STAGE FILE"
              + " FORMAT FUNCTION PROCEDURE RETURNS LANGUAGE SQL BEGIN COMMIT ROLLBACK DECLARE LET IF"
              + " FOR WHILE DO RETURN EXCEPTION CURSOR RESULTSET EXECUTE IMMEDIATE CALL SHOW TABLES LIKE"
              + " ILIKE RLIKE ANY IN IS NOT NULL DISTINCT BETWEEN AND OVER PARTITION ROWS RANGE PRECEDING"
              + " FOLLOWING UNBOUNDED CURRENT ROW WITHIN PIVOT UNPIVOT SAMPLE MATCH_RECOGNIZE PATTERN"
              + " DEFINE MEASURES CONNECT START PRIOR COPY PUT GET LIST REMOVE USE DESCRIBE COMMENT GRANT"
              + " ON TO CAST TRY_CAST INTERVAL DATE TIMESTAMP TRUE FALSE EXISTS EXCLUDE RENAME TOP CUBE"
              + " ROLLUP GROUPING SETS AT BEFORE CLONE TEMPORARY TRUNCATE EXPLAIN UNSET")
          .lines()
          .flatMap(line -> Stream.of(line.split(" ")))
          .toList();

  private static final List<String> PIECES =
      List.of(
          "(",
          ")",
          ",",
          ".",
          ";",
          "*",
          "+",
          "-",
          "/",
          "%",
          "||",
          "=",
          "<>",
          "<=",
          "::",
          ":",
          "=>",
          "->",
          "?",
          "[",
          "]",
          "{",
          "}",
          "$1",
          "$v",
          "@s",
          "@~/x",
          "@%t",
          "a",
          "b",
          "t",
          "\"a b\"",
          "1",
          "0",
          "-1",
          "1e400",
          ".5",
          "99999999999999999999999999999999999999999",
          "'x'",
          "''",
          "'it''s'",
          "'\\x4'",
          "'\\u12'",
          "'",
          "\"",
          "$$",
          "$$x$$",
          "/*",
          "--",
          "//",
          "\n",
          "\t",
          "\u0000",
          "\ufffe",
          "é",
          "日本",
          "\ud83d\ude00",
          "\ud800",
          "\u202e",
          "ABS(",
          "COUNT(*)",
          "PARSE_JSON('{\"a\":[1]}')",
          "DATEADD(day,",
          "TO_DATE(",
          "x:a.b[0]::INT",
          "OBJECT_CONSTRUCT(",
          "NUMBER(38,0)",
          "NUMBER(99,99)",
          "VARCHAR(0)",
          "VARIANT",
          "__vitrine",
          "system.main.read_csv(",
          "information_schema.tables",
          "IDENTIFIER('t')",
          "TABLE(GENERATOR(ROWCOUNT => 2))");

  private static final Pattern PIECE =
      Pattern.compile("\\s+|\\w+|'(?:[^']|'')*'|\"[^\"]*\"|::|=>|.", Pattern.DOTALL);

  private final SplittableRandom random;

  SnowflakeFuzz(long seed) {
    random = new SplittableRandom(seed);
  }

  /// Words and signs in no order.
  String soup() {
    return IntStream.range(0, 1 + random.nextInt(30))
        .mapToObj(_ -> piece())
        .collect(Collectors.joining(random.nextInt(4) == 0 ? "" : " "));
  }

  private static final List<String> FUNCTIONS = List.copyOf(Functions.names());

  private static final List<String> TYPES =
      List.of(
          "INT",
          "NUMBER(38,0)",
          "NUMBER(10,2)",
          "NUMBER(38,37)",
          "FLOAT",
          "VARCHAR",
          "VARCHAR(1)",
          "BOOLEAN",
          "DATE",
          "TIME",
          "TIMESTAMP_NTZ",
          "TIMESTAMP_LTZ",
          "TIMESTAMP_TZ",
          "BINARY",
          "VARIANT",
          "OBJECT",
          "ARRAY");

  private static final List<String> VALUES =
      List.of(
          "NULL",
          "0",
          "1",
          "-1",
          "2.50",
          "99999999999999999999999999999999999999",
          "1e300",
          "-0.0",
          "'NaN'::FLOAT",
          "'inf'::FLOAT",
          "''",
          "'a'",
          "'1'",
          "'x,y;z'",
          "'2024-02-29'",
          "'é日本\u0001'",
          "'['",
          "'[^a-z]+('",
          "'{\"a\":1}'",
          "'YYYY-MM-DD'",
          "TRUE",
          "FALSE",
          "DATE '2024-02-29'",
          "DATE '9999-12-31'",
          "DATE '0001-01-01'",
          "TIME '23:59:59.999999999'",
          "TIMESTAMP '2024-02-29 12:34:56.789'",
          "'2024-02-29 12:00:00 +0530'::TIMESTAMP_TZ",
          "CURRENT_TIMESTAMP",
          "X'00FF'",
          "X''",
          "PARSE_JSON('null')",
          "PARSE_JSON('[1,\"a\",null]')",
          "PARSE_JSON('{\"a\":{\"b\":[1.50]}}')",
          "ARRAY_CONSTRUCT()",
          "OBJECT_CONSTRUCT('k', 1)",
          "TO_VARIANT(1.5)",
          "'day'",
          "month",
          "*",
          "x -> x + 1",
          "2147483648",
          "-2147483649",
          "1000000");

  private static final List<String> OPERATORS =
      List.of(
          "+",
          "-",
          "*",
          "/",
          "%",
          "||",
          "=",
          "<>",
          "<",
          ">=",
          " AND ",
          " OR ",
          " LIKE ",
          " IN (1) = ",
          " IS DISTINCT FROM ",
          " BETWEEN 1 AND ");

  /// A select of calls, casts and operators on values that rarely fit.
  String misfit() {
    String value = value(2);
    return switch (random.nextInt(8)) {
      case 0 -> "SELECT v, " + value + " FROM VALUES (" + value(0) + "), (NULL) AS t(v)";
      case 1 ->
          "SELECT " + value + " OVER (PARTITION BY " + value(0) + " ORDER BY " + value(0) + ")";
      case 2 -> "SELECT " + value(1) + " FROM VALUES (1) AS t(v) GROUP BY " + value;
      case 3 -> "SELECT * FROM TABLE(" + value + ")";
      case 4 -> "SELECT * FROM VALUES (1) AS t(v) WHERE " + value + " ORDER BY " + value(1);
      default -> "SELECT " + value;
    };
  }

  private String value(int depth) {
    int pick = random.nextInt(10);
    if (depth == 0 || pick == 0) {
      return any(VALUES);
    }
    if (pick < 7) {
      return any(FUNCTIONS)
          + IntStream.range(0, random.nextInt(5))
              .mapToObj(_ -> value(depth - 1))
              .collect(Collectors.joining(", ", "(", ")"));
    }
    return pick == 7
        ? "(" + value(depth - 1) + ")::" + any(TYPES)
        : pick == 8
            ? "TRY_CAST(" + value(depth - 1) + " AS " + any(TYPES) + ")"
            : "(" + value(depth - 1) + any(OPERATORS) + value(depth - 1) + ")";
  }

  private String piece() {
    return random.nextBoolean() ? any(WORDS) : any(PIECES);
  }

  /// With a few of its words and signs left out, repeated, exchanged or replaced.
  String mutated(String sql) {
    List<String> pieces =
        PIECE.matcher(sql).results().map(MatchResult::group).collect(Collectors.toList());
    for (int i = random.nextInt(3); i >= 0 && pieces.size() > 1; i--) {
      change(pieces);
    }
    return String.join("", pieces);
  }

  private void change(List<String> pieces) {
    int at = random.nextInt(pieces.size());
    int other = random.nextInt(pieces.size());
    switch (random.nextInt(6)) {
      case 0 -> pieces.remove(at);
      case 1 -> pieces.add(at, pieces.get(other));
      case 2 -> pieces.set(at, pieces.set(other, pieces.get(at)));
      case 3 -> pieces.set(at, piece());
      case 4 -> pieces.add(at, " " + piece() + " ");
      default -> pieces.subList(Math.max(at, 1), pieces.size()).clear();
    }
  }

  private String any(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }

  /// Statements with something nested or repeated so often.
  static List<String> grown(int times) {
    List<String> all = new ArrayList<>();
    for (String nest :
        List.of("(", "ABS(", "-", "NOT ", "[", "{'a':", "CASE WHEN ", "(SELECT ", "x -> ")) {
      all.add("SELECT " + nest.repeat(times));
    }
    all.add("SELECT " + "(".repeat(times) + "1" + ")".repeat(times));
    all.add("SELECT " + "ABS(".repeat(times) + "1" + ")".repeat(times));
    all.add("SELECT " + "- ".repeat(times) + "1");
    all.add("SELECT " + "NOT ".repeat(times) + "TRUE");
    all.add("SELECT " + "[".repeat(times) + "]".repeat(times));
    all.add("SELECT " + "{'a':".repeat(times) + "1" + "}".repeat(times));
    all.add("SELECT " + "IFF(TRUE, ".repeat(times) + "1" + ", 2)".repeat(times));
    all.add("SELECT " + "(SELECT ".repeat(times) + "1" + ")".repeat(times));
    all.add("SELECT * FROM " + "(SELECT * FROM ".repeat(times) + "t" + ")".repeat(times));
    all.add("SELECT " + "CASE WHEN TRUE THEN ".repeat(times) + "1" + " END".repeat(times));
    all.add("SELECT 1" + " + 1".repeat(times));
    all.add("SELECT 1" + " / 1".repeat(times));
    all.add("SELECT 'a'" + " || 'b'".repeat(times));
    all.add("SELECT TRUE" + " AND TRUE".repeat(times));
    all.add("SELECT 1" + "::INT".repeat(times));
    all.add("SELECT PARSE_JSON('[]')" + "[0]".repeat(times));
    all.add("SELECT PARSE_JSON('{}'):a" + ".a".repeat(times));
    all.add("SELECT a" + ".a".repeat(times));
    all.add("SELECT 1" + ", 1".repeat(times));
    all.add("SELECT 1 WHERE 1 IN (1" + ", 1".repeat(times) + ")");
    all.add("SELECT 1" + " UNION ALL SELECT 1".repeat(times));
    all.add("SELECT * FROM t" + ", t".repeat(times));
    all.add("SELECT * FROM VALUES (1)" + ", (1)".repeat(times));
    all.add("SELECT COALESCE(1" + ", 1".repeat(times) + ")");
    all.add("SELECT CASE" + " WHEN TRUE THEN 1".repeat(times) + " END");
    all.add("SELECT '" + "a".repeat(times));
    all.add("SELECT '" + "\\".repeat(times));
    all.add("SELECT $$" + "a".repeat(times));
    all.add("SELECT \"" + "\"\"".repeat(times));
    all.add("SELECT " + "9".repeat(times));
    all.add("SELECT " + "a".repeat(times));
    all.add("/*".repeat(times));
    all.add("--".repeat(times));
    all.add("BEGIN ".repeat(times));
    all.add("BEGIN " + "IF (TRUE) THEN ".repeat(times));
    all.add("EXECUTE IMMEDIATE $$BEGIN " + "RETURN 1;".repeat(times) + "END$$");
    all.add("\u0000".repeat(times));
    all.add(";".repeat(times));
    return all;
  }
}
