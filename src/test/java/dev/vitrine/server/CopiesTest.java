package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What COPY makes of columns, files and options, through the front door.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CopiesTest {

  private static final Map<String, Object> PLACE = Map.of("database", "TC", "schema", "PUBLIC");

  private static RealServer server;
  private static Api api;
  @TempDir private static Path local;

  @BeforeAll
  static void start() throws IOException {
    server = RealServer.start("vitrine.stages.allowed-directories", local.toRealPath().toString());
    api = server.api();
    run("CREATE DATABASE TC");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void stage() {
    run("CREATE OR REPLACE STAGE s");
  }

  private static Answer run(String sql) {
    Answer answer = api.submit(sql, PLACE, "");
    assertThat(answer.status()).as(sql + ": " + answer.body()).isEqualTo(200);
    return answer;
  }

  private static Answer refused(String sql) {
    Answer answer = api.submit(sql, PLACE, "");
    assertThat(answer.status()).as(sql + ": " + answer.body()).isEqualTo(422);
    return answer;
  }

  private static void put(String path, String text) {
    put("S", path, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void put(String stage, String path, byte[] bytes) {
    Answer answer = api.put("/api/v2/stages/TC/PUBLIC/" + stage + "/" + path, bytes);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  @Test
  void columnsThatAreLeftOutGetTheirDefaults() {
    run(
        "CREATE TABLE d (n STRING, k INT DEFAULT 7, ts TIMESTAMP_LTZ DEFAULT CURRENT_TIMESTAMP,"
            + " id INT AUTOINCREMENT, z VARCHAR NOT NULL DEFAULT 'zz', e INT)");
    put("a.csv", "x\ny\n");

    run("COPY INTO d (n) FROM @s");
    run("COPY INTO d (n, e) FROM (SELECT UPPER($1), 5 FROM @s) FORCE = TRUE");

    assertThat(
            run("SELECT n, k, ts > DATEADD(minute, -5, CURRENT_TIMESTAMP), id, z, e FROM d"
                    + " ORDER BY id")
                .data())
        .containsExactly(
            Arrays.asList("x", "7", "true", "1", "zz", null),
            Arrays.asList("y", "7", "true", "2", "zz", null),
            Arrays.asList("X", "7", "true", "3", "zz", "5"),
            Arrays.asList("Y", "7", "true", "4", "zz", "5"));
  }

  @Test
  void aColumnWithoutDefaultCannotBeLeftOutWhereItTakesNoNull() {
    run("CREATE TABLE nn (n STRING, k INT NOT NULL)");
    put("a.csv", "x\n");

    assertThat(refused("COPY INTO nn (n) FROM @s").text("code")).isEqualTo("100072");
  }

  @Test
  void floatsGoIntoFilesWithTheirDigits() {
    run("CREATE TABLE f (f FLOAT)");
    run(
        "INSERT INTO f VALUES (1234567890.25), (123456789.123), (0.1), (-0.12345678949), (1e20),"
            + " (1.5e-12), (0), ('nan'), (NULL)");

    run("COPY INTO @s/f.csv FROM f SINGLE = TRUE FILE_FORMAT = (COMPRESSION = NONE)");

    assertThat(api.send("GET", "/api/v2/stages/TC/PUBLIC/S/f.csv", null).body())
        .isEqualTo(
            """
            1234567890.25
            123456789.123
            0.1
            -0.123456789
            1e+20
            1.5e-12
            0
            NaN
            \\N
            """);
    assertThat(run("SELECT 1234567890.25::FLOAT::STRING").cell()).isEqualTo("1234567890");
  }

  @Test
  void filesThatAreMissingStopOnlyALoadThatAborts() {
    run("CREATE TABLE m (n STRING)");
    put("a.csv", "x\n");
    String load = "COPY INTO m FROM @s FILES = ('a.csv', 'zz.csv') FORCE = TRUE ON_ERROR = ";

    assertThat(run(load + "CONTINUE").data()).extracting(List::getFirst).containsExactly("s/a.csv");
    assertThat(run(load + "SKIP_FILE").data()).hasSize(1);
    assertThat(run("COPY INTO m FROM @s FILES = ('zz.csv') ON_ERROR = CONTINUE").cell())
        .isEqualTo("Copy executed with 0 files processed.");
    assertThat(refused(load + "ABORT_STATEMENT").text("code")).isEqualTo("091016");
    assertThat(run("SELECT COUNT(*) FROM m").cell()).isEqualTo("2");
  }

  @Test
  void aDelimiterMayBeWrittenAsItsBytes() {
    run("CREATE TABLE cents (a STRING, b STRING)");
    put("c.csv", "1\u00A22\u00A13\u00A24\u00A1");

    run(
        "COPY INTO cents FROM @s FILE_FORMAT ="
            + " (FIELD_DELIMITER = '\\xC2\\xA2' RECORD_DELIMITER = '\\xC2\\xA1')");

    assertThat(run("SELECT a || b FROM cents ORDER BY a").data())
        .containsExactly(List.of("12"), List.of("34"));
  }

  @Test
  void bytesAndInstantsOfParquetAreInferredAndLoaded() throws Exception {
    Path file = local.resolve("p.parquet");
    try (Connection engine = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = engine.createStatement()) {
      statement.execute(
          "COPY (SELECT 'a'::BLOB AS b, '2023-11-14 22:13:20.123456789+00'::TIMESTAMPTZ_NS AS ns,"
              + " '2023-11-14 22:13:20.123456+00'::TIMESTAMPTZ AS us) TO '"
              + file
              + "'");
    }
    put("S", "p.parquet", Files.readAllBytes(file));
    run("CREATE FILE FORMAT p TYPE = PARQUET");
    run("CREATE FILE FORMAT texts TYPE = PARQUET BINARY_AS_TEXT = TRUE");
    String inferred = " FROM TABLE(INFER_SCHEMA(LOCATION => '@s', FILE_FORMAT => '%s'))";

    assertThat(run("SELECT column_name, type" + inferred.formatted("p")).data())
        .containsExactly(
            List.of("b", "BINARY"), List.of("ns", "TIMESTAMP_LTZ"), List.of("us", "TIMESTAMP_LTZ"));
    assertThat(run("SELECT type" + inferred.formatted("texts")).cell()).isEqualTo("TEXT");

    run(
        "CREATE TABLE loaded USING TEMPLATE (SELECT ARRAY_AGG(OBJECT_CONSTRUCT(*))"
            + inferred.formatted("p")
            + ")");
    run("COPY INTO loaded FROM @s FILE_FORMAT = p MATCH_BY_COLUMN_NAME = CASE_SENSITIVE");
    run(
        "COPY INTO loaded FROM (SELECT $1:b::BINARY, $1:ns::TIMESTAMP_LTZ, $1:us::TIMESTAMP_LTZ"
            + " FROM @s) FILE_FORMAT = (TYPE = PARQUET BINARY_AS_TEXT = FALSE) FORCE = TRUE");

    assertThat(
            run("SELECT HEX_ENCODE(\"b\"), DATE_PART(epoch_microsecond, \"ns\"),"
                    + " DATE_PART(epoch_microsecond, \"us\"), COUNT(*) FROM loaded GROUP BY ALL")
                .data())
        .containsExactly(List.of("61", "1700000000123456", "1700000000123456", "2"));
  }

  @Test
  void aTablesOwnStageHasItsOptions() {
    run("CREATE FILE FORMAT semicolons TYPE = CSV FIELD_DELIMITER = ';'");
    run(
        "CREATE TABLE own (a INT, b INT) STAGE_FILE_FORMAT = (TYPE = CSV FIELD_DELIMITER = '|')"
            + " STAGE_COPY_OPTIONS = (PURGE = TRUE)");
    put("%25OWN", "a.csv", "1|2\n".getBytes(StandardCharsets.UTF_8));

    run("COPY INTO own");
    assertThat(run("LIST @%own").data()).isEmpty();

    put("%25OWN", "b.csv", "3,4\n".getBytes(StandardCharsets.UTF_8));
    run("COPY INTO own FILE_FORMAT = (TYPE = CSV) PURGE = FALSE");
    assertThat(run("LIST @%own").data()).hasSize(1);

    run("ALTER TABLE own SET STAGE_FILE_FORMAT = (FORMAT_NAME = 'semicolons')");
    run("ALTER TABLE own SET STAGE_COPY_OPTIONS = (ON_ERROR = CONTINUE)");
    put("%25OWN", "c.csv", "5;6\nx\n".getBytes(StandardCharsets.UTF_8));
    assertThat(run("SELECT $2 FROM @%own/c.csv").cell()).isEqualTo("6");
    run("COPY INTO own FROM @%own/c.csv");
    assertThat(run("LIST @%own").data()).hasSize(2);

    assertThat(run("SELECT a, b FROM own ORDER BY a").data())
        .containsExactly(List.of("1", "2"), List.of("3", "4"), List.of("5", "6"));
    run("COPY INTO @%own/out FROM own FILE_FORMAT = (COMPRESSION = NONE) SINGLE = TRUE");
    assertThat(api.send("GET", "/api/v2/stages/TC/PUBLIC/%25OWN/out", null).body())
        .startsWith("1;2\n");
  }

  @Test
  void optionsOfATablesStageAreChecked() {
    run("CREATE TABLE unchecked (a INT)");

    assertThat(
            refused("CREATE TABLE wrong (a INT) STAGE_FILE_FORMAT = (FIELD_DELIM = ';')")
                .text("message"))
        .endsWith("invalid parameter 'FIELD_DELIM'");
    assertThat(
            refused("ALTER TABLE unchecked SET STAGE_FILE_FORMAT = (FORMAT_NAME = 'no_such')")
                .text("code"))
        .isEqualTo("002003");
    assertThat(
            refused("ALTER TABLE unchecked SET STAGE_COPY_OPTIONS = (ON_ERROR = 'BOGUS')")
                .text("message"))
        .endsWith("invalid value ['BOGUS'] for parameter 'ON_ERROR'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$1 FROM @s WHERE $1 = 1",
        "$1 FROM @s ORDER BY $1",
        "$1 FROM @s LIMIT 1",
        "$1 FROM @s FETCH FIRST 1 ROWS ONLY",
        "TOP 1 $1 FROM @s",
        "$1 FROM @s GROUP BY $1",
        "1 + MAX($1) FROM @s",
        "$1 FROM @s QUALIFY ROW_NUMBER() OVER (ORDER BY $1) = 1",
        "a.$1 FROM @s a JOIN @s b ON a.$1 = b.$1"
      })
  void aTransformationMakesARowOfEachRecord(String query) {
    run("CREATE OR REPLACE TABLE simple (a INT)");
    put("a.csv", "1\n2\n");

    assertThat(refused("COPY INTO simple FROM (SELECT " + query + ")").text("message"))
        .endsWith("COPY statement only supports simple SELECT from stage statements for import.");
  }

  @Test
  void aTransformationMayLeaveOutWhatIsThereTwice() {
    run("CREATE TABLE twice (a INT)");
    put("a.csv", "1\n1\n");

    run("COPY INTO twice FROM (SELECT DISTINCT $1 FROM @s)");

    assertThat(run("SELECT COUNT(*) FROM twice").cell()).isEqualTo("1");
  }

  @Test
  void fileFormatsAreShownWithAllTheirOptions() {
    run(
        "CREATE FILE FORMAT shown_csv TYPE = CSV SKIP_HEADER = 1 NULL_IF = ('a') TRIM_SPACE = TRUE");
    run("CREATE FILE FORMAT shown_json TYPE = JSON STRIP_OUTER_ARRAY = TRUE");
    run("CREATE FILE FORMAT shown_parquet TYPE = PARQUET");

    assertThat(run("SHOW FILE FORMATS LIKE 'SHOWN%'").data())
        .extracting(row -> row.get(7))
        .containsExactly(
            "{\"TYPE\":\"CSV\",\"RECORD_DELIMITER\":\"\\n\",\"FIELD_DELIMITER\":\",\","
                + "\"FILE_EXTENSION\":null,\"SKIP_HEADER\":1,\"PARSE_HEADER\":false,"
                + "\"DATE_FORMAT\":\"AUTO\",\"TIME_FORMAT\":\"AUTO\",\"TIMESTAMP_FORMAT\":\"AUTO\","
                + "\"BINARY_FORMAT\":\"HEX\",\"ESCAPE\":\"NONE\",\"ESCAPE_UNENCLOSED_FIELD\":\"\\\\\","
                + "\"TRIM_SPACE\":true,\"FIELD_OPTIONALLY_ENCLOSED_BY\":\"NONE\",\"NULL_IF\":[\"a\"],"
                + "\"COMPRESSION\":\"AUTO\",\"ERROR_ON_COLUMN_COUNT_MISMATCH\":true,"
                + "\"VALIDATE_UTF8\":true,\"SKIP_BLANK_LINES\":false,"
                + "\"REPLACE_INVALID_CHARACTERS\":false,\"EMPTY_FIELD_AS_NULL\":true,"
                + "\"SKIP_BYTE_ORDER_MARK\":true,\"ENCODING\":\"UTF8\",\"MULTI_LINE\":true}",
            "{\"TYPE\":\"JSON\",\"FILE_EXTENSION\":null,\"DATE_FORMAT\":\"AUTO\","
                + "\"TIME_FORMAT\":\"AUTO\",\"TIMESTAMP_FORMAT\":\"AUTO\",\"BINARY_FORMAT\":\"HEX\","
                + "\"TRIM_SPACE\":false,\"NULL_IF\":[],\"COMPRESSION\":\"AUTO\",\"ENABLE_OCTAL\":false,"
                + "\"ALLOW_DUPLICATE\":false,\"STRIP_OUTER_ARRAY\":true,\"STRIP_NULL_VALUES\":false,"
                + "\"IGNORE_UTF8_ERRORS\":false,\"REPLACE_INVALID_CHARACTERS\":false,"
                + "\"SKIP_BYTE_ORDER_MARK\":true,\"MULTI_LINE\":true}",
            "{\"TYPE\":\"PARQUET\",\"TRIM_SPACE\":false,\"NULL_IF\":[],\"COMPRESSION\":\"AUTO\","
                + "\"BINARY_AS_TEXT\":true,\"SNAPPY_COMPRESSION\":true,\"USE_LOGICAL_TYPE\":false,"
                + "\"USE_VECTORIZED_SCANNER\":false,\"REPLACE_INVALID_CHARACTERS\":false}");
  }

  @Test
  void fileFormatsAndStagesElsewhereAreCloned() throws IOException {
    run("CREATE FILE FORMAT model TYPE = CSV FIELD_DELIMITER = '|' COMMENT = 'bars'");
    run("CREATE FILE FORMAT copy_of_model CLONE model");
    run("ALTER FILE FORMAT model SET FIELD_DELIMITER = ';'");

    assertThat(run("SHOW FILE FORMATS LIKE 'COPY_OF_MODEL'").data().getFirst().get(7))
        .contains("\"FIELD_DELIMITER\":\"|\"");
    assertThat(refused("CREATE FILE FORMAT copy_of_model CLONE model").text("code"))
        .isEqualTo("002002");
    run("CREATE FILE FORMAT IF NOT EXISTS copy_of_model CLONE model");
    run("CREATE OR REPLACE FILE FORMAT copy_of_model CLONE model");
    assertThat(refused("CREATE FILE FORMAT nothing CLONE no_such").text("code"))
        .isEqualTo("002003");

    Path elsewhere = Files.createDirectory(local.toRealPath().resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("a.csv"), "1|2\n");
    run(
        "CREATE STAGE ext URL = 'file://"
            + elsewhere
            + "/' FILE_FORMAT = (TYPE = CSV FIELD_DELIMITER = '|')");
    run("CREATE STAGE copy_of_ext CLONE ext");
    run("DROP STAGE ext");
    assertThat(run("SELECT $2 FROM @copy_of_ext").cell()).isEqualTo("2");
    assertThat(refused("CREATE STAGE copy_of_s CLONE s").text("code")).isEqualTo("000002");
  }

  @Test
  void aTableThatEvolvesGetsTheColumnsOfItsFiles() {
    run("CREATE TABLE ev (id INT) ENABLE_SCHEMA_EVOLUTION = TRUE");
    run("INSERT INTO ev VALUES (0)");
    put("a.csv", "ID,price,day\n1,2.50,2024-02-29\n2,3,,more\n");
    put("b.json", "{\"id\": 3, \"Tags\": [1]}");
    String json = " FILE_FORMAT = (TYPE = JSON) MATCH_BY_COLUMN_NAME = ";

    run(
        "COPY INTO ev FROM @s/a.csv MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE FILE_FORMAT ="
            + " (PARSE_HEADER = TRUE ERROR_ON_COLUMN_COUNT_MISMATCH = FALSE)");
    run("COPY INTO ev FROM @s/b.json VALIDATION_MODE = RETURN_ERRORS" + json + "CASE_INSENSITIVE");
    run("COPY INTO ev FROM @s/b.json" + json + "CASE_SENSITIVE");

    assertThat(run("DESC TABLE ev").data())
        .extracting(column -> column.get(0) + " " + column.get(1) + " " + column.get(3))
        .containsExactly(
            "ID NUMBER(38,0) Y",
            "PRICE NUMBER(3,2) Y",
            "DAY DATE Y",
            "Tags ARRAY Y",
            "id NUMBER(1,0) Y");
    assertThat(
            run("SELECT id, price, TO_VARCHAR(day), \"id\", \"Tags\"[0] FROM ev"
                    + " ORDER BY id NULLS LAST")
                .data())
        .containsExactly(
            Arrays.asList("0", null, null, null, null),
            Arrays.asList("1", "2.50", "2024-02-29", null, null),
            Arrays.asList("2", "3.00", null, null, null),
            Arrays.asList(null, null, null, "3", "1"));
  }

  @Test
  void aTableThatDoesNotEvolveKeepsItsColumns() {
    run("CREATE TABLE fixed (id INT)");
    put("b.json", "{\"id\": 3, \"more\": 1}");

    run(
        "COPY INTO fixed FROM @s MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE"
            + " FILE_FORMAT = (TYPE = JSON)");

    assertThat(run("SELECT * FROM fixed").data()).containsExactly(List.of("3"));
  }

  @Test
  void columnsThatAFileLacksStayEmpty() {
    run("CREATE TABLE lacks (n STRING, k INT DEFAULT 7)");
    put("a.json", "{\"n\": \"x\"}");

    run(
        "COPY INTO lacks FROM @s FILE_FORMAT = (TYPE = JSON)"
            + " MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE");

    assertThat(run("SELECT * FROM lacks").data()).containsExactly(Arrays.asList("x", null));
  }
}
