package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `EXPLAIN` of what changes rows and of tables made of queries, through the front door.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ExplainTest {

  private static RealServer server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    api = server.api();
    run("CREATE DATABASE ex");
    run("CREATE TABLE t (a INT, b VARCHAR)");
    run("CREATE TABLE s (a INT, b VARCHAR)");
    run("CREATE SEQUENCE seq");
    run("INSERT INTO t VALUES (1, 'x'), (2, 'y'), (3, 'z')");
    run("INSERT INTO s VALUES (1, 'x'), (2, 'y'), (4, 'z')");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer submit(String sql) {
    return api.submit(sql, Map.of("database", "EX", "schema", "PUBLIC"), "");
  }

  private static Answer run(String sql) {
    Answer answer = submit(sql);
    assertThat(answer.status()).as(sql + ": " + answer.body()).isEqualTo(200);
    return answer;
  }

  /// Operations, with the objects of those that have some.
  private static String plan(Answer table) {
    return String.join(
        " ",
        table.data().stream()
            .skip(1)
            .map(row -> row.get(3) + (row.get(4) == null ? "" : "(" + row.get(4) + ")"))
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INSERT INTO t SELECT * FROM s WHERE a > 1       | Insert(EX.PUBLIC.T) Filter TableScan(EX.PUBLIC.S)
          INSERT INTO t VALUES (1, 'x')                   | Insert(EX.PUBLIC.T) ValuesClause
          INSERT INTO t SELECT seq.NEXTVAL, 'x'           | Insert(EX.PUBLIC.T) ValuesClause
          INSERT OVERWRITE INTO t SELECT * FROM s         | Insert(EX.PUBLIC.T) TableScan(EX.PUBLIC.S)
          INSERT ALL INTO t INTO s SELECT * FROM s        | Insert(EX.PUBLIC.T) Insert(EX.PUBLIC.S) TableScan(EX.PUBLIC.S)
          UPDATE t SET b = 'q' WHERE a > 1                | Update(EX.PUBLIC.T) Filter TableScan(EX.PUBLIC.T)
          DELETE FROM t WHERE a = 1                       | Delete(EX.PUBLIC.T) Filter TableScan(EX.PUBLIC.T)
          CREATE TABLE u AS SELECT a FROM t               | CreateTableAsSelect(EX.PUBLIC.U) TableScan(EX.PUBLIC.T)
          CREATE OR REPLACE TEMP TABLE ex.public.t (x INT) AS SELECT a FROM s | CreateTableAsSelect(EX.PUBLIC.T) TableScan(EX.PUBLIC.S)
          MERGE INTO t USING s n ON t.a = n.a WHEN NOT MATCHED THEN INSERT (a) VALUES (n.a) | Merge(EX.PUBLIC.T) LeftOuterJoin TableScan(EX.PUBLIC.T) TableScan(EX.PUBLIC.S)
          """)
  void aChangeIsToldAndNotMade(String sql, String plan) {
    assertThat(plan(run("EXPLAIN " + sql))).isEqualTo("Result " + plan);
    assertThat(run("EXPLAIN USING TEXT " + sql).cell()).contains("1:1          ->");
    assertThat(run("EXPLAIN USING JSON " + sql).cell())
        .contains("\"operation\":\"" + plan.replaceAll("[( ].*", "") + "\"");
    assertThat(run("SELECT LISTAGG(a || b, ' ') WITHIN GROUP (ORDER BY a) FROM t").cell())
        .isEqualTo("1x 2y 3z");
    assertThat(run("SHOW TABLES LIKE 'u'").data()).isEmpty();
  }

  @Test
  void theColumnsAreThoseOfAQuerysPlan() {
    assertThat(run("EXPLAIN DELETE FROM t").at("resultSetMetaData", "rowType"))
        .isEqualTo(run("EXPLAIN SELECT 1").at("resultSetMetaData", "rowType"));
    List<String> result = run("EXPLAIN DELETE FROM t").data().get(1);
    assertThat(result.get(6)).isEqualTo("number of rows deleted");
    run("EXPLAIN INSERT INTO t SELECT seq.NEXTVAL, 'x'");
    assertThat(run("SELECT seq.NEXTVAL").cell()).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EXPLAIN INSERT INTO nosuch SELECT 1       | 002003 | NOSUCH
          EXPLAIN INSERT INTO t SELECT nocol FROM s | 000904 | error line 1 at position 29
          EXPLAIN CREATE TABLE u (x, y) AS SELECT 1 | 002026 | Invalid column definition list
          EXPLAIN CREATE TABLE u (x INT)            | 000002 | EXPLAIN of CREATE
          EXPLAIN DROP TABLE t                      | 000002 | EXPLAIN of DROP
          """)
  void whatIsWrongIsToldAsWhenItRuns(String sql, String code, String words) {
    Answer answer = submit(sql);
    assertThat(answer.text("code")).as(answer.body()).isEqualTo(code);
    assertThat(answer.text("message")).contains(words);
  }
}
