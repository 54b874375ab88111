package dev.vitrine.snowflake.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.kernel.SqlError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TableSpecTest {

  private static TableSpec read(String sql) {
    Tokens tokens = Tokens.of(sql, ParseOptions.DEFAULT);
    return TableSpec.read(Head.read(tokens, "TABLE").orElseThrow(), tokens);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      textBlock =
          """
          create table b(a nosuchtype) -> 002040 -> error line 1 at position 17 Unsupported data type 'NOSUCHTYPE'.
          create table b(a int, c nosuchtype(3) not null) -> 002040 -> Unsupported data type 'NOSUCHTYPE'.
          create table b(a nosuchtype) as select 1 -> 002040 -> Unsupported data type 'NOSUCHTYPE'.
          create table b(a "int") -> 002040 -> Unsupported data type '"int"'.
          create table b(a 5) -> 001003 -> unexpected '5'.
          create table b(a as (c + 1)) -> 001003 -> unexpected 'as'.
          create table b(a int c int) -> 001003 -> unexpected 'c'.
          create table b(a not null) -> 001003 -> unexpected
          """)
  void a_column_needs_a_type_that_there_is(String sql, String code, String message) {
    SqlError error = catchThrowableOfType(SqlError.class, () -> read(sql));

    assertThat(error.code().code()).isEqualTo(code);
    assertThat(error.text().replace('\n', ' ')).contains(message);
  }

  @Test
  void aQuerysColumnsMayLeaveTheirTypesOut() {
    TableSpec spec =
        read("create table b(a, b comment 'x', c not null, d int) as select 1, 2, 3, 4");

    assertThat(spec.columns())
        .extracting(ColumnSpec::name)
        .extracting(Ident::name)
        .containsExactly("A", "B", "C", "D");
    assertThat(spec.columns())
        .extracting(column -> column.type().isPresent())
        .containsExactly(false, false, false, true);
  }
}
