package dev.vitrine.server;

import static dev.vitrine.server.RealServer.LONG_READ;
import static dev.vitrine.server.RealServer.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Clients that wait, and clients that leave.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DroppedPollsTest {

  private static void poll(Socket socket, String handle, int seconds) throws IOException {
    String request =
        "GET /api/v2/statements/%s?wait=%d HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(handle, seconds, RealServer.key());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  @Test
  void threeThousandDroppedPollsLeaveNothingBehind() throws IOException {
    try (RealServer server = RealServer.start("vitrine.limits.request-burst", "100000")) {
      Api api = server.api().inEngineSql();
      String handle = api.start(LONG_READ);
      for (int round = 0; round < 6; round++) {
        List<Socket> clients = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
          Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
          clients.add(socket);
          poll(socket, handle, 10);
        }
        eventually("many wait at once", () -> server.statements().waiting() >= 100);
        for (Socket client : clients) {
          client.close();
        }
      }

      assertThat(api.submit("select 1").cell()).isEqualTo("1");
      eventually("no waiter is left", () -> server.statements().waiting() == 0);
      assertThat(api.get(handle, "?wait=1").text("status")).isEqualTo("RUNNING");
      assertThat(api.cancel(handle).status()).isEqualTo(200);
    }
  }

  @Test
  void oneWaiterTooManyIsTurnedAway() throws IOException {
    try (RealServer server = RealServer.start("vitrine.statements.max-waiters-per-caller", "3")) {
      Api api = server.api().inEngineSql();
      String handle = api.start(LONG_READ);
      List<Socket> clients = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        clients.add(socket);
        poll(socket, handle, 60);
      }
      eventually("three wait", () -> server.statements().waiting() == 3);

      Answer refused = api.get(handle, "?wait=60");
      Answer unhurried = api.get(handle, "");

      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.text("code")).isEqualTo("390505");
      assertThat(refused.header("Retry-After")).isNotEmpty();
      assertThat(unhurried.status()).isEqualTo(202);
      api.cancel(handle);
      for (Socket client : clients) {
        client.close();
      }
    }
  }

  @Test
  void eventStreamTellsALifeToItsEnd() throws Exception {
    try (RealServer server = RealServer.start("vitrine.statements.workers", "1");
        HttpClient http = HttpClient.newHttpClient()) {
      Api api = server.api().inEngineSql();
      String first = api.start(LONG_READ);
      api.until(first, "RUNNING");
      String second = api.start("select 'told'");
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(server.base() + "/api/v2/statements/" + second + "/events"))
              .header("Accept", "text/event-stream")
              .header("Authorization", "Bearer " + RealServer.key())
              .build();
      var stream = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      assertThat(stream.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      List<String> told = new ArrayList<>();
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          told.add(line);
          if (line.contains("SUBMITTED")) {
            api.cancel(first);
          }
        }
      }

      assertThat(told.getFirst()).isNotEmpty();
      assertThat(String.join("\n", told))
          .contains("\"queuePosition\"", "\"SUBMITTED\"", "\"SUCCEEDED\"");
      assertThat(told)
          .filteredOn(line -> line.startsWith("event:"))
          .last()
          .asString()
          .contains("end");
    }
  }
}
