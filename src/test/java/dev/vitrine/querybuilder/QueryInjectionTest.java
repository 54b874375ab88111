package dev.vitrine.querybuilder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.querybuilder.check.Finding;
import dev.vitrine.querybuilder.check.Finding.Code;
import dev.vitrine.querybuilder.check.Validator;
import dev.vitrine.querybuilder.gate.SqlExpressions;
import dev.vitrine.querybuilder.model.Aggregation;
import dev.vitrine.querybuilder.model.Filter;
import dev.vitrine.querybuilder.model.Operator;
import dev.vitrine.querybuilder.model.QueryDefinition;
import dev.vitrine.querybuilder.model.Selection;
import dev.vitrine.querybuilder.render.Dialect;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Fields that carry SQL from outside: read by a parser, or refused.
class QueryInjectionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pg_read_file('/etc/hostname')",
        "(SELECT usename FROM pg_user LIMIT 1)",
        "total) FROM orders; DROP TABLE orders; --",
        "total FROM orders",
        "total, (SELECT 1)",
        "total AS x",
        "total UNION SELECT passwd FROM pg_shadow",
        "current_user",
        "session_user",
        "version()",
        "set_config('a', 'b', false)",
        "lo_import('/etc/passwd')",
        "\"pg_sleep\"(10)",
        "CASE WHEN (SELECT 1) = 1 THEN 1 END",
        "total IN (SELECT id FROM customers)",
        "EXISTS (SELECT 1)",
        "sum(total) OVER ()",
        "sum(total) FILTER (WHERE (SELECT true))",
        "'a'::regclass",
        "total::money",
        "E'\\'' || total",
        "$$x$$",
        "nextval('s')",
        "ARRAY[1]",
        "$1",
        "?",
        ":x",
        "*",
        "secret.password",
        ""
      })
  void whatReachesFurtherThanItsColumnsIsRefused(String sql) {
    QueryDefinition calculated = Shop.calculatedInSql(sql);
    QueryDefinition selected =
        QueryDefinition.of(
            List.of(Shop.orders()),
            List.of(
                new Selection(
                    "o",
                    "id",
                    Aggregation.NONE,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(sql))));
    QueryDefinition filtered =
        Shop.column("id")
            .alsoWhere(List.of(new Filter("o", "id", Operator.EQ, 1L, Optional.of(sql))));

    for (QueryDefinition query : List.of(calculated, selected, filtered)) {
      assertThat(Validator.check(query, Shop.schema()))
          .extracting(Finding::code)
          .containsAnyOf(Code.SQL_NOT_ALLOWED, Code.INVALID_EXPRESSION);
    }
  }

  @Test
  void theTextOfAnExpressionNeverReachesTheStatement() {
    QueryDefinition query =
        Shop.calculatedInSql("CASE WHEN status = 'x'';--' /* y */ THEN 1 ELSE 0 END -- z");

    String sql = Dialect.POSTGRES.builder(LocalDate.EPOCH).build(query, Shop.schema()).shown();

    assertThat(sql)
        .isEqualTo(
            "SELECT CASE WHEN \"orders\".\"status\" = $1 THEN 1 ELSE 0 END AS \"x\""
                + " FROM \"shop\".\"orders\" AS \"orders\"");
    assertThat(SqlExpressions.parse("total * 2")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "month', now()), (SELECT usename FROM pg_user), date_trunc('month",
        "century",
        "",
        "month--"
      })
  void truncationIsAWordFromAList(String unit) {
    QueryDefinition query =
        QueryDefinition.of(
            List.of(Shop.orders()),
            List.of(
                new Selection(
                    "o",
                    "placed",
                    Aggregation.NONE,
                    Optional.empty(),
                    Optional.of(unit),
                    Optional.empty(),
                    Optional.empty())));

    assertThat(Validator.check(query, Shop.schema()))
        .extracting(Finding::code)
        .containsExactly(Code.INVALID_DATE_TRUNC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT usesysid FROM pg_user",
        "SELECT id FROM other.customers",
        "SELECT pg_sleep(1)",
        "DELETE FROM customers RETURNING id",
        "SELECT id FROM customers; DROP TABLE customers",
        "SELECT id FROM customers) OR (1=1",
        "SELECT id INTO t FROM customers",
        "SELECT id FROM customers FOR UPDATE",
        "SELECT id FROM customers WHERE email = :mail",
        "SELECT id FROM read_csv('/etc/passwd')",
        "1, 2, 3"
      })
  void subqueriesReadExposedTablesAndNothingElse(String sql) {
    QueryDefinition query =
        Shop.column("id")
            .alsoWhere(
                List.of(Filter.of("o", "customer_id", Operator.IN_SUBQUERY, Map.of("sql", sql))));

    assertThat(Validator.check(query, Shop.schema()))
        .extracting(Finding::code)
        .containsExactly(Code.SQL_NOT_ALLOWED);
  }

  @Test
  void namesOfTablesAndAliasesAreQuoted() {
    QueryDefinition query =
        QueryDefinition.of(
            List.of(
                new dev.vitrine.querybuilder.model.QueryTable(
                    "o", "orders", Optional.of("o\" ; DROP TABLE x; --"))),
            List.of(
                new Selection(
                    "o",
                    "id",
                    Aggregation.NONE,
                    Optional.of("a\", (SELECT 1) \"b"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));

    assertThat(Dialect.POSTGRES.builder(LocalDate.EPOCH).build(query, Shop.schema()).sql())
        .contains("\"o\"\" ; DROP TABLE x; --\"", "\"a\"\", (SELECT 1) \"\"b\"");
  }
}
