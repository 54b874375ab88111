package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// PUT and GET as drivers see them on the wire.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DriverTransferTest {

  private static final ObjectMapper JSON = ObjectMapper.getDefault();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static RealServer server;
  private static String python4;
  private static String python5;
  private static String node;

  @BeforeAll
  static void start() throws Exception {
    server = RealServer.start("vitrine.admin-password", "secret-password-1");
    python4 = login("PythonConnector", "4.8.1", Map.of("CORE_VERSION", "0.0.1"));
    python5 = login("PythonConnector", "5.2.0", Map.of("CORE_VERSION", "0.1.0"));
    node = login("JavaScript", "3.3.0", Map.of("CORE_VERSION", "0.0.1"));
    for (String session : List.of(python4, python5, node)) {
      assertThat(query(session, "CREATE DATABASE IF NOT EXISTS tr")).containsEntry("success", true);
      query(session, "USE SCHEMA tr.public");
    }
  }

  @AfterAll
  static void stop() throws Exception {
    for (String session : List.of(python4, python5, node)) {
      post("/session?delete=true", Map.of(), session);
    }
    server.close();
  }

  private static String login(String app, String version, Map<String, Object> environment)
      throws Exception {
    Map<String, Object> data =
        Map.of(
            "LOGIN_NAME",
            "ADMIN",
            "PASSWORD",
            "secret-password-1",
            "ACCOUNT_NAME",
            "x",
            "CLIENT_APP_ID",
            app,
            "CLIENT_APP_VERSION",
            version,
            "CLIENT_ENVIRONMENT",
            environment);
    Map<String, Object> answer = post("/session/v1/login-request", Map.of("data", data), "");
    return String.valueOf(data(answer).get("token"));
  }

  private static Map<String, Object> post(String path, Map<String, Object> body, String token)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.base() + path))
            .header("Authorization", "Snowflake Token=\"" + token + "\"")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build();
    return JSON.readValue(
        HTTP.send(request, BodyHandlers.ofByteArray()).body(),
        Argument.mapOf(String.class, Object.class));
  }

  private static Map<String, Object> query(String token, String sql) throws Exception {
    return post(
        "/queries/v1/query-request?requestId=" + UUID.randomUUID(), Map.of("sqlText", sql), token);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> data(Map<String, Object> answer) {
    return (Map<String, Object>) answer.get("data");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> stage(Map<String, Object> data) {
    return (Map<String, Object>) data.get("stageInfo");
  }

  private static Map<String, Object> transfer(String token, String sql) throws Exception {
    Map<String, Object> answer = query(token, sql);
    assertThat(answer).as(sql).containsEntry("success", true);
    return data(answer);
  }

  /// A new stage, and the S3 address of a transfer into it.
  private static String bucket(String stage, String rest) throws Exception {
    query(python5, "CREATE OR REPLACE STAGE " + stage);
    Map<String, Object> data = transfer(python5, "PUT file:///tmp/x.csv @" + stage + "/d " + rest);
    return stage(data).get("endPoint") + "/" + stage(data).get("location");
  }

  private static HttpResponse<String> send(String method, String url, String body, String... head)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).method(method, BodyPublishers.ofString(body));
    if (head.length > 0) {
      request.headers(head);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void aDriverOnThisMachineIsToldTheDirectory() throws Exception {
    query(python4, "CREATE OR REPLACE STAGE near");
    Map<String, Object> data =
        transfer(python4, "PUT file:///tmp/a*.csv @near/d PARALLEL=7 OVERWRITE=TRUE");

    assertThat(data)
        .containsEntry("command", "UPLOAD")
        .containsEntry("src_locations", List.of("/tmp/a*.csv"))
        .containsEntry("parallel", 7)
        .containsEntry("overwrite", true)
        .containsEntry("autoCompress", true)
        .containsEntry("sourceCompression", "auto_detect")
        .containsEntry("statementTypeId", 0x7102)
        .containsKey("encryptionMaterial");
    assertThat(stage(data)).containsEntry("locationType", "LOCAL_FS");
    Path directory = Path.of(String.valueOf(stage(data).get("location")));
    Files.writeString(directory.resolve("a1.csv"), "1");

    Map<String, Object> got = transfer(python4, "GET @near file:///tmp/out/");
    assertThat(got)
        .containsEntry("command", "DOWNLOAD")
        .containsEntry("src_locations", List.of("d/a1.csv"))
        .containsEntry("localLocation", "/tmp/out/")
        .containsEntry("statementTypeId", 0x7101);
    Path root = Path.of(String.valueOf(stage(got).get("location")));
    assertThat(root.resolve("d/a1.csv")).hasContent("1");
  }

  @Test
  void theStatementIsInTheHistory() throws Exception {
    query(python4, "CREATE OR REPLACE STAGE told");
    String handle = String.valueOf(transfer(python4, "PUT file:///tmp/a.csv @told").get("queryId"));

    assertThat(server.api().send("GET", "/api/v2/statements/" + handle, null).data())
        .containsExactly(List.of("UPLOAD", "file:///tmp/a.csv", "@told"));
  }

  @Test
  void everyKindOfDriverIsToldItsKindOfStage() throws Exception {
    query(python4, "CREATE OR REPLACE STAGE kinds");
    Map<String, Object> five = stage(transfer(python5, "PUT file:///tmp/a.csv @kinds"));
    Map<String, Object> three = stage(transfer(node, "PUT file:///tmp/a.csv @kinds"));

    assertThat(five).containsEntry("locationType", "S3").containsEntry("endPoint", server.base());
    assertThat(three).containsEntry("locationType", "GCS").containsEntry("endPoint", server.base());
  }

  @Test
  void aDriverElsewhereIsToldALinkForEachFile() throws Exception {
    query(python4, "CREATE OR REPLACE STAGE far");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.base() + "/queries/v1/query-request"))
            .header("Authorization", "Snowflake Token=\"" + python4 + "\"")
            .header("X-Forwarded-For", "192.0.2.1")
            .POST(BodyPublishers.ofString("{\"sqlText\":\"PUT 'file:///tmp/b l.csv.gz' @far/d\"}"))
            .build();
    Map<String, Object> stage =
        stage(
            data(
                JSON.readValue(
                    HTTP.send(request, BodyHandlers.ofByteArray()).body(),
                    Argument.mapOf(String.class, Object.class))));

    assertThat(stage).containsEntry("locationType", "GCS").containsEntry("creds", Map.of());
    String link = String.valueOf(stage.get("presignedUrl"));
    assertThat(send("PUT", link, "abc").statusCode()).isEqualTo(200);
    assertThat(send("GET", server.base() + "/nothing", "").statusCode()).isEqualTo(404);
    assertThat(data(query(python4, "LIST @far")).get("rowset").toString())
        .contains("far/d/b l.csv.gz");
  }

  @Test
  void filesGoInAndOutOfABucket() throws Exception {
    String url = bucket("inout", "") + "ü%20x.csv".replace("ü", "%C3%BC");

    assertThat(send("HEAD", url, "").statusCode()).isEqualTo(404);
    assertThat(send("PUT", url, "1,a\n").statusCode()).isEqualTo(200);
    HttpResponse<String> head = send("HEAD", url, "");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("ETag")).isPresent();
    assertThat(head.headers().firstValue("Last-Modified")).isPresent();
    assertThat(head.headers().firstValue("Content-Length")).contains("4");
    assertThat(data(query(python5, "LIST @inout")).get("rowset").toString()).contains("ü x.csv");

    Map<String, Object> got = transfer(python5, "GET @inout file:///tmp/");
    String from = stage(got).get("endPoint") + "/" + stage(got).get("location");
    assertThat(send("GET", from + "d/%C3%BC%20x.csv", "").body()).isEqualTo("1,a\n");
    HttpResponse<String> written = send("PUT", from + "d/y.csv", "1");
    assertThat(written.statusCode()).isEqualTo(403);
    assertThat(written.body()).contains("<Code>AccessDenied</Code>");
  }

  @Test
  void whatIsThereIsNotReplacedUnlessAsked() throws Exception {
    String kept = bucket("kept", "") + "x.csv";
    String replaced = bucket("replaced", "OVERWRITE = TRUE") + "x.csv";

    assertThat(send("PUT", kept, "1").statusCode()).isEqualTo(200);
    assertThat(send("PUT", kept, "2").statusCode()).isEqualTo(412);
    assertThat(send("PUT", replaced, "1").statusCode()).isEqualTo(200);
    assertThat(send("PUT", replaced, "2").statusCode()).isEqualTo(200);
    HttpResponse<String> refused = send("PUT", replaced, "3", "If-None-Match", "*");
    assertThat(refused.statusCode()).isEqualTo(412);
    assertThat(refused.body()).contains("<Code>PreconditionFailed</Code>");
  }

  @Test
  void aBucketOpensNoMoreThanItsTransfer() throws Exception {
    String url = bucket("narrow", "");
    String root = url.substring(0, url.length() - "d/".length());
    String unknown = server.base() + "/vitrine-" + "0".repeat(32) + "/d/x";

    assertThat(send("PUT", root + "other/x", "1").statusCode()).isEqualTo(403);
    assertThat(send("PUT", url + "%2e%2e/x", "1").statusCode()).isEqualTo(400);
    assertThat(send("PUT", url + "..%2f..%2fx", "1").statusCode()).isEqualTo(400);
    assertThat(send("PUT", unknown, "1").statusCode()).isEqualTo(403);
    assertThat(send("HEAD", unknown, "").statusCode()).isEqualTo(403);
    assertThat(send("GET", unknown, "", "Authorization", "AWS4-HMAC-SHA256 x").statusCode())
        .isEqualTo(403);
  }

  @Test
  void anEmptyFileIsAFile() throws Exception {
    String url = bucket("empty", "") + "x.csv";

    assertThat(send("PUT", url, "").statusCode()).isEqualTo(200);
    assertThat(send("HEAD", url, "").headers().firstValue("Content-Length")).contains("0");
  }

  @Test
  void wrongTransfersAreRefusedAsStatements() throws Exception {
    assertThat(query(python5, "PUT file:///tmp/x @none"))
        .containsEntry("success", false)
        .containsEntry("code", "002003");
    assertThat(query(python5, "PUT file:///tmp/x @~ NOPE = 1")).containsEntry("success", false);
  }
}
