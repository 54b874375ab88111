package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Files that are larger than the memory of the server that carries them.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DriverLargeFilesTest {

  private static final long SIZE = 600L << 20;
  private static final ObjectMapper JSON = ObjectMapper.getDefault();

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void largeFilesStreamThroughASmallServer(@TempDir Path data) throws Exception {
    try (ServerProcess server = ServerProcess.start(data, "-XX:MaxDirectMemorySize=128m")) {
      String token = at(login(server), "token");
      Map<?, ?> stage =
          (Map<?, ?>) query(server, token, "put file:///d/a.bin @~/in").get("stageInfo");
      URI object = URI.create(server.base() + "/" + stage.get("location") + "a.bin");

      HttpRequest put =
          HttpRequest.newBuilder(object)
              .PUT(BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(Zeros::new), SIZE))
              .build();
      assertThat(http.send(put, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      var got = http.send(HttpRequest.newBuilder(object).build(), BodyHandlers.ofInputStream());
      try (InputStream body = got.body()) {
        assertThat(body.transferTo(OutputStream.nullOutputStream())).isEqualTo(SIZE);
      }
    }
  }

  private Map<?, ?> login(ServerProcess server) throws Exception {
    Map<String, Object> data =
        Map.of(
            "LOGIN_NAME", "ADMIN",
            "AUTHENTICATOR", "PROGRAMMATIC_ACCESS_TOKEN",
            "TOKEN", ServerProcess.KEY,
            "ACCOUNT_NAME", "any",
            "CLIENT_APP_ID", "PythonConnector",
            "CLIENT_ENVIRONMENT", Map.of("CORE_VERSION", "1.0"));
    return post(server, "/session/v1/login-request", "None", Map.of("data", data));
  }

  private Map<?, ?> query(ServerProcess server, String token, String sql) throws Exception {
    return post(
        server,
        "/queries/v1/query-request?requestId=" + DriverClient.newId(),
        token,
        Map.of("sqlText", sql));
  }

  private Map<?, ?> post(ServerProcess server, String path, String token, Map<String, Object> body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.base() + path))
            .header("Authorization", "Snowflake Token=\"" + token + "\"")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build();
    Map<String, Object> answer =
        JSON.readValue(
            http.send(request, BodyHandlers.ofByteArray()).body(),
            Argument.mapOf(String.class, Object.class));
    assertThat(answer).containsEntry("success", true);
    return (Map<?, ?>) answer.get("data");
  }

  private static String at(Map<?, ?> data, String name) {
    return String.valueOf(data.get(name));
  }

  /// As many as are asked for.
  private static final class Zeros extends InputStream {
    private long left = SIZE;

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int read = (int) Math.min(length, left);
      left -= read;
      Arrays.fill(bytes, offset, offset + read, (byte) 0);
      return read == 0 ? -1 : read;
    }
  }
}
