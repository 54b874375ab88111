package dev.vitrine.dialect.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "'it\\'s' | it's",
        "'a\\\\b' | a\\b",
        "'\\x41\\u00e9\\101' | AéA",
        "'plain''quote' | plain'quote",
        "$$it's$$ | it's",
        "/* a /* b */ 'x' | x",
      })
  void literalStandsForItsValue(String literal, String value) {
    Tokens tokens = tokens(literal);

    assertThat(tokens.string()).isEqualTo(value);
    assertThat(tokens.isAtEnd()).isTrue();
  }

  @Test
  void twoSlashesBeginAComment() {
    Tokens tokens = tokens("1 // 2");

    assertThat(tokens.integer()).isEqualTo(1);
    assertThat(tokens.isAtEnd()).isTrue();
  }

  @Test
  void theEngineReadsWhatTheLiteralStandsFor() throws SQLException {
    String value =
        tokens("'tab\\tquote\\' nul\\0 slash\\\\ u\\u0041 x\\x42 other\\q' // end").string();

    assertThat(value).isEqualTo("tab\tquote' nul\0 slash\\ uA xB otherq");
    assertThat(inDuckDb("select " + StringLiterals.quoted(value))).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"select 'abc\\'", "select \"a", "select 1 /* x", "select $$ab"})
  void whatNeverEndsIsRefused(String text) {
    assertThatThrownBy(() -> tokens(text))
        .isInstanceOfSatisfying(
            SqlError.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.SYNTAX))
        .hasMessageContaining("never ends");
  }

  private static Tokens tokens(String text) {
    return Tokens.of(text, ParseOptions.DEFAULT);
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
