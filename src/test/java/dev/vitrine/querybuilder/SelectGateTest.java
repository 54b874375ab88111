package dev.vitrine.querybuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vitrine.querybuilder.gate.RefusedSql;
import dev.vitrine.querybuilder.gate.SelectGate;
import dev.vitrine.querybuilder.gate.SelectGate.Named;
import dev.vitrine.querybuilder.gate.SelectGate.Passed;
import dev.vitrine.querybuilder.render.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// SELECTs from outside.
class SelectGateTest {

  private static Passed pass(String sql) {
    return SelectGate.pass(sql, Shop.schema(), Dialect.POSTGRES.naming());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM orders",
        "SELECT o.*, c.email FROM orders o LEFT JOIN customers c ON c.id = o.customer_id",
        "WITH a AS (SELECT * FROM orders) SELECT count(*) FROM a UNION SELECT 1 FROM customers",
        "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 5)"
            + " SELECT * FROM n",
        "SELECT sum(total) OVER (PARTITION BY status ORDER BY placed) FROM orders",
        "SELECT date_trunc('month', placed), count(*) FILTER (WHERE total > 1) FROM orders"
            + " GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 DESC LIMIT 5 OFFSET 2",
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM customers)",
        "SELECT id FROM orders WHERE customer_id IN (SELECT id FROM customers)",
        "SELECT CASE WHEN total > 1 THEN 'a' ELSE 'b' END FROM shop.orders",
        "SELECT * FROM (SELECT id FROM orders) x",
        "SELECT * FROM (VALUES (1), (2)) v",
        "SELECT cast(total AS varchar(10)), total::text FROM \"orders\""
      })
  void ordinaryQueriesPass(String sql) {
    assertThat(pass(sql).sql()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   -- nothing",
        "DELETE FROM orders",
        "INSERT INTO orders VALUES (1)",
        "EXPLAIN SELECT 1",
        "SELECT 1; SELECT 2",
        "SELECT * FROM pg_user",
        "SELECT * FROM information_schema.tables",
        "SELECT * FROM dashboards",
        "SELECT * FROM other.orders",
        "SELECT * FROM a.shop.orders",
        "SELECT * FROM \"ORDERS\"",
        "SELECT * INTO t FROM orders",
        "SELECT * FROM orders FOR UPDATE",
        "SELECT pg_read_file('/etc/hostname')",
        "SELECT pg_catalog.pg_sleep(1)",
        "SELECT * FROM generate_series(1, 10)",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM orders, LATERAL (SELECT 1) x",
        "SELECT 'pg_user'::regclass",
        "SELECT current_user",
        "SELECT $$x$$",
        "SELECT E'\\x'",
        "SELECT * FROM orders TABLESAMPLE SYSTEM (10)",
        "TABLE orders",
        "WITH a AS (DELETE FROM orders RETURNING *) SELECT * FROM a",
        "WITH a AS (SELECT * FROM secret), secret AS (SELECT 1) SELECT * FROM a",
        "SELECT * FROM (WITH secret AS (SELECT 1) SELECT * FROM secret) x, secret",
        "SELECT (SELECT passwd FROM pg_shadow)",
        "SELECT 1 ORDER BY (SELECT 1 FROM pg_user)",
        "SELECT 1 LIMIT (SELECT count(*) FROM pg_user)",
        "SELECT max(total) FILTER (WHERE (SELECT true FROM pg_user)) FROM orders",
        "SELECT 1 FROM orders GROUP BY (SELECT 1 FROM pg_user)",
        "SELECT 1 FROM orders o JOIN customers c ON (SELECT true FROM pg_user)",
        "SELECT sum(total) OVER (ORDER BY (SELECT 1 FROM pg_user)) FROM orders"
      })
  void whatReachesFurtherIsRefused(String sql) {
    assertThatExceptionOfType(RefusedSql.class).isThrownBy(() -> pass(sql));
  }

  @Test
  void theStatementIsWrittenAnewAndNamesItsTablesInFull() {
    Passed passed = pass("select ORDERS.id /* x */ from ORDERS -- y\n where total > :low");

    assertThat(passed.sql())
        .isEqualTo("SELECT ORDERS.id FROM \"shop\".\"orders\" AS ORDERS WHERE total > :1");
    assertThat(passed.tables()).containsExactly("orders");
    assertThat(passed.parameters()).containsExactly(new Named("low"));
  }

  @Test
  void aParameterKeepsItsNumberWhereverItStands() {
    Passed passed = pass("SELECT :a, :b, :a FROM orders");

    assertThat(passed.sql()).startsWith("SELECT :1, :2, :1");
    assertThat(passed.parameters()).containsExactly(new Named("a"), new Named("b"));
  }

  @Test
  void whereABackslashEndsStringsElsewhereNoneIsTaken() {
    assertThatExceptionOfType(RefusedSql.class)
        .isThrownBy(() ->
            SelectGate.pass(
                "SELECT '\\' || id || ' OR 1=1' FROM orders",
                Shop.schema(),
                Dialect.MYSQL.naming()));
  }

  @Test
  void deepNestingIsRefusedSoonAndInWords() {
    assertThatExceptionOfType(RefusedSql.class)
        .isThrownBy(() -> pass("SELECT " + "(".repeat(200) + "1" + ")".repeat(200)))
        .withMessageContaining("brackets");
  }
}
