package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import dev.vitrine.snowflake.Session;
import dev.vitrine.snowflake.SessionTransactions;
import dev.vitrine.snowflake.Steps;
import dev.vitrine.stages.StagedFile;
import dev.vitrine.stages.Transfer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Stages and COPY through the front door.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class StagesTest {

  private static final String BAD =
      "1,ab,2024-01-01\n2,abcd,2024-01-02\noops,x,2024-01-03\n4,y,nodate\n5,z\n6,u,2024-01-06\n";

  private static RealServer server;
  private static Api api;
  @TempDir private static Path local;

  @BeforeAll
  static void start() throws IOException {
    Path real = local.toRealPath();
    server = RealServer.start("vitrine.stages.allowed-directories", real.toString());
    api = server.api();
    run("CREATE DATABASE TD");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void stage() {
    run("CREATE OR REPLACE STAGE s");
  }

  private static Answer run(String sql, String... tolerated) {
    Answer answer = api.submit(sql, Map.of("database", "TD", "schema", "PUBLIC"), "");
    if (!List.of(tolerated).contains(answer.text("code"))) {
      assertThat(answer.status()).as(sql + ": " + answer.body()).isEqualTo(200);
    }
    return answer;
  }

  private static List<String> columns(Answer answer) {
    return ((List<?>) answer.at("resultSetMetaData", "rowType"))
        .stream()
            .map(Map.class::cast)
            .map(type -> type.get("name") + ":" + type.get("type"))
            .toList();
  }

  private static Answer refused(String sql) {
    Answer answer = api.submit(sql, Map.of("database", "TD", "schema", "PUBLIC"), "");
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    return answer;
  }

  private static void put(String path, String text) {
    Answer answer =
        api.put("/api/v2/stages/td/public/s/" + path, text.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  @Test
  void filesGoInAndOutOverHttp() {
    put("d/x.csv", "1,a\n");

    assertThat(api.send("GET", "/api/v2/stages/TD/PUBLIC/S/d/x.csv", null).body())
        .isEqualTo("1,a\n");
    assertThat(run("LIST @s").data()).extracting(List::getFirst).containsExactly("s/d/x.csv");
    assertThat(api.send("DELETE", "/api/v2/stages/TD/PUBLIC/S/d/x.csv", null).status())
        .isEqualTo(204);
    assertThat(api.send("GET", "/api/v2/stages/TD/PUBLIC/S/d/x.csv", null).status()).isEqualTo(404);
    assertThat(api.send("GET", "/api/v2/stages/TD/PUBLIC/NONE", null).status()).isEqualTo(404);
  }

  @Test
  void aPlusInAPathIsNoBlank() {
    put("plus/a+b.csv", "1");
    put("plus/a%20b.csv", "2");

    String folder = "/api/v2/stages/TD/PUBLIC/S/plus/";
    assertThat(api.send("GET", folder + "a+b.csv", null).body()).isEqualTo("1");
    assertThat(api.send("GET", folder + "a%2Bb.csv", null).body()).isEqualTo("1");
    assertThat(api.send("GET", folder + "a%20b.csv", null).body()).isEqualTo("2");
  }

  @Test
  void pathsThatLeadOutAreRefused() {
    assertThat(api.put("/api/v2/stages/TD/PUBLIC/S/%2e%2e/x", new byte[1]).status()).isEqualTo(422);
  }

  @Test
  void aLargeFileIsStreamed() {
    byte[] large = new byte[20_000_000];

    assertThat(api.put("/api/v2/stages/TD/PUBLIC/S/large", large).status()).isEqualTo(201);
    assertThat(api.send("GET", "/api/v2/stages/TD/PUBLIC/S/large", null).response().body())
        .isEqualTo(large);
  }

  @Test
  void anErrorTellsItsPlaceInTheFile() {
    run("CREATE TABLE e1 (a INT, b VARCHAR(3), c DATE)");
    put("e.csv", BAD.substring(BAD.indexOf("oops")));

    Answer answer = refused("COPY INTO e1 FROM @s/e.csv");

    assertThat(answer.text("code")).isEqualTo("100038");
    assertThat(answer.text("sqlState")).isEqualTo("22018");
    assertThat(answer.text("message"))
        .startsWith(
            """
            Numeric value 'oops' is not recognized
              File 'e.csv', line 1, character 1
              Row 1, column "E1"["A":1]
              If you would like to continue loading\
            """);
  }

  @Test
  void loadsGoOnBehindErrorsWhereTheyAreTold() {
    run("CREATE TABLE e2 (a INT, b VARCHAR(3), c DATE)");
    put("e.csv", BAD);

    assertThat(run("COPY INTO e2 FROM @s ON_ERROR = SKIP_FILE_4").data().getFirst().subList(1, 6))
        .containsExactly("LOAD_FAILED", "6", "0", "4", "4");
    assertThat(run("COPY INTO e2 FROM @s ON_ERROR = CONTINUE").data().getFirst())
        .containsExactly(
            "s/e.csv",
            "PARTIALLY_LOADED",
            "6",
            "2",
            "6",
            "4",
            "User character length limit (3) exceeded by string 'abcd'",
            "2",
            "3",
            "\"E2\"[\"B\":2]");
    assertThat(run("SELECT a FROM e2 ORDER BY a").data())
        .containsExactly(List.of("1"), List.of("6"));
  }

  @Test
  void validationTellsEveryError() {
    run("CREATE TABLE e3 (a INT, b VARCHAR(3), c DATE)");
    put("e.csv", BAD);

    assertThat(run("COPY INTO e3 FROM @s VALIDATION_MODE = RETURN_ERRORS").data())
        .extracting(row -> row.get(6) + " " + row.get(2) + ":" + row.get(3) + " " + row.get(8))
        .containsExactly(
            "100074 2:3 \"E3\"[\"B\":2]",
            "100038 3:1 \"E3\"[\"A\":1]",
            "100040 4:5 \"E3\"[\"C\":3]",
            "100080 6:1 \"E3\"[\"B\":2]");
    assertThat(run("SELECT COUNT(*) FROM e3").cell()).isEqualTo("0");
  }

  @Test
  void whatALoadRefusedIsToldOfLater() {
    run("CREATE TABLE e5 (a INT, b VARCHAR(3), c DATE)");
    put("e.csv", BAD);
    Answer loaded = run("COPY INTO e5 FROM @s ON_ERROR = CONTINUE");
    String validate = "SELECT * FROM TABLE(VALIDATE(e5, JOB_ID => '%s'))";
    Answer told = run(validate.formatted(loaded.handle()));

    assertThat(columns(told))
        .containsExactly(
            "ERROR:text",
            "FILE:text",
            "LINE:fixed",
            "CHARACTER:fixed",
            "BYTE_OFFSET:fixed",
            "CATEGORY:text",
            "CODE:fixed",
            "SQL_STATE:text",
            "COLUMN_NAME:text",
            "ROW_NUMBER:fixed",
            "ROW_START_LINE:fixed",
            "REJECTED_RECORD:text");
    assertThat(told.data())
        .containsExactlyElementsOf(
            run("COPY INTO e5 FROM @s FORCE = TRUE VALIDATION_MODE = RETURN_ERRORS").data());
    assertThat(told.data()).hasSize(4);
    assertThat(
            run("CREATE TABLE saved AS SELECT rejected_record r FROM TABLE(VALIDATE(td.public.e5, JOB_ID => '"
                    + loaded.handle()
                    + "'))")
                .status())
        .isEqualTo(200);
    assertThat(run("SELECT r FROM saved ORDER BY r").data())
        .extracting(List::getFirst)
        .containsExactly("2,abcd,2024-01-02", "4,y,nodate", "5,z", "oops,x,2024-01-03");
    assertThat(refused(validate.formatted("_last")).text("message"))
        .contains("We couldn't find a copy for this table which occurred during this session");
    String failed = refused("COPY INTO e5 FROM @s FORCE = TRUE").handle();
    assertThat(run(validate.formatted(failed)).data()).isEmpty();
    run("CREATE TABLE e6 (a INT)");
    assertThat(
            refused("SELECT * FROM TABLE(VALIDATE(e6, JOB_ID => '" + loaded.handle() + "'))")
                .text("code"))
        .isEqualTo("001015");
  }

  @Test
  void theLastLoadOfASessionIsValidated() {
    run("CREATE TABLE e7 (a INT)");
    put("a.csv", "1\nx\n");
    Map<String, Object> many =
        Map.of(
            "database", "TD",
            "schema", "PUBLIC",
            "parameters", Map.of("MULTI_STATEMENT_COUNT", "0"));
    String last = "SELECT * FROM TABLE(VALIDATE(e7, JOB_ID => '_last'));";

    List<String> handles =
        api.submit(
                "COPY INTO e7 FROM @s ON_ERROR = CONTINUE;"
                    + last
                    + "COPY INTO e7 FROM @s ON_ERROR = SKIP_FILE FORCE = TRUE;"
                    + last
                    + "COPY INTO e7 FROM @s FORCE = TRUE VALIDATION_MODE = RETURN_ERRORS;"
                    + last
                    + "COPY INTO e7 FROM (SELECT $1 FROM @s) ON_ERROR = CONTINUE FORCE = TRUE;",
                many,
                "")
            .handles();
    assertThat(List.of(1, 3, 5))
        .allSatisfy(i ->
            assertThat(api.get(handles.get(i), "").data())
                .extracting(row -> row.get(6) + row.get(11))
                .containsExactly("100038x"));
    assertThat(refused(last.replace("_last", handles.get(6)).replace(";", "")).text("message"))
        .contains("does not support COPY with transform");
  }

  @Test
  void aFileIsLoadedOnceUnlessItChanged() {
    run("CREATE TABLE h (a INT)");
    put("x.csv", "1\n");

    assertThat(run("COPY INTO h FROM @s").data().getFirst().get(1)).isEqualTo("LOADED");
    assertThat(run("COPY INTO h FROM @s").cell())
        .isEqualTo("Copy executed with 0 files processed.");
    assertThat(run("COPY INTO h FROM @s FILES = ('x.csv')").data().getFirst().get(1))
        .isEqualTo("LOAD_SKIPPED");
    assertThat(run("COPY INTO h FROM @s FORCE = TRUE").data().getFirst().get(1))
        .isEqualTo("LOADED");
    put("x.csv", "2\n");
    assertThat(run("COPY INTO h FROM @s PURGE = TRUE").data().getFirst().get(1))
        .isEqualTo("LOADED");
    assertThat(run("SELECT SUM(a) FROM h").cell()).isEqualTo("4");
    assertThat(run("LIST @s").data()).isEmpty();
  }

  @Test
  void filesAreLoadedOnceByAllWhoLoadThemAtOnce() {
    run("CREATE TABLE race (a INT)");
    for (int i = 0; i < 20; i++) {
      put("race" + i + ".csv", i + "\n");
    }

    List<Answer> answers =
        IntStream.range(0, 6)
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> run("COPY INTO race FROM @s")))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(run("SELECT COUNT(*) || ' ' || COUNT(DISTINCT a) FROM race").cell())
        .isEqualTo("20 20");
    assertThat(answers)
        .filteredOn(answer -> !answer.cell().equals("Copy executed with 0 files processed."))
        .hasSize(1);
  }

  @Test
  void transformationsGoOnBehindErrorsToo() {
    run("CREATE TABLE tr (a INT, b VARCHAR(3))");
    put("e.csv", BAD);

    assertThat(
            run("COPY INTO tr FROM (SELECT $1::INT * 2, $2 FROM @s) ON_ERROR = CONTINUE")
                .data()
                .getFirst()
                .subList(1, 8))
        .containsExactly(
            "PARTIALLY_LOADED",
            "6",
            "4",
            "6",
            "2",
            "User character length limit (3) exceeded by string 'abcd'",
            "2");
    assertThat(run("SELECT SUM(a) FROM tr").cell()).isEqualTo("32");
  }

  @Test
  void whatIsUnloadedLoadsAgainInEveryFormat() {
    run("CREATE TABLE src (ID INT, NM STRING, D DATE)");
    put("in.csv", "1,\"x,\"\"y\n\",2024-02-29\n2,,\n");
    run("COPY INTO src FROM @s/in.csv FILE_FORMAT = (FIELD_OPTIONALLY_ENCLOSED_BY = '\"')");
    run("CREATE TABLE back (ID INT, NM STRING, D DATE)");
    for (String format :
        List.of(
            "TYPE = CSV FIELD_OPTIONALLY_ENCLOSED_BY = '\"' PARSE_HEADER = TRUE",
            "TYPE = CSV COMPRESSION = ZSTD PARSE_HEADER = TRUE FIELD_DELIMITER = '||'"
                + " FIELD_OPTIONALLY_ENCLOSED_BY = '\"'",
            "TYPE = PARQUET")) {
      run("REMOVE @s");
      run("COPY INTO @s/out/ FROM src HEADER = TRUE FILE_FORMAT = (" + format + ")");
      run(
          "COPY INTO back FROM @s/out/ MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE FORCE = TRUE"
              + " FILE_FORMAT = ("
              + format
              + ")");
    }
    assertThat(run("SELECT ID, NM, D, COUNT(*) FROM back GROUP BY ALL ORDER BY ID").data())
        .containsExactly(
            List.of("1", "x,\"y\n", "19782", "3"), java.util.Arrays.asList("2", null, null, "3"));
  }

  @Test
  void partitionsBecomeDirectories() {
    run("CREATE TABLE p (a INT)");
    put("p.csv", "1\n2\n1\n");
    run("COPY INTO p FROM @s/p.csv");

    run("COPY INTO @s/o/ FROM p PARTITION BY ('a=' || a)");

    assertThat(run("LIST @s/o/").data())
        .extracting(row -> row.getFirst().replaceAll("data_.*_0_0_0", "data"))
        .containsExactly("s/o/a=1/data.csv.gz", "s/o/a=2/data.csv.gz");
    assertThat(run("SELECT COUNT(*) FROM @s/o/a=1/").cell()).isEqualTo("2");
  }

  @Test
  void filesOfThisMachineAreReadWhereTheyAreAllowed() throws IOException {
    Path file = Files.writeString(local.toRealPath().resolve("f.csv"), "7\n");
    run("CREATE OR REPLACE STAGE ext URL = 'file://" + file.getParent() + "/'");

    assertThat(run("SELECT $1, METADATA$FILENAME FROM @ext/f.csv").data())
        .containsExactly(List.of("7", "f.csv"));
    assertThat(run("PUT file://" + file + " @s").data().getFirst())
        .contains("f.csv", "f.csv.gz", "GZIP", "UPLOADED");
    assertThat(run("SELECT $1 FROM @s/f.csv.gz").cell()).isEqualTo("7");
    assertThat(refused("CREATE STAGE bad URL = 'file:///etc/'").text("code")).isEqualTo("003001");
    assertThat(refused("PUT file:///etc/hostname @s").text("code")).isEqualTo("003001");
  }

  @Test
  void aDriverIsToldWhatItsTransferMeans() {
    var statements = server.bean(dev.vitrine.snowflake.Statements.class);
    var transactions = new SessionTransactions(statements.transactions(), "me", "id", () -> {});
    var session = new Session("id", "me", "TD", "PUBLIC", "R", "W", Map.of(), transactions);
    Steps none =
        (Steps)
            Proxy.newProxyInstance(
                Steps.class.getClassLoader(),
                new Class<?>[] {Steps.class},
                (_, method, _) -> {
                  if (method.getName().equals("bindingRows")) {
                    return 0;
                  }
                  throw new UnsupportedOperationException(method.getName());
                });

    assertThat(
            statements.transfer("PUT 'file:///a b/x*.csv' @s/d AUTO_COMPRESS=FALSE", session, none))
        .hasValueSatisfying(transfer -> {
          assertThat(transfer)
              .isInstanceOfSatisfying(
                  Transfer.Upload.class,
                  upload -> {
                    assertThat(upload.source()).isEqualTo("/a b/x*.csv");
                    assertThat(upload.directory().text()).isEqualTo("d/");
                    assertThat(upload.autoCompress()).isFalse();
                  });
        });
    put("d/x.csv", "1\n");
    assertThat(statements.transfer("get @s/d file:///tmp/ pattern='.*csv'", session, none))
        .hasValueSatisfying(transfer ->
            assertThat(((Transfer.Download) transfer).files())
                .extracting(StagedFile::path)
                .containsExactly("d/x.csv"));
    assertThat(statements.transfer("SELECT 1", session, none)).isEmpty();
  }

  @Test
  void columnsAreInferredFromFilesOfEveryFormat() {
    put(
        "i.csv",
        "id,Price,day,at,ok,note\n1,12.50,2024-02-29,2024-02-29 10:00:00,true,x\n22,3,,,,\n");
    run("CREATE OR REPLACE FILE FORMAT head TYPE = CSV PARSE_HEADER = TRUE");

    assertThat(
            run("SELECT * FROM TABLE(INFER_SCHEMA(LOCATION => '@s/i.csv', FILE_FORMAT => 'head'))")
                .data())
        .extracting(row -> row.get(0) + " " + row.get(1) + " " + row.get(3) + " " + row.get(5))
        .containsExactly(
            "id NUMBER(2, 0) $1::NUMBER(2, 0) 0",
            "Price NUMBER(4, 2) $2::NUMBER(4, 2) 1",
            "day DATE $3::DATE 2",
            "at TIMESTAMP_NTZ $4::TIMESTAMP_NTZ 3",
            "ok BOOLEAN $5::BOOLEAN 4",
            "note TEXT $6::TEXT 5");
    run("CREATE OR REPLACE FILE FORMAT js TYPE = JSON");
    put(
        "j.json",
        "{\"a\": 1.5, \"b\": [1], \"c\": \"2024-01-01\"}\n{\"a\": null, \"b\": [], \"d\": {}}");
    assertThat(
            run("SELECT EXPRESSION FROM TABLE(INFER_SCHEMA(LOCATION => '@s', FILES => ('j.json'),"
                    + " FILE_FORMAT => 'js', IGNORE_CASE => TRUE))")
                .data())
        .extracting(List::getFirst)
        .containsExactly(
            "GET_IGNORE_CASE ($1, 'A')::NUMBER(2, 1)",
            "GET_IGNORE_CASE ($1, 'B')::ARRAY",
            "GET_IGNORE_CASE ($1, 'C')::DATE",
            "GET_IGNORE_CASE ($1, 'D')::OBJECT");
  }

  @Test
  void aTableIsMadeFromWhatItsFilesHold() {
    run("CREATE OR REPLACE TABLE made (ID INT, NM STRING, AMT NUMBER(10,2))");
    run("INSERT INTO made VALUES (1, 'a', 2.5)");
    run("COPY INTO @s/q/ FROM made HEADER = TRUE FILE_FORMAT = (TYPE = PARQUET)");
    run("CREATE OR REPLACE FILE FORMAT pq TYPE = PARQUET");

    run(
        "CREATE OR REPLACE TABLE again USING TEMPLATE (SELECT ARRAY_AGG(OBJECT_CONSTRUCT(*))"
            + " WITHIN GROUP (ORDER BY ORDER_ID) FROM TABLE(INFER_SCHEMA(LOCATION => '@s/q/',"
            + " FILE_FORMAT => 'pq')))");
    run(
        "COPY INTO again FROM @s/q/ FILE_FORMAT = (FORMAT_NAME = 'pq')"
            + " MATCH_BY_COLUMN_NAME = CASE_SENSITIVE");

    assertThat(run("SELECT ID, NM, AMT FROM again").data())
        .containsExactly(List.of("1", "a", "2.50"));
    assertThat(run("DESC TABLE again").data())
        .extracting(row -> row.get(0) + " " + row.get(1))
        .last()
        .isEqualTo("AMT NUMBER(10,2)");
  }

  @Test
  void parquetFilesAreNoLongerThanTheyMayBe() {
    run(
        "CREATE OR REPLACE TABLE big AS SELECT SEQ4() AS id, MD5(SEQ4()) AS word, MOD(SEQ4(), 3) AS part FROM TABLE(GENERATOR(ROWCOUNT => 20000))");
    run("CREATE OR REPLACE FILE FORMAT parquet_files TYPE = PARQUET");
    String parquet = " FILE_FORMAT = (TYPE = PARQUET) HEADER = TRUE DETAILED_OUTPUT = TRUE ";

    Answer one = run("COPY INTO @s/one/ FROM big" + parquet);
    Answer many = run("COPY INTO @s/many/ FROM big" + parquet + "MAX_FILE_SIZE = 100000");
    Answer parts =
        run(
            "COPY INTO @s/parts/ FROM big PARTITION BY ('p' || part)"
                + parquet
                + "MAX_FILE_SIZE = 100000");

    assertThat(one.data()).hasSize(1);
    for (Answer several : List.of(many, parts)) {
      assertThat(several.data())
          .hasSizeBetween(6, 40)
          .allSatisfy(file -> assertThat(Long.parseLong(file.get(1))).isBetween(1000L, 100_000L));
      assertThat(several.data().stream().mapToLong(file -> Long.parseLong(file.get(2))).sum())
          .isEqualTo(20_000);
    }
    assertThat(many.data().get(1).getFirst()).isEqualTo("data_0_1_0.snappy.parquet");
    assertThat(run("LIST @s/many/").data()).hasSameSizeAs(many.data());
    for (String place : List.of("many", "parts")) {
      assertThat(
              run("SELECT COUNT(*), COUNT(DISTINCT $1:ID), SUM($1:ID), COUNT(DISTINCT $1:WORD) FROM @s/"
                      + place
                      + "/ (FILE_FORMAT => 'parquet_files')")
                  .data()
                  .getFirst())
          .containsExactly("20000", "20000", "199990000", "20000");
    }
    assertThat(
            run(
                    "COPY INTO @s/single.parquet FROM big SINGLE = TRUE"
                        + parquet
                        + "MAX_FILE_SIZE = 100000",
                    "391994")
                .text("message"))
        .contains("Max file size (100000) exceeded for unload single file mode");
    assertThat(
            run("COPY INTO @s/tiny/ FROM big" + parquet + "MAX_FILE_SIZE = 1", "391994")
                .text("message"))
        .contains("more than 10000 Parquet files");
    assertThat(run("LIST @s/tiny/").data()).isEmpty();
  }

  @Test
  void aPercentageOfErrorsIsToBeExceeded() {
    run("CREATE OR REPLACE TABLE pc (a INT)");
    put("pc.csv", "1\n2\n3\nx\n");

    assertThat(run("COPY INTO pc FROM @s ON_ERROR = 'SKIP_FILE_20%'").data().getFirst().get(1))
        .isEqualTo("LOAD_FAILED");
    assertThat(run("COPY INTO pc FROM @s ON_ERROR = 'SKIP_FILE_25%'").data().getFirst().get(1))
        .isEqualTo("PARTIALLY_LOADED");
  }

  @Test
  void jsonIsReadAsItsFormatSays() {
    run("CREATE OR REPLACE TABLE jv (v VARIANT)");
    put("o.json", "{\"a\":017,\"b\":\"017\"}");
    run("COPY INTO jv FROM @s/o.json FILE_FORMAT = (TYPE = JSON ENABLE_OCTAL = TRUE)");
    assertThat(run("SELECT v:a || '/' || v:b FROM jv").cell()).isEqualTo("15/017");

    put("l.json", "{\"a\":\n1}");
    assertThat(
            refused("COPY INTO jv FROM @s/l.json FILE_FORMAT = (TYPE = JSON MULTI_LINE = FALSE)")
                .text("code"))
        .isEqualTo("100069");
    run("CREATE OR REPLACE TABLE jt (a STRING, b STRING)");
    put("t.json", "{\"a\":\"  x \",\"b\":\" - \"}");
    run(
        "COPY INTO jt FROM @s/t.json MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE"
            + " FILE_FORMAT = (TYPE = JSON TRIM_SPACE = TRUE NULL_IF = ('-'))");
    assertThat(run("SELECT a || '.', b IS NULL FROM jt").data().getFirst())
        .containsExactly("x.", "true");
  }

  @Test
  void whatWouldBeUnloadedCanBeSeenFirst() {
    run("CREATE OR REPLACE TABLE un (a INT)");
    run("INSERT INTO un VALUES (1)");

    assertThat(run("COPY INTO @s FROM un VALIDATION_MODE = RETURN_ROWS").cell()).isEqualTo("1");
    assertThat(run("LIST @s").data()).isEmpty();
  }

  @Test
  void optionsAreNamedWhereTheyAreWrong() {
    run("CREATE TABLE o (a INT)");

    assertThat(refused("COPY INTO o FROM @s ON_ERROR = 'BOGUS'").text("message"))
        .endsWith("invalid value ['BOGUS'] for parameter 'ON_ERROR'");
    assertThat(refused("COPY INTO o FROM @s NO_SUCH = 1").text("message"))
        .endsWith("invalid parameter 'NO_SUCH'");
    assertThat(refused("CREATE FILE FORMAT ff TYPE = CSV STRIP_OUTER_ARRAY = TRUE").text("message"))
        .endsWith("Option STRIP_OUTER_ARRAY is not valid for file format type CSV.");
    for (String wrong :
        List.of(
            "FIELD_OPTIONALLY_ENCLOSED_BY = '|'",
            "FIELD_DELIMITER = 'aa' RECORD_DELIMITER = 'aabb'",
            "COMPRESSION = SNAPPY")) {
      assertThat(refused("CREATE FILE FORMAT ff " + wrong).text("message"))
          .contains("invalid value");
    }
    assertThat(refused("COPY INTO o FROM @s INCLUDE_METADATA = (a = METADATA$FILENAME)").body())
        .contains("INCLUDE_METADATA");
    assertThat(refused("CREATE FILE FORMAT ff TYPE = XML").text("code")).isEqualTo("000002");
    assertThat(refused("SELECT * FROM TABLE(DIRECTORY('@s'))").text("code")).isEqualTo("000002");
    for (String wrong :
        List.of(
            "VALIDATE(o)",
            "VALIDATE('o', JOB_ID => 'x')",
            "VALIDATE(o, JOB => 'x')",
            "VALIDATE(o, JOB_ID => '_last')")) {
      assertThat(refused("SELECT * FROM TABLE(" + wrong + ")").text("code"))
          .as(wrong)
          .startsWith("00");
    }
    assertThat(refused("COPY INTO o FROM @nostage").text("code")).isEqualTo("002003");
  }
}
