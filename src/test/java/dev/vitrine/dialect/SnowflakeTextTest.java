package dev.vitrine.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.kernel.lex.Escapes;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnowflakeTextTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "select 'it\\'s' | select 'it''s'",
        "select 'a\\\\b' | select 'a\\b'",
        "select '\\x41\\u00e9\\101' | select 'AéA'",
        "select 'plain''quote' | select 'plain''quote'",
        "select $$it's$$ | select 'it''s'",
        "select 1 // 2 | select 1",
        "select /* a /* b */ 1 | select 1",
        "select e'x\\\\n' | select e 'x\\n'",
      })
  void wordsAreWrittenAsTheEngineReadsThem(String snowflake, String duckDb) {
    assertThat(SnowflakeText.toDuckDb(snowflake).text().strip()).isEqualTo(duckDb);
  }

  @Test
  void theEngineReadsWhatTheLiteralStandsFor() throws SQLException {
    String text = "select 'tab\\tquote\\' nul\\0 slash\\\\ u\\u0041 x\\x42 other\\q' // end";

    assertThat(inDuckDb(SnowflakeText.toDuckDb(text).text()))
        .isEqualTo("tab\tquote' nul\0 slash\\ uA xB otherq");
  }

  @ParameterizedTest
  @ValueSource(strings = {"select 'abc\\'", "select \"a", "select 1 /* x", "select $$ab"})
  void whatNeverEndsIsRefused(String text) {
    assertThatThrownBy(() -> SnowflakeText.toDuckDb(text)).hasMessageContaining("never ends");
  }

  @Test
  void placesLeadBackThroughBothSteps() {
    String text = "select 'a\\tb', :1 /* c */, oops";
    var placed = Placeholders.place(text, Escapes.SNOWFLAKE, Set.of(1)).sql();

    var both = placed.then(SnowflakeText.toDuckDb(placed.text()));

    assertThat(both.origin(both.text().indexOf("oops") + 2)).isEqualTo(text.indexOf("oops") + 2);
    assertThat(both.origin(both.text().indexOf("?"))).isEqualTo(text.indexOf(":1"));
    assertThat(both.origin(3)).isEqualTo(3);
  }

  private static String inDuckDb(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
