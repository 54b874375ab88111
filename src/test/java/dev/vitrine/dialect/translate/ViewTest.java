package dev.vitrine.dialect.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Views whose text no longer fits what it reads.
final class ViewTest {

  private static Warehouse warehouse;

  @BeforeAll
  static void open() {
    warehouse = new Warehouse();
    warehouse.table("T", "A NUMBER(38,0)", "B NUMBER(38,0)");
    view("GOOD", "select a, b from t", "A", "B");
    view("GONE", "select a from nosuch", "A");
    view("RENAMED", "select a,\n  c from t", "A", "C");
    view("GREW", "select * from t", "A");
    view("OUTER_ONE", "select * from renamed", "A", "C");
    view("ITSELF", "select * from itself", "A");
  }

  private static void view(String name, String text, String... columns) {
    List<TableColumn> made =
        Arrays.stream(columns)
            .map(column ->
                new TableColumn(
                    column,
                    column,
                    SqlType.fixed(38, 0),
                    true,
                    "%s",
                    Optional.empty(),
                    Optional.empty(),
                    ""))
            .toList();
    warehouse.with(
        new SchemaObject.View(
            name, made, text, text, "DB", "S", false, false, false, "", "ADMIN", Instant.EPOCH));
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ==> ",
      textBlock =
          """
          select * from gone ==> 002037 SQL compilation error: Failure during expansion of view 'GONE': SQL compilation error: Object 'NOSUCH' does not exist or not authorized.
          select * from good join renamed ==> 002037 SQL compilation error: Failure during expansion of view 'RENAMED': SQL compilation error: error line 2 at position 2 invalid identifier 'C'
          select * from outer_one ==> 002037 SQL compilation error: Failure during expansion of view 'RENAMED': SQL compilation error: error line 2 at position 2
          select * from grew ==> 002057 SQL compilation error: View definition for 'DB.S.GREW' declared 1 column(s), but view query produces 2 column(s).
          select * from itself ==> View 'ITSELF' refers to itself, or nests too deep
          """)
  void errors_name_the_view_and_no_place_of_the_statement(String sql, String expected) {
    SqlError error = catchThrowableOfType(SqlError.class, () -> warehouse.rows(sql));

    assertThat(error.code().code() + " " + error.text().replace('\n', ' ')).contains(expected);
    assertThat(error.position()).isEmpty();
  }
}
