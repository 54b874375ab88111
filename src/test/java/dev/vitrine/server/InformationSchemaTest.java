package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `INFORMATION_SCHEMA` tells of its own views too.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class InformationSchemaTest {

  private static final String OWN = " where table_schema = 'INFORMATION_SCHEMA'";

  private static RealServer server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    api = server.api();
    api.rows("create table told (a int)");
    api.rows("insert into told values (1), (2)");
    api.rows("create view shown as select a from told");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<String> firsts(String sql) {
    return api.rows(sql).stream().map(List::getFirst).toList();
  }

  @Test
  void itsViewsAreAmongTheTables() {
    assertThat(
            api.rows(
                "select distinct table_type, table_owner, row_count from information_schema.tables"
                    + OWN))
        .hasSize(1)
        .first()
        .satisfies(row -> assertThat(row).containsExactly("VIEW", null, null));
    assertThat(firsts("select table_name from information_schema.tables" + OWN))
        .contains("TABLES", "COLUMNS", "VIEWS", "PACKAGES", "LOAD_HISTORY")
        .doesNotHaveDuplicates();
    assertThat(
            api.rows(
                "select table_name, table_type, row_count from information_schema.tables where"
                    + " table_schema = 'PUBLIC' order by 1 desc"))
        .hasSize(2)
        .first()
        .isEqualTo(List.of("TOLD", "BASE TABLE", "2"));
    assertThat(firsts("select table_name from information_schema.views" + OWN))
        .containsExactlyInAnyOrderElementsOf(
            firsts("select table_name from information_schema.tables" + OWN));
    assertThat(
            firsts("select table_name from information_schema.views where table_schema = 'PUBLIC'"))
        .containsExactly("SHOWN");
  }

  @Test
  void theirColumnsAreTold() {
    List<String> columns =
        firsts(
            "select column_name from information_schema.columns"
                + OWN
                + " and table_name = 'SCHEMATA' order by ordinal_position");
    assertThat(columns).startsWith("CATALOG_NAME", "SCHEMA_NAME").contains("CREATED");
    assertThat(firsts("describe view information_schema.schemata")).isEqualTo(columns);
    assertThat(firsts("desc table information_schema.schemata")).isEqualTo(columns);
    assertThat(api.submit("describe table information_schema.nosuch").text("code"))
        .isEqualTo("002003");
  }

  @Test
  void everyViewThatIsToldCanBeRead() {
    for (String view : firsts("select table_name from information_schema.tables" + OWN)) {
      List<String> told = firsts("describe view information_schema." + view);
      Answer read = api.submit("select * from information_schema." + view + " limit 1");
      assertThat(read.status()).as(read.body()).isEqualTo(200);
      assertThat((List<?>) read.at("resultSetMetaData", "rowType"))
          .extracting(field -> ((java.util.Map<?, ?>) field).get("name"))
          .isEqualTo(told);
    }
  }

  @Test
  void showLeavesThemOutWhereTheSchemaIsNotAskedFor() {
    assertThat(api.rows("show views in account"))
        .extracting(row -> row.get(1))
        .doesNotContain("TABLES");
    assertThat(api.rows("show views")).extracting(row -> row.get(1)).containsExactly("SHOWN");
    assertThat(api.rows("show tables in schema information_schema")).isEmpty();
    assertThat(api.rows("show views in schema information_schema"))
        .extracting(row -> row.get(1))
        .contains("TABLES", "COLUMNS");
    assertThat(api.rows("show views like 'col%' in information_schema"))
        .extracting(row -> row.get(4))
        .containsExactly("INFORMATION_SCHEMA");
  }
}
