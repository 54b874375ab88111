package dev.vitrine.server;

import static dev.vitrine.server.DriverClient.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.security.users.Users;
import dev.vitrine.server.DriverClient.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What statements answer, whatever became of them.
class DriverAnswersTest {

  private static RealServer server;
  private static DriverClient client;

  @BeforeAll
  static void start() {
    server = RealServer.start("vitrine.driver.body-bytes", "4194304");
    Users users = server.bean(Users.class);
    users.setPassword("ADMIN", DriverClient.PASSWORD);
    users.create("ANN");
    users.setPassword("ANN", DriverClient.PASSWORD);
    client = DriverClient.of(server, "ADMIN");
    client.query("create database d");
    client.query("create table t (a int, b text)");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<?> names(Answer answer) {
    return ((List<?>) answer.at("data", "rowtype"))
        .stream().map(column -> ((Map<?, ?>) column).get("name")).toList();
  }

  private static Answer described(String sql) {
    return client.query(sql, newId(), Map.of("describeOnly", true));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void monitoringTellsHowStatementsAreToTheirUserOnly() {
    Answer good = client.query("select 1");
    Answer bad = client.query("select 1/0");
    DriverClient ann = DriverClient.of(server, "ANN");

    Answer twoSlashes = client.get("/monitoring/queries//" + bad.id());

    assertThat(client.status(good.id())).isEqualTo("SUCCESS");
    assertThat(twoSlashes.at("data", "queries", 0, "status")).isEqualTo("FAILED_WITH_ERROR");
    assertThat(twoSlashes.at("data", "queries", 0, "errorCode")).isEqualTo("100051");
    assertThat(twoSlashes.at("data", "queries", 0, "sqlText")).isEqualTo("select 1/0");
    assertThat(client.status(newId())).isEmpty();
    assertThat(client.status("no-id")).isEmpty();
    assertThat(ann.status(good.id())).isEmpty();
    assertThat(ann.result(good.id()).code()).isEqualTo("000709");
  }

  @Test
  void errorsHaveTheirCodeStatePlaceAndQueryId() {
    Answer error = client.query("select nope from t");

    assertThat(error.status()).isEqualTo(200);
    assertThat(error.success()).isFalse();
    assertThat(error.code()).isEqualTo("000904");
    assertThat(error.at("data", "errorCode")).isEqualTo("000904");
    assertThat(error.at("data", "sqlState")).isEqualTo("42000");
    assertThat(error.at("data", "line")).isEqualTo(1);
    assertThat(error.at("data", "pos")).isEqualTo(7);
    assertThat(client.status(error.id())).isEqualTo("FAILED_WITH_ERROR");
  }

  @Test
  void descriptionsTellColumnsAndBindingsAndRunNothing() {
    Answer insert = described("insert into t values (?, ?)");
    Answer select = described("select a, b from t where a = :1 and b = :2");

    assertThat(names(insert)).hasToString("[number of rows inserted]");
    assertThat(insert.at("data", "numberOfBinds")).isEqualTo(2);
    assertThat(insert.at("data", "arrayBindSupported")).isEqualTo(true);
    assertThat(insert.rows()).hasToString("[]");
    assertThat(names(select)).hasToString("[A, B]");
    assertThat(select.at("data", "numberOfBinds")).isEqualTo(2);
    assertThat(select.at("data", "arrayBindSupported")).isEqualTo(false);
    assertThat(names(described("show tables")).contains("name")).isTrue();
    assertThat(described("update t set a = ?").at("data", "statementTypeId")).isEqualTo(0x3200);
  }

  @Test
  void severalStatementsHaveAResultEach() {
    Answer several =
        client.query(
            "select 1; select 'b'; show tables",
            newId(),
            Map.of("parameters", Map.of("MULTI_STATEMENT_COUNT", 3)));
    String[] ids = String.valueOf(several.at("data", "resultIds")).split(",");

    assertThat(several.at("data", "statementTypeId")).isEqualTo(0xA000);
    assertThat(several.at("data", "resultTypes")).isEqualTo("4096,4096,17408");
    assertThat(client.result(ids[0]).rows()).hasToString("[[1]]");
    assertThat(client.result(ids[1]).rows()).hasToString("[[b]]");
    assertThat(names(client.result(ids[2])).contains("name")).isTrue();
  }

  @Test
  void resultsOfAsynchronousStatementsAreTheSameByIdAndByScan() {
    Answer taken =
        client.query(
            "select 1.5::number(5,2) as \"aB\", true as b, parse_json('{\"x\":1}') as v",
            newId(),
            Map.of("asyncExec", true));
    Answer byId = DriverClient.of(server, "ADMIN").result(taken.id());
    Answer byScan = client.query("select * from table(result_scan('" + taken.id() + "'))");

    assertThat(taken.code()).isEqualTo("333334");
    assertThat(names(byId)).hasToString("[aB, B, V]");
    assertThat(byScan.rows()).isEqualTo(byId.rows());
    assertThat(byScan.at("data", "rowtype")).isEqualTo(byId.at("data", "rowtype"));
  }

  @Test
  void sessionParametersAreToldTypedAfterTheyChange() {
    DriverClient own = DriverClient.of(server, "ADMIN");

    Answer answer =
        own.query("alter session set timezone = 'Asia/Tokyo', autocommit = false, query_tag = '7'");

    assertThat(answer.parameter("TIMEZONE")).isEqualTo("Asia/Tokyo");
    assertThat(answer.parameter("AUTOCOMMIT")).isEqualTo(false);
    assertThat(answer.parameter("QUERY_TAG")).isEqualTo("7");
    assertThat(answer.parameter("JSON_INDENT")).isEqualTo(2);
  }

  @Test
  void telemetryIsTakenInWhateverItIs() throws IOException {
    Answer answer =
        client.post(
            "/telemetry/send",
            gzip("{\"logs\":[]}"),
            "Content-Type",
            "application/octet-stream",
            "Content-Encoding",
            "gzip");

    assertThat(answer.at("data")).isEqualTo("Log Received");
  }

  @Test
  void requestsThatCannotBeReadAreToldSoAtOnce() throws IOException {
    String path = "/queries/v1/query-request?requestId=";
    byte[] whole = gzip("{\"sqlText\":\"select 'something that does not compress well'\"}");
    byte[] truncated = Arrays.copyOf(whole, whole.length / 2);
    byte[] large = new byte[5 << 20];
    String[] json = {"Content-Type", "application/json"};

    Answer cut = client.post(path + newId(), truncated, json);
    Answer noJson = client.post(path + newId(), "[1".getBytes(StandardCharsets.UTF_8), json);
    Answer noText = client.post(path + newId(), Map.of("sql", "select 1"));
    Answer tooLarge = client.post(path + newId(), large, json);
    Answer nowhere = client.get("/queries/nowhere");

    assertThat(cut.code()).isEqualTo("390142");
    assertThat(noJson.code()).isEqualTo("390142");
    assertThat(noText.code()).isEqualTo("000900");
    assertThat(tooLarge.code()).isEqualTo("390413");
    assertThat(nowhere.code()).isEqualTo("390404");
    assertThat(List.of(cut, noJson, noText, tooLarge, nowhere))
        .allMatch(answer -> answer.status() == 200 && !answer.success());
  }
}
