package dev.vitrine.dialect.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.kernel.SqlError;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The work of a translation grows with the statement's length, and no faster. Counted in bytes
/// that are allocated, which no other load of the machine changes.
class TranslationWorkTest {

  private static final int FEW = 200;
  private static final int TIMES = 4;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT 1              | , 1                        | `` ",
        "SELECT 1 WHERE 1 IN (1| , 1                        | ) ",
        "SELECT 'a'            | ` || 'b' `                 | `` ",
        "SELECT TRUE           | ` AND TRUE `               | `` ",
        "SELECT COALESCE(1     | , 1                        | ) ",
        "SELECT CASE           | ` WHEN TRUE THEN 1 `       | END ",
        "SELECT 1 AS x         | ` UNION ALL SELECT 1 `     | `` ",
        "SELECT * FROM VALUES (1)| , (1)                    | `` ",
        "SELECT [1             | , 1                        | ] ",
        "SELECT PARSE_JSON('{}'):a| .a                      | `` ",
        "SELECT '              | long text                  | ' ",
        "SELECT \"             | long name                  | \" ",
        "SELECT 1 /*           | comment                    | */ ",
        "SELECT (((            | (                          | `` ",
        "SELECT 1 FROM         | SELECT FROM ,              | `` ",
      })
  void growsWithTheLengthOnly(String begin, String again, String end) {
    work(begin + again.repeat(FEW) + end); // what is made once
    work(begin + again.repeat(TIMES * FEW) + end);

    long few = work(begin + again.repeat(FEW) + end);
    long many = work(begin + again.repeat(TIMES * FEW) + end);

    assertThat(many).isLessThan(2 * TIMES * few + 1_000_000);
  }

  /// Each operator of a chain holds the text before it, so a chain has a bound.
  @Test
  void aChainOfThousandsOfOperatorsIsRefused() {
    String text = "SELECT 1" + " + 1".repeat(5_000);

    assertThatThrownBy(() -> Parser.query(text, ParseOptions.DEFAULT)).isInstanceOf(SqlError.class);
  }

  /// Bytes that a translation takes, or its refusal.
  private static long work(String text) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      Translator translator = new Translator(text, TestSession.DEFAULT);
      translator.delivered(Parser.query(text, ParseOptions.DEFAULT));
    } catch (SqlError refused) {
      assertThat(refused.text()).isNotBlank();
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  /// The engine treats every table of a `WITH RECURSIVE` as one that may read itself.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WITH a AS (SELECT 1 x) SELECT * FROM a                                               | WITH cte",
        "WITH RECURSIVE a AS (SELECT 1 x) SELECT * FROM a                                     | WITH cte",
        "WITH a AS (SELECT 1 x UNION ALL SELECT x + 1 FROM a WHERE x < 3) SELECT * FROM a     | WITH RECURSIVE cte",
        "WITH b AS (SELECT 1 x), a AS (SELECT x FROM b UNION SELECT x FROM b) SELECT * FROM a | WITH cte",
      })
  void onlyWhatReadsItselfIsRecursive(String sql, String begin) {
    Translator translator = new Translator(sql, TestSession.DEFAULT);

    assertThat(translator.query(Parser.query(sql, ParseOptions.DEFAULT)).sql()).startsWith(begin);
  }
}
