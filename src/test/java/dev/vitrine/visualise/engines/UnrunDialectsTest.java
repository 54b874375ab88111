package dev.vitrine.visualise.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.visualise.frame.Frame.Field;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.sql.Capability;
import dev.vitrine.visualise.sql.SqlDialect;
import io.trino.sql.parser.SqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Engines that the tests cannot start: their SQL at least parses, and no text of a user ends a
/// string or a name.
final class UnrunDialectsTest {

  /// Every expression that the dialect can write.
  static List<String> expressions(SqlDialect sql) {
    List<String> all = new ArrayList<>();
    for (Type from : Type.values()) {
      all.add(sql.comparable("a", from));
      for (Type to : Type.values()) {
        all.add(sql.cast("a", from, to));
      }
    }
    if (sql.capabilities().contains(Capability.TEMPORALS)) {
      for (Type type : List.of(Type.DATE, Type.TIMESTAMP, Type.TIME, Type.INTEGER)) {
        all.add(type.isTemporal() ? sql.temporal("a", type) : "a");
        all.add(sql.position("a", type));
      }
    }
    if (sql.capabilities().contains(Capability.PERCENTILES)) {
      all.addAll(sql.percentiles("a", 0.25, 0.5));
    }
    if (sql.capabilities().contains(Capability.FIRST_LAST)) {
      all.add(sql.first("a", "r"));
      all.add(sql.last("a", "r"));
    }
    all.addAll(
        List.of(
            sql.floor("a"),
            sql.greatest("a", "b"),
            sql.least("a", "b"),
            sql.deviation("a"),
            sql.variance("a"),
            sql.covariance("a", "b"),
            sql.rowNumber(),
            "CASE WHEN " + sql.same("a", "b") + " THEN 1 END"));
    for (Value value :
        List.of(
            new Value.Numeric(-1.5e-7),
            new Value.Text("it's"),
            new Value.Flag(true),
            new Value.Day(20_000),
            new Value.Moment(-1),
            new Value.Clock(1_000))) {
      all.add(sql.literal(value));
    }
    return all;
  }

  static List<String> queries(SqlDialect sql) {
    List<String> all = new ArrayList<>();
    for (String expression : expressions(sql)) {
      all.add(
          "SELECT "
              + expression
              + " AS "
              + sql.name("x y")
              + " FROM "
              + sql.name("t")
              + " ORDER BY "
              + sql.ascending(sql.name("x y")));
    }
    all.add(
        sql.values(
            List.of(new Field("a", Type.TEXT), new Field("b", Type.NUMBER)),
            List.of(
                List.of(new Value.Text("x"), Value.Missing.NULL),
                List.of(Value.Missing.NULL, new Value.Numeric(1)))));
    all.add(sql.limited("SELECT 1 AS a", 7));
    return all;
  }

  @Test
  void trinos_own_parser_reads_what_is_written_for_it() {
    SqlParser parser = new SqlParser();
    List<String> queries = queries(SqlDialect.named("Trino"));
    assertThat(queries).hasSizeGreaterThan(80);
    queries.forEach(parser::createStatement);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Snowflake", "MySQL", "MariaDB", "unknown"})
  void a_general_parser_reads_what_is_written_for(String engine) throws JSQLParserException {
    for (String query : queries(SqlDialect.named(engine))) {
      try {
        CCJSqlParserUtil.parse(query);
      } catch (JSQLParserException refused) {
        throw new JSQLParserException(query, refused);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Snowflake", "MySQL", "MariaDB"})
  void no_text_ends_its_string_where_a_backslash_escapes(String engine) {
    SqlDialect sql = SqlDialect.named(engine);
    for (String text : texts()) {
      assertThat(Lexer.tokens(sql.string(text), Escapes.SNOWFLAKE)).as(text).hasSize(1);
      assertThat(Lexer.tokens(sql.string(text), Escapes.STANDARD)).as(text).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DuckDB", "PostgreSQL", "Trino", "SQLite", "unknown"})
  void no_text_ends_its_string_where_a_quote_is_doubled(String engine) {
    SqlDialect sql = SqlDialect.named(engine);
    for (String text : texts()) {
      String string = sql.string(text);
      boolean escaped = string.startsWith("E");
      assertThat(
              Lexer.tokens(
                  escaped ? string.substring(1) : string,
                  escaped ? Escapes.SNOWFLAKE : Escapes.STANDARD))
          .as(text)
          .hasSize(1);
    }
  }

  private static List<String> texts() {
    Random random = new Random(4);
    String letters = "\\'\"`;-/*$Ea\n ";
    List<String> texts = new ArrayList<>(List.of("\\", "'", "\\'", "'\\", "\\\\'", "'; DROP --"));
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(8); n >= 0; n--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      texts.add(text.toString());
    }
    return texts;
  }

  @Test
  void names_in_mysql_are_between_backticks() {
    assertThat(SqlDialect.named("mysql").name("a`b\"c")).isEqualTo("`a``b\"c`");
  }

  @Test
  void a_file_is_refused_by_the_name_of_the_engine_and_what_to_do() {
    assertThatThrownBy(() -> SqlDialect.named("Trino").file("a.csv"))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining("'a.csv'")
        .hasMessageContaining("Trino reads no files; load it into a table first");
  }

  @Test
  void what_an_engine_lacks_is_told_and_never_approximated() {
    SqlDialect sqlite = SqlDialect.named("SQLite");
    assertThat(sqlite.capabilities()).doesNotContain(Capability.PERCENTILES);
    assertThatThrownBy(() -> sqlite.percentile("a", 0.5))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("SQLite has no PERCENTILES");
  }
}
