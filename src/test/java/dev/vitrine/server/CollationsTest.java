package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which collation texts are compared by, through the front door.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CollationsTest {

  private static RealServer server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    api = server.api();
    run("CREATE DATABASE co");
    run(
        "CREATE TABLE c (a VARCHAR COLLATE 'en-ci', b VARCHAR COLLATE 'en-cs', p VARCHAR) AS SELECT"
            + " 'Abc', 'aBC', 'abc'");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer submit(String sql) {
    return api.submit(sql, Map.of("database", "CO", "schema", "PUBLIC"), "");
  }

  private static Answer run(String sql) {
    Answer answer = submit(sql);
    assertThat(answer.status()).as(sql + ": " + answer.body()).isEqualTo(200);
    return answer;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          a COLLATE 'en-cs' = b; false
          a = b COLLATE 'en-ci'; true
          a COLLATE '' = 'abc'; false
          a COLLATE '' = b; false
          'aBC' = b COLLATE 'upper'; true
          a IN ('x', b COLLATE 'en-ci'); true
          a COLLATE 'en-cs' IN ('ABC', b); false
          a COLLATE 'en-cs' BETWEEN b AND 'zzz'; true
          a IS DISTINCT FROM b COLLATE 'en-ci'; false
          EQUAL_NULL(a COLLATE 'en-cs', 'abc'); false
          COLLATION(a || p); en-ci
          COLLATION(a COLLATE 'de' || b); de
          COLLATION(UPPER(a COLLATE 'fr') || b); fr
          COLLATION(IFF(TRUE, a COLLATE 'de', b)); de
          COLLATION(COALESCE(p, b)); en-cs
          NULLIF(a, b COLLATE 'en-ci') IS NULL; true
          (SELECT COUNT(*) FROM c x JOIN c y ON x.a = y.b COLLATE 'en-ci'); 1
          """)
  void whatIsWrittenCountsMoreThanAColumns(String expression, String value) {
    assertThat(run("SELECT " + expression + " FROM c").cell()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          a = b
          a || b
          COALESCE(a, b)
          a COLLATE 'en-ci' = b COLLATE 'en-cs'
          """)
  void twoThatCountTheSameAreRefused(String expression) {
    assertThat(submit("SELECT " + expression + " FROM c").text("message"))
        .contains("Incompatible collations: 'en-ci' and 'en-cs'");
  }

  private static List<String> types(String table) {
    return run("DESC TABLE " + table).data().stream()
        .map(row -> row.get(0) + " " + row.get(1).replace("VARCHAR(16777216)", "V"))
        .toList();
  }

  private static String shown(String in) {
    List<String> row =
        run("SHOW PARAMETERS LIKE 'DEFAULT_DDL_COLLATION' IN " + in).data().getFirst();
    return row.get(1) + "@" + row.get(3);
  }

  @Test
  void newColumnsTakeTheDefaultThatIsNearest() {
    run("CREATE OR REPLACE DATABASE dc DEFAULT_DDL_COLLATION = 'en-ci'");
    run("CREATE SCHEMA dc.near DEFAULT_DDL_COLLATION = 'de'");
    run(
        "CREATE TABLE dc.public.t (i INT, a VARCHAR, b VARCHAR COLLATE 'fr', c VARCHAR COLLATE '')");
    run("CREATE TABLE dc.near.t (a VARCHAR)");
    run("CREATE TABLE dc.near.own (a VARCHAR) DEFAULT_DDL_COLLATION = 'upper'");
    run("CREATE TABLE dc.public.q AS SELECT 'x' AS a, 1 AS i, 'y' COLLATE 'fr' AS b");
    run("ALTER TABLE dc.near.own ADD COLUMN b VARCHAR");

    assertThat(types("dc.public.t"))
        .containsExactly("I NUMBER(38,0)", "A V COLLATE 'en-ci'", "B V COLLATE 'fr'", "C V");
    assertThat(types("dc.near.t")).containsExactly("A V COLLATE 'de'");
    assertThat(types("dc.near.own")).containsExactly("A V COLLATE 'upper'", "B V COLLATE 'upper'");
    assertThat(types("dc.public.q"))
        .containsExactly(
            "A VARCHAR(1) COLLATE 'en-ci'", "I NUMBER(1,0)", "B VARCHAR(1) COLLATE 'fr'");
    run("INSERT INTO dc.public.t (a) VALUES ('Abc')");
    assertThat(run("SELECT a = 'aBC' FROM dc.public.t").cell()).isEqualTo("true");
    assertThat(List.of(shown("DATABASE dc"), shown("SCHEMA dc.near"), shown("SCHEMA dc.public")))
        .containsExactly("en-ci@DATABASE", "de@SCHEMA", "en-ci@DATABASE");
    assertThat(List.of(shown("TABLE dc.near.own"), shown("TABLE dc.near.t"), shown("DATABASE co")))
        .containsExactly("upper@TABLE", "de@SCHEMA", "@");
  }

  @Test
  void aDefaultChangesForWhatIsMadeAfterwards() {
    run("CREATE OR REPLACE DATABASE da");
    run("CREATE TABLE da.public.t (a VARCHAR)");
    run("ALTER DATABASE da SET DEFAULT_DDL_COLLATION = 'en-ci'");
    run("ALTER TABLE da.public.t ADD COLUMN b VARCHAR(9)");
    run("ALTER TABLE da.public.t ALTER COLUMN b SET DATA TYPE VARCHAR(20)");
    run("CREATE DATABASE dcopy CLONE da");
    run("CREATE TABLE dcopy.public.u (a VARCHAR)");
    run("ALTER SCHEMA da.public SET DEFAULT_DDL_COLLATION = 'de' COMMENT = 'x'");
    run("COMMENT ON SCHEMA da.public IS 'y'");
    run("CREATE TABLE da.public.v (a VARCHAR)");
    run("ALTER SCHEMA da.public UNSET DEFAULT_DDL_COLLATION");
    run("ALTER DATABASE da UNSET DEFAULT_DDL_COLLATION");
    run("CREATE TABLE da.public.w (a VARCHAR)");

    assertThat(types("da.public.t")).containsExactly("A V", "B VARCHAR(20) COLLATE 'en-ci'");
    assertThat(types("dcopy.public.u")).containsExactly("A V COLLATE 'en-ci'");
    assertThat(types("da.public.v")).containsExactly("A V COLLATE 'de'");
    assertThat(types("da.public.w")).containsExactly("A V");
    assertThat(submit("ALTER DATABASE da SET DEFAULT_DDL_COLLATION = 'xx'").text("code"))
        .isEqualTo("002023");
    assertThat(submit("CREATE TABLE da.public.x (a INT) DEFAULT_DDL_COLLATION = 'xx'").text("code"))
        .isEqualTo("002023");
  }

  @Test
  void aDefaultLivesOn(@org.junit.jupiter.api.io.TempDir Path data) {
    RealServer first = RealServer.startIn(data);
    done(first, "CREATE DATABASE kept DEFAULT_DDL_COLLATION = 'en-ci'");
    done(first, "CREATE SCHEMA kept.near DEFAULT_DDL_COLLATION = 'de'");
    first.stop();

    RealServer second = RealServer.startIn(data);
    String show = "SHOW PARAMETERS LIKE 'DEFAULT_DDL%' IN ";
    List<String> told =
        List.of(
            done(second, show + "DATABASE kept").data().getFirst().get(1),
            done(second, show + "SCHEMA kept.near").data().getFirst().get(1));
    second.stop();
    assertThat(told).containsExactly("en-ci", "de");
  }

  private static Answer done(RealServer where, String sql) {
    Answer answer = where.api().submit(sql);
    assertThat(answer.status()).as(sql + ": " + answer.body()).isEqualTo(200);
    return answer;
  }
}
