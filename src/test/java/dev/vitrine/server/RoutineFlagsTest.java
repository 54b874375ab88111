package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What functions and procedures are said to be is kept and told.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RoutineFlagsTest {

  private static RealServer server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    api = server.api();
    api.rows("create secure function hidden(a int) returns int memoizable immutable as 'a + 1'");
    api.rows("create function plain(a int) returns int not null strict as 'a + 1'");
    api.rows(
        "create secure procedure kept(a int) returns int not null language sql strict immutable as"
            + " 'begin return a; end'");
    api.rows("create procedure open_one(a int) returns int language sql as 'begin return a; end'");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String cell(String sql) {
    return api.rows(sql).getFirst().getFirst();
  }

  /// What a `SHOW` tells, read again by name in its own session.
  private static List<List<String>> shown(String show, String columns) {
    Answer answer =
        api.submitWith(
            show
                + "; select \"name\", "
                + columns
                + " from table(result_scan(last_query_id())) order by 1",
            "MULTI_STATEMENT_COUNT",
            "2");
    return api.ended(answer.handles().getLast()).data();
  }

  @Test
  void showTellsThem() {
    String flags = "\"is_secure\", \"is_memoizable\"";
    assertThat(shown("show user functions", flags))
        .containsExactly(List.of("HIDDEN", "Y", "Y"), List.of("PLAIN", "N", "N"));
    assertThat(shown("show user procedures", "\"is_secure\""))
        .containsExactly(List.of("KEPT", "Y"), List.of("OPEN_ONE", "N"));
  }

  @Test
  void theInformationSchemaTellsThem() {
    assertThat(
            api.rows(
                "select function_name, is_secure, is_memoizable, volatility, is_null_call from"
                    + " information_schema.functions order by 1"))
        .containsExactly(
            List.of("HIDDEN", "YES", "YES", "IMMUTABLE", "YES"),
            List.of("PLAIN", "NO", "NO", "VOLATILE", "NO"));
  }

  @Test
  void theirStatementsSayThem() {
    assertThat(cell("select get_ddl('function', 'hidden(int)')"))
        .isEqualTo(
            "CREATE OR REPLACE SECURE FUNCTION \"HIDDEN\"(\"A\" NUMBER(38,0))\nRETURNS"
                + " NUMBER(38,0)\nIMMUTABLE\nMEMOIZABLE\nLANGUAGE SQL\nAS 'a + 1';");
    String plain = cell("select get_ddl('function', 'plain(int)')");
    assertThat(plain).contains("\nRETURNS NUMBER(38,0) NOT NULL\nSTRICT\nLANGUAGE SQL\n");
    String kept = cell("select get_ddl('procedure', 'kept(int)')");
    assertThat(kept)
        .startsWith("CREATE OR REPLACE SECURE PROCEDURE \"KEPT\"")
        .contains("\nRETURNS NUMBER(38,0) NOT NULL\nSTRICT\nIMMUTABLE\nLANGUAGE SQL\n");
    api.rows(plain);
    api.rows(kept);
    assertThat(cell("select get_ddl('procedure', 'kept(int)')")).isEqualTo(kept);
  }
}
