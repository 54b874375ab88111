package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.DeflaterOutputStream;
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

    String from = reading("inout");
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

  /// The address under which the files of a stage are read.
  private static String reading(String stage) throws Exception {
    Map<String, Object> got = transfer(python5, "GET @" + stage + " file:///tmp/");
    return stage(got).get("endPoint") + "/" + stage(got).get("location");
  }

  @Test
  void whatIsSaidOfAFileComesBackWithIt() throws Exception {
    String url = bucket("noted", "OVERWRITE = TRUE") + "x.csv";
    String digest = "x-amz-meta-sfc-digest";
    send("PUT", url, "1", digest, "abc=", "X-Goog-Meta-Matdesc", "{\"a\": \"=\"}", "x-other", "no");

    HttpResponse<String> head = send("HEAD", url, "");
    HttpResponse<String> got = send("GET", reading("noted") + "d/x.csv", "");
    send("PUT", url, "2");
    HttpResponse<String> replaced = send("HEAD", url, "");

    for (HttpResponse<String> answer : List.of(head, got)) {
      assertThat(answer.headers().firstValue(digest)).contains("abc=");
      assertThat(answer.headers().firstValue("x-goog-meta-matdesc")).contains("{\"a\": \"=\"}");
      assertThat(answer.headers().firstValue("x-other")).isEmpty();
    }
    assertThat(replaced.statusCode()).isEqualTo(200);
    assertThat(replaced.headers().firstValue(digest)).isEmpty();
  }

  @Test
  void filesThatArePackedStayPacked() throws Exception {
    String url = bucket("packed", "") + "x.deflate";
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write("1,2\n".repeat(50).getBytes(StandardCharsets.UTF_8));
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Encoding", "deflate")
            .PUT(BodyPublishers.ofByteArray(packed.toByteArray()))
            .build();

    assertThat(HTTP.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    HttpRequest back = HttpRequest.newBuilder(URI.create(url)).build();
    assertThat(HTTP.send(back, BodyHandlers.ofByteArray()).body()).isEqualTo(packed.toByteArray());
  }

  @Test
  void largeFilesAreFetchedInParts() throws Exception {
    String url = bucket("parts", "") + "x.csv";
    send("PUT", url, "0123456789");

    HttpResponse<String> middle = send("GET", url, "", "Range", "bytes=2-4");
    HttpResponse<String> rest = send("GET", url, "", "Range", "bytes=7-99");
    HttpResponse<String> end = send("GET", url, "", "Range", "bytes=-3");
    HttpResponse<String> beyond = send("GET", url, "", "Range", "bytes=10-");
    HttpResponse<String> several = send("GET", url, "", "Range", "bytes=0-1,4-5");

    assertThat(middle.statusCode()).isEqualTo(206);
    assertThat(middle.body()).isEqualTo("234");
    assertThat(middle.headers().firstValue("Content-Range")).contains("bytes 2-4/10");
    assertThat(middle.headers().firstValue("Content-Length")).contains("3");
    assertThat(rest.body()).isEqualTo("789");
    assertThat(end.body()).isEqualTo("789");
    assertThat(beyond.statusCode()).isEqualTo(416);
    assertThat(several.statusCode()).isEqualTo(200);
    assertThat(several.body()).isEqualTo("0123456789");
  }

  @Test
  void namesAreTakenAsTheyAre() throws Exception {
    String url = bucket("names", "");
    Map<String, String> names =
        Map.of(
            "a+b",
            "a+b",
            "a%2Bc",
            "a+c",
            "a%20b",
            "a b",
            "a%25b",
            "a%b",
            "a%2520b",
            "a%20b",
            "a%23b",
            "a#b",
            "%E2%82%AC",
            "€",
            "a;b",
            "a;b");
    for (String escaped : names.keySet()) {
      assertThat(send("PUT", url + escaped, escaped).statusCode()).isEqualTo(200);
    }

    String listed = data(query(python5, "LIST @names")).get("rowset").toString();
    Map<String, Object> got = transfer(python5, "GET @names file:///tmp/");
    for (Map.Entry<String, String> name : names.entrySet()) {
      assertThat(listed).contains("names/d/" + name.getValue() + ",");
      assertThat(send("GET", url + name.getKey(), "").body()).isEqualTo(name.getKey());
    }
    assertThat((List<?>) got.get("src_locations")).hasSize(names.size());
  }

  @Test
  void oneOfManyThatBringANewNameIsKept() throws Exception {
    String url = bucket("race", "") + "x.csv";
    List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url))
              .header("x-amz-meta-sfc-digest", "digest " + i)
              .PUT(BodyPublishers.ofString(("content " + i).repeat(10_000)))
              .build();
      sent.add(HTTP.sendAsync(request, BodyHandlers.ofString()));
    }
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      int status = sent.get(i).get(1, TimeUnit.MINUTES).statusCode();
      assertThat(status).isIn(200, 412);
      if (status == 200) {
        kept.add(i);
      }
    }

    assertThat(kept).hasSize(1);
    HttpResponse<String> got = send("GET", url, "");
    assertThat(got.body()).isEqualTo(("content " + kept.getFirst()).repeat(10_000));
    assertThat(got.headers().firstValue("x-amz-meta-sfc-digest"))
        .contains("digest " + kept.getFirst());
  }

  @Test
  void linksAreMadeOfTheNamesThatDriversAskFor() throws Exception {
    String go = login("Go", "1.19.1", Map.of());
    query(go, "USE SCHEMA tr.public");
    query(go, "CREATE OR REPLACE STAGE linked");
    // of a pattern pp*.csv the driver asks so for its file pp1.csv
    Map<String, Object> pattern = stage(transfer(go, "PUT file:///d/pp*pp1.csv.gz @linked/in"));
    Map<String, Object> plain = stage(transfer(go, "PUT 'file:///d/a b+c#.csv' @linked"));
    Map<String, Object> windows = stage(transfer(go, "PUT file://C:\\d\\w.csv @linked"));
    Map<String, Object> odd = stage(transfer(node, "PUT 'file:///d/a#b.csv' @linked"));

    assertThat(pattern.get("presignedUrl").toString()).endsWith("/in/pp1.csv.gz");
    assertThat(plain.get("presignedUrl").toString()).endsWith("/a%20b%2Bc%23.csv");
    assertThat(windows.get("presignedUrl").toString()).endsWith("/w.csv");
    assertThat(odd.get("presignedUrl").toString()).endsWith("/a%23b.csv");
    assertThat(stage(transfer(node, "PUT 'file:///d/ab.csv' @linked")).get("presignedUrl"))
        .isNull();
    post("/session?delete=true", Map.of(), go);
  }

  @Test
  void wrongTransfersAreRefusedAsStatements() throws Exception {
    assertThat(query(python5, "PUT file:///tmp/x @none"))
        .containsEntry("success", false)
        .containsEntry("code", "002003");
    assertThat(query(python5, "PUT file:///tmp/x @~ NOPE = 1")).containsEntry("success", false);
  }
}
