package dev.vitrine.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Limits and headers around every request (OWASP API4 and API8).
final class RequestGuardsTest {

  private static final int LIMIT = 4 << 20;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("vitrine.cors-origins", "https://app.example.com"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpRequest.Builder json(byte[] body) {
    return server
        .authorised("/test/json", TestServer.API_KEY)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(body));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    }
    return out.toByteArray();
  }

  private static byte[] objectOf(int bytes) {
    return bytes("{\"a\":\"" + "x".repeat(bytes - 8) + "\"}");
  }

  @Test
  void bodyWithinTheLimitIsRead() {
    assertThat(server.send(json(objectOf(LIMIT - 1000))).body()).isEqualTo("{\"members\":1}");
  }

  @Test
  void oversizeBodyIsRefused() {
    assertThat(server.send(json(objectOf(LIMIT + 1000))).statusCode()).isEqualTo(413);
  }

  @Test
  void gzippedBodyIsInflated() throws IOException {
    HttpRequest.Builder request =
        json(gzip(bytes("{\"a\":1,\"b\":2}"))).header("Content-Encoding", "gzip");

    assertThat(server.send(request).body()).isEqualTo("{\"members\":2}");
  }

  @Test
  void gzipBombIsRefused() throws IOException {
    byte[] bomb = gzip(objectOf(40 << 20));
    assertThat(bomb.length).isLessThan(LIMIT);

    HttpResponse<String> response = server.send(json(bomb).header("Content-Encoding", "gzip"));

    assertThat(response.statusCode()).isEqualTo(413);
  }

  @Test
  void brokenGzipIsABadRequest() {
    assertThat(server.send(json(bytes("not gzip")).header("Content-Encoding", "gzip")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void nestingHasALimit() {
    String shallow = "{\"a\":" + "[".repeat(50) + "]".repeat(50) + "}";
    String deep = "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}";
    String deeper = "{\"a\":" + "[".repeat(1_000_000);

    assertThat(server.send(json(bytes(shallow))).statusCode()).isEqualTo(200);
    assertThat(server.send(json(bytes(deep))).statusCode()).isEqualTo(400);
    assertThat(server.send(json(bytes(deeper))).statusCode()).isEqualTo(400);
  }

  @Test
  void hugeHeaderIsRefused() {
    assertThat(
            server
                .send(
                    server
                        .authorised("/test/whoami", TestServer.API_KEY)
                        .header("X-Large", "x".repeat(100_000)))
                .statusCode())
        .isIn(413, 431);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/test/whoami", "/test/nobody", "/no/such/path"})
  void everyAnswerTellsBrowsersToBeCareful(String path) {
    var headers = server.send(server.request(path)).headers();

    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
    assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    assertThat(headers.firstValue("Content-Security-Policy"))
        .contains("default-src 'none'; frame-ancestors 'none'");
    assertThat(headers.firstValue("Server")).isEmpty();
    assertThat(headers.firstValue("X-Request-Id")).isPresent();
  }

  @Test
  void clientsCorrelationIdComesBack() {
    assertThat(
            server
                .send(server.request("/test/nobody").header("X-Request-Id", "order-4711"))
                .headers()
                .firstValue("X-Request-Id"))
        .contains("order-4711");
  }

  @ParameterizedTest
  @ValueSource(strings = {"has space", "semi;colon", "<script>", "{\"a\":1}"})
  void correlationIdOfOddCharactersIsReplaced(String id) {
    assertThat(
            server
                .send(server.request("/test/nobody").header("X-Request-Id", id))
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow())
        .matches("[0-9a-f-]{36}");
  }

  @Test
  void overlongCorrelationIdIsReplaced() {
    assertThat(
            server
                .send(server.request("/test/nobody").header("X-Request-Id", "x".repeat(129)))
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow())
        .hasSize(36);
  }

  @Test
  void traceIsOff() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket
          .getOutputStream()
          .write(
              bytes(
                  "TRACE /test/nobody HTTP/1.1\r\nHost: x\r\nX-Secret: s\r\nConnection: close\r\n\r\n"));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 405").doesNotContain("X-Secret");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost:3000", "http://127.0.0.1:5173", "https://app.example.com"})
  void allowedOriginsMayCall(String origin) {
    HttpResponse<String> answer =
        server.send(server.request("/test/nobody").header("Origin", origin));
    HttpResponse<String> preflight =
        server.send(
            server
                .request("/test/json")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", BodyPublishers.noBody()));

    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(origin);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(preflight.statusCode()).isEqualTo(200);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).contains(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://localhost.evil.example",
        "https://app.example.com.evil.example",
        "null"
      })
  void otherOriginsAreNotAllowed(String origin) {
    HttpResponse<String> answer =
        server.send(server.request("/test/nobody").header("Origin", origin));

    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }
}
