package dev.vitrine.querybuilder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.querybuilder.check.Validator;
import dev.vitrine.querybuilder.model.Filter;
import dev.vitrine.querybuilder.model.Operator;
import dev.vitrine.querybuilder.model.QueryDefinition;
import dev.vitrine.querybuilder.render.BuiltQuery;
import dev.vitrine.querybuilder.render.Dialect;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every operator on every kind of column in every dialect: SQL that parses, with every value bound
/// and none of them in the text.
class EveryDialectTest {

  private static final LocalDate TODAY = LocalDate.of(2024, 5, 5);

  /// A text that no SQL holds unless someone spliced it in.
  private static final String EVIL = "x'); DROP TABLE orders; --\" ` \\";

  /// Columns and a value that each can be compared with.
  private static final Map<String, Object> COLUMNS =
      Map.of(
          "status",
          EVIL,
          "total",
          new BigDecimal("7413.25"),
          "customer_id",
          74131L,
          "placed",
          "2024-02-29T12:34:56",
          "seen",
          "2024-02-29T12:34:56+02:00",
          "opens",
          "12:34:56");

  static Stream<Arguments> cases() {
    return Arrays.stream(Dialect.values())
        .flatMap(dialect ->
            Arrays.stream(Operator.values())
                .flatMap(operator ->
                    COLUMNS.keySet().stream()
                        .filter(column -> fits(operator, column))
                        .map(column -> Arguments.of(dialect, operator, column))));
  }

  private static boolean fits(Operator operator, String column) {
    return !operator.isRelative() || column.equals("placed") || column.equals("seen");
  }

  @ParameterizedTest(name = "{0}: {2} {1}")
  @MethodSource("cases")
  void everyOperatorBindsItsValues(Dialect dialect, Operator operator, String column)
      throws JSQLParserException {
    QueryDefinition query =
        Shop.column("id")
            .alsoWhere(List.of(Filter.of("o", column, operator, value(operator, column))))
            .withLimit(17);
    assertThat(Validator.check(query, Shop.schema())).isEmpty();

    BuiltQuery built = dialect.builder(TODAY).build(query, Shop.schema());

    assertParses(built.sql());
    assertThat(placeholders(built.sql())).isEqualTo(built.values().size());
    assertThat(placeholders(built.shown())).isEqualTo(built.values().size());
    assertThat(built.sql()).doesNotContain("DROP", "7413", "12:34", "--", "2024-02");
  }

  /// This parser does not know every long name of a type.
  private static void assertParses(String sql) throws JSQLParserException {
    String known =
        sql.replace("timestamp without time zone", "timestamp")
            .replaceAll("numeric(\\([0-9, ]+\\))?\\)", "decimal(9))");
    assertThat(CCJSqlParserUtil.parse(known)).as(sql).isNotNull();
  }

  private static long placeholders(String sql) {
    return Lexer.tokens(sql.replace('`', '"'), Escapes.STANDARD).stream()
        .filter(token -> token.kind() == Token.Kind.PLACEHOLDER)
        .count();
  }

  private static Object value(Operator operator, String column) {
    Object one = Objects.requireNonNull(COLUMNS.get(column), column);
    return switch (operator) {
      case IN, NOT_IN, IN_OR_NULL, BETWEEN -> new ArrayList<>(List.of(one, one));
      case LIKE, ILIKE, NOT_LIKE, NOT_ILIKE -> EVIL;
      case DATE_RELATIVE, NOT_DATE_RELATIVE -> -7L;
      case DATE_WINDOW -> Map.of("period", "quarterly", "value", -1L);
      case IN_SUBQUERY -> Map.of("sql", "SELECT id FROM customers WHERE vip");
      case EQ, NEQ, GT, GTE, LT, LTE, IS_NULL, IS_NOT_NULL -> one;
    };
  }

  static Stream<Arguments> expressions() {
    return Arrays.stream(Dialect.values())
        .flatMap(dialect ->
            Stream.of(
                    "if([status] == \"open\", [total] * 2, 0)",
                    "sum([total]) / count([id])",
                    "[Sum of total] - [Min of total]",
                    "round([total] / 3, 2)",
                    "datediff([placed], today(), \"m\")",
                    "datediff([placed], [seen], 'h')",
                    "datediff([placed], [seen], 'y')",
                    "datediff([placed], [seen])",
                    "year([placed]) * 100 + quarter([placed])",
                    "date(2024, month([placed]), 1)",
                    "concatenate([status], \"-\", [id])",
                    "find(\"e\", [status])",
                    "[total] % 7 > 1 and not ([status] = 'x' or [status] != \"y\")",
                    "coalesce([status], \"none\")",
                    "[status].concatenate()",
                    "date_trunc(\"week\", [placed])",
                    "greatest([total], least([id], 3))",
                    "substring(upper([status]), 1, 2)",
                    "-abs([orders.total])")
                .map(expression -> Arguments.of(dialect, expression)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("expressions")
  void everyCalculatedFieldParses(Dialect dialect, String expression) throws JSQLParserException {
    QueryDefinition query = Shop.calculated(expression);
    assertThat(Validator.check(query, Shop.schema())).isEmpty();

    BuiltQuery built = dialect.builder(TODAY).build(query, Shop.schema());

    assertParses(built.sql());
    assertThat(placeholders(built.sql())).isEqualTo(built.values().size());
  }
}
