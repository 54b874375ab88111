package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.security.users.Users;
import dev.vitrine.server.DriverClient.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Addresses of further parts of results.
class DriverLinksTest {

  private static final String LARGE =
      "select seq8() n, 'text ' || seq8() t from table(generator(rowcount => 200000))";

  private final HttpClient http = HttpClient.newHttpClient();

  private static DriverClient client(RealServer server) {
    server.bean(Users.class).setPassword("ADMIN", DriverClient.PASSWORD);
    return DriverClient.of(server, "ADMIN");
  }

  /// Where the second part of a result lies, without scheme, host and port.
  private static String link(Answer answer) {
    return URI.create(String.valueOf(answer.at("data", "chunks", 0, "url"))).getPath();
  }

  private HttpResponse<byte[]> get(RealServer server, String path)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(server.base() + path)).build();
    return http.send(request, BodyHandlers.ofByteArray());
  }

  @Test
  void linksHoldAfterARestart(@TempDir Path data) throws Exception {
    RealServer before = RealServer.startIn(data);
    String link = link(client(before).query(LARGE));
    byte[] part = get(before, link).body();
    before.stop();

    RealServer after = RealServer.startIn(data);
    HttpResponse<byte[]> again = get(after, link);
    after.stop();

    assertThat(part).isNotEmpty();
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(part);
  }

  @Test
  void linksEndAndCannotBeMade() throws Exception {
    try (RealServer server = RealServer.start("test.clock", "yes");
        RealServer other = RealServer.start()) {
      String link = link(client(server).query(LARGE));
      int last = link.length() - 1;
      String changed =
          link.substring(0, 40) + (link.charAt(40) == 'A' ? 'B' : 'A') + link.substring(41);
      String root = link.substring(0, link.lastIndexOf('/') + 1);

      assertThat(get(server, link).statusCode()).isEqualTo(200);
      for (String forged :
          List.of(
              changed,
              link.substring(0, last),
              root + "A".repeat(120),
              root + "AAAA",
              root + "%00",
              root + "..")) {
        assertThat(get(server, forged).statusCode()).as(forged).isIn(400, 403, 404);
      }
      assertThat(get(other, link).statusCode()).isEqualTo(403);
      server.bean(TurnedClock.class).turn(Duration.ofHours(6).plusMinutes(1));
      assertThat(get(server, link).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aLinkOfAResultThatIsGoneLeadsNowhere() throws Exception {
    try (RealServer server = RealServer.start()) {
      Answer answer = client(server).query(LARGE);
      server.api().send("DELETE", "/api/v2/statements/" + answer.id(), null);

      assertThat(get(server, link(answer)).statusCode()).isEqualTo(404);
    }
  }
}
