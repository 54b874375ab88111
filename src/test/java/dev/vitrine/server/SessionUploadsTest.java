package dev.vitrine.server;

import static dev.vitrine.server.SessionsDoor.PLAN;
import static dev.vitrine.server.SessionsDoor.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that become tables of a session.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SessionUploadsTest {

  private static RealServer server;
  private static SessionsDoor door;
  private static String session;

  @BeforeAll
  static void start() {
    server = RealServer.start("vitrine.sessions.upload-limit", "1MB");
    door = new SessionsDoor(server.base(), TODAY);
    session = door.create();
  }

  @AfterAll
  static void stop() {
    door.delete(session);
    server.close();
  }

  private static Object rows(String text) {
    return door.in(door.sql(session, text), "rows");
  }

  private static void assertRefused(Answer answer, String type, String message) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.at("error", "type")).isEqualTo(type);
    assertThat(answer.at("error", "message")).asString().contains(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAN, TODAY})
  void aFileBecomesATable(String root) {
    SessionsDoor shaped = new SessionsDoor(server.base(), root);
    String own = shaped.create();

    Answer answer = shaped.upload(own, "My sales-2024.CSV", "id,who\n1,Ann\n2,NA\n3,\n");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(shaped.in(answer, shaped.name("tableName"))).isEqualTo("My_sales_2024");
    assertThat(shaped.in(answer, shaped.name("rowCount"))).isEqualTo(3);
    assertThat(shaped.in(answer, "columns")).isEqualTo(List.of("id", "who"));
    assertThat(shaped.in(shaped.tables(own), "tables")).isEqualTo(List.of("My_sales_2024"));
    Answer read = shaped.sql(own, "SELECT count(who) AS named, sum(id) AS ids FROM My_sales_2024");
    assertThat(shaped.in(read, "rows")).isEqualTo(List.of(Map.of("named", 1, "ids", 6)));
    shaped.delete(own);
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/Pass wd--x.csv, Pass_wd_x",
    "C:\\temp\\data.csv, data",
    "---.csv, unnamed",
    "___a___b___.csv, a_b",
    "2024.csv, 2024",
    "archive.tar.csv, archive_tar",
    "été-Ünïcode.csv, t_n_code",
    "x\\\"; DROP TABLE t; --.csv, x_DROP_TABLE_t",
  })
  void aTablesNameIsTheFilesMadeSafe(String file, String table) {
    String own = door.create();

    Answer answer = door.upload(own, file, "a\n1\n");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(door.in(answer, "tableName")).isEqualTo(table);
    door.delete(own);
  }

  @Test
  void aNameThatIsTakenGetsANumber() {
    String own = door.create();
    List<Object> names = new ArrayList<>();
    for (String file : List.of("t.csv", "t.csv", "T.csv", "t.json")) {
      Answer answer = door.upload(own, file, file.endsWith("json") ? "[{\"a\":1}]" : "a\n1\n");
      names.add(door.in(answer, "tableName"));
    }
    door.sql(own, "CREATE TABLE made AS SELECT 1 AS a");
    names.add(door.in(door.upload(own, "made.csv", "a\n1\n"), "tableName"));

    assertThat(names).isEqualTo(List.of("t", "t_2", "T_3", "t_4", "made_2"));
    assertThat(door.in(door.tables(own), "tables"))
        .isEqualTo(List.of("t", "t_2", "T_3", "t_4", "made_2"));
    door.sql(own, "DROP TABLE t_2");
    assertThat(door.in(door.tables(own), "tables")).isEqualTo(List.of("t", "T_3", "t_4", "made_2"));
    assertThat(door.in(door.upload(own, "t.csv", "a\n1\n"), "tableName")).isEqualTo("t_2");
    door.delete(own);
  }

  @Test
  void aGivenNameIsTakenAsItIsOrRefused() {
    String own = door.create();
    door.upload(own, "there.csv", "a\n1\n");

    Answer odd = door.upload(own, "a.csv", "a\n5\n", "it's; DROP TABLE there --");
    assertThat(door.in(odd, "tableName")).isEqualTo("it's; DROP TABLE there --");
    assertThat(door.in(door.sql(own, "SELECT a FROM \"it's; DROP TABLE there --\""), "rows"))
        .isEqualTo(List.of(Map.of("a", 5)));
    assertThat(door.sql(own, "SELECT * FROM there").status()).isEqualTo(200);
    assertThat(door.get("/" + own + "/schema?include_stats=true").status()).isEqualTo(200);
    assertRefused(
        door.upload(own, "a.csv", "a\n1\n", "There"),
        "InvalidQuery",
        "Table 'There' already exists");
    for (String bad : List.of("a\"b", "x".repeat(256), "__vitrine", " ")) {
      assertRefused(door.upload(own, "a.csv", "a\n1\n", bad), "InvalidQuery", "Invalid table name");
    }
    assertThat(door.in(door.upload(own, "b.csv", "a\n1\n", ""), "tableName")).isEqualTo("b");
    door.delete(own);
  }

  @Test
  void everyFormatIsLoaded(@TempDir Path directory) throws SQLException, IOException {
    String own = door.create();
    Path parquet = directory.resolve("p.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (SELECT 1 AS a, DATE '2024-05-06' AS d) TO '" + parquet + "'");
    }

    Answer columnar = door.upload(own, "p.parquet", Files.readAllBytes(parquet), Optional.empty());
    Answer array = door.upload(own, "j.json", "[{\"a\":1,\"b\":{\"c\":[1,2]}},\n{\"a\":2}]");
    Answer lines = door.upload(own, "l.jsonl", "{\"a\":1}\n\n{\"a\":2,\"b\":\"x\"}\n");
    Answer others = door.upload(own, "n.ndjson", "{\"a\":1.5}\n");
    Answer tabs = door.upload(own, "tabs.csv", "\ufeffa\tb\r\n1\t\"x\r\ny\"\r\n");

    assertThat(door.in(columnar, "columns")).isEqualTo(List.of("a", "d"));
    assertThat(door.in(array, "rowCount")).isEqualTo(2);
    assertThat(door.in(lines, "columns")).isEqualTo(List.of("a", "b"));
    assertThat(door.in(others, "rowCount")).isEqualTo(1);
    assertThat(door.in(tabs, "columns")).isEqualTo(List.of("a", "b"));
    assertThat(door.in(door.sql(own, "SELECT b FROM j WHERE a = 1"), "rows"))
        .isEqualTo(List.of(Map.of("b", Map.of("c", List.of(1, 2)))));
    assertThat(door.in(door.sql(own, "SELECT d FROM p"), "rows"))
        .isEqualTo(List.of(Map.of("d", "2024-05-06")));
    door.delete(own);
  }

  @Test
  void textsAloneMakeNoHeaderlessFile() {
    Answer answer = door.upload(session, "people.csv", "name,city\nAnn,Paris\nBob,Rome\n");
    Answer header = door.upload(session, "empty_rows.csv", "a,b\n");

    assertThat(door.in(answer, "columns")).isEqualTo(List.of("name", "city"));
    assertThat(door.in(answer, "rowCount")).isEqualTo(2);
    assertThat(door.in(header, "rowCount")).isEqualTo(0);
    assertThat(door.in(header, "columns")).isEqualTo(List.of("a", "b"));
  }

  @Test
  void aTypeThatHoldsOnlyForTheFirstRowsIsWidened() {
    StringBuilder text = new StringBuilder("a,b\n");
    for (int i = 0; i < 30_000; i++) {
      text.append(i).append(",x\n");
    }
    Answer answer = door.upload(session, "late.csv", text + "oops,y\n");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(rows("SELECT a FROM late WHERE b = 'y'")).isEqualTo(List.of(Map.of("a", "oops")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "r.csv|a,b\\n1,2\\n3,4,5\\n|Malformed CSV file: line 3: expected 2 values, found 3",
        "r.csv|a,b\\n1\\n|Malformed CSV file: line 2: expected 2 values, found 1",
        "r.csv|a,b\\n1,\"x\\ny\\n|Malformed CSV file: line 2: a quote is opened and never closed",
        "r.csv|a,b\\n1,\"x\"y\\n|Malformed CSV file: line 2: text follows a closing quote",
        "r.csv||Malformed CSV file: the file is empty",
        "r.csv|PK\\003\\004\\0|Malformed CSV file: line 1: this is no UTF-8 text",
        "r.json|[{\"a\":1},\\n{\"a\":2,}]|Malformed JSON file: line 2: ",
        "r.json|[{\"a\":1},\\n{\"a\":2|Malformed JSON file: line 2: ",
        "r.json|[]|Malformed JSON file: the file has no records",
        "r.jsonl|{\"a\":1}\\n{\"a\":}\\n|Malformed JSON file: line 2: ",
        "r.ndjson||Malformed JSON file: the file is empty",
        "r.parquet|hello|Malformed Parquet file: ",
      })
  void malformedFilesAreRefusedWithTheLine(String file, String content, String message) {
    String plain = content == null ? "" : content.translateEscapes();

    assertRefused(door.upload(session, file, plain), "InvalidRequest", message);
    assertThat(door.sql(session, "SELECT * FROM r").status()).isEqualTo(400);
  }

  @Test
  void textThatIsNoUtf8IsRefusedWithTheLine() {
    byte[] latin = "a,b\n1,x\n2,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

    assertRefused(
        door.upload(session, "latin.csv", latin, Optional.empty()),
        "InvalidRequest",
        "Malformed CSV file: line 3: ");
  }

  @Test
  void otherFilesAndFormsAreRefused() {
    assertRefused(
        door.upload(session, "notes.txt", "a\n"),
        "InvalidRequest",
        "Unsupported file format: .txt");
    assertRefused(
        door.upload(session, "noextension", "a\n"), "InvalidRequest", "Unsupported file format: ");
    String path = "/" + session + "/upload";
    String form = "multipart/form-data; boundary=b";
    String missing =
        "{\"detail\":[{\"type\":\"missing\",\"loc\":[\"body\",\"file\"],\"msg\":\"Field required\",\"input\":null}]}";
    Answer none = door.send("POST", path, null, new byte[0]);
    Answer json = door.send("POST", path, "application/json", bytes("{}"));
    Answer other = door.send("POST", path, form, bytes(part("other", "1") + "--b--\r\n"));
    Answer text = door.send("POST", path, form, bytes(part("file", "abc") + "--b--\r\n"));
    Answer cut = door.send("POST", path, form, bytes("--b\r\nContent-Disp"));
    Answer boundless = door.send("POST", path, "multipart/form-data", bytes("x"));

    for (Answer answer : List.of(none, json, other)) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(422);
      assertThat(answer.body()).isEqualTo(missing);
    }
    assertThat(text.status()).isEqualTo(422);
    assertThat(text.body()).contains("Expected UploadFile", "\"input\":\"abc\"");
    assertThat(cut.status()).isEqualTo(400);
    assertThat(cut.body()).isEqualTo("{\"detail\":\"There was an error parsing the body\"}");
    assertThat(boundless.body()).isEqualTo("{\"detail\":\"Missing boundary in multipart.\"}");
  }

  private static String part(String name, String value) {
    return "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, value);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theFieldsOfAFormMayComeInAnyOrder() {
    String body =
        part("table_name", "named_first")
            + "--b\r\ncontent-disposition: form-data; name=file; filename=x.csv\r\n\r\na\n1\n\r\n--b--\r\n";

    Answer answer =
        door.send(
            "POST", "/" + session + "/upload", "multipart/form-data; boundary=\"b\"", bytes(body));

    assertThat(door.in(answer, "tableName")).as(answer.body()).isEqualTo("named_first");
  }

  @Test
  void aContentThatLooksLikeABoundaryIsContent() {
    String cell = "x\r\n--b\r\n----a-boundary-of-the-tes\r\r\n--".repeat(3000);
    Answer answer = door.upload(session, "bounds.csv", "a,b\r\n1,\"" + cell + "\"\r\n");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(rows("SELECT length(b) AS n FROM bounds"))
        .isEqualTo(List.of(Map.of("n", cell.length())));
  }

  @Test
  void aFileThatIsTooLargeIsRefusedAndLeavesNothing() {
    byte[] large = ("a\n" + "1\n".repeat(700_000)).getBytes(StandardCharsets.US_ASCII);

    Answer answer = door.upload(session, "large.csv", large, Optional.empty());

    assertThat(answer.status()).as(answer.body()).isEqualTo(413);
    assertThat(answer.at("error", "type")).isEqualTo("FileTooLarge");
    assertThat(answer.at("error", "message")).asString().contains("1,048,576 bytes");
    assertThat(door.in(door.tables(session), "tables").toString()).doesNotContain("large");
  }

  @Test
  void uploadsAtOnceGetNamesOfTheirOwn() {
    String own = door.create();
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      answers.add(
          CompletableFuture.supplyAsync(
              () -> door.upload(own, "same.csv", "a\n1\n"), Thread::startVirtualThread));
    }
    List<String> names =
        answers.stream()
            .map(answer -> String.valueOf(door.in(answer.join(), "tableName")))
            .sorted()
            .toList();

    assertThat(names).doesNotHaveDuplicates().hasSize(12).contains("same", "same_12");
    assertThat((List<?>) door.in(door.tables(own), "tables")).hasSize(12);
    door.delete(own);
  }

  /// In a process whose heap could not hold the file.
  @Test
  void aLargeFileIsNeverHeldInMemory(@TempDir Path data) throws IOException {
    try (ServerProcess process =
        ServerProcess.start(data, "-Xmx160m", "-XX:MaxDirectMemorySize=64m")) {
      SessionsDoor outside = new SessionsDoor(process.base(), TODAY);
      String own = outside.create();
      byte[] lines =
          "12345,some text in a row,0.25\n".repeat(35_000).getBytes(StandardCharsets.US_ASCII);
      int times = 200;

      Answer answer = outside.form(own, "large.csv", repeated(lines, times), Optional.empty());

      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(outside.in(answer, "rowCount")).isEqualTo(35_000 * times);
      assertThat(outside.in(outside.sql(own, "SELECT sum(b) AS s FROM large"), "rows"))
          .isEqualTo(List.of(Map.of("s", 35_000 * times / 4)));
    }
  }

  private static InputStream repeated(byte[] lines, int times) {
    List<InputStream> parts = new ArrayList<>();
    parts.add(new ByteArrayInputStream("a,t,b\n".getBytes(StandardCharsets.US_ASCII)));
    for (int i = 0; i < times; i++) {
      parts.add(new ByteArrayInputStream(lines));
    }
    return new SequenceInputStream(Collections.enumeration(parts));
  }
}
