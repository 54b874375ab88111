package dev.vitrine.sqlapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@MicronautTest(startApplication = true, transactional = false)
@Property(name = "vitrine.sqlapi.heartbeat", value = "50ms")
@Property(name = "vitrine.sqlapi.event-pause", value = "10ms")
@Property(name = "vitrine.sqlapi.max-event-streams-per-user", value = "2")
class ChartAndEventsTest extends DoorTest {

  @Inject ScriptedRunner runner;

  @Test
  void aChartIsServedBareAndAsAPage() {
    String handle = run("chart").handle();

    Reply spec = get("/" + handle + "/spec", "Accept", "*/*");
    Reply page = get("/" + handle + "/chart.html", "Accept", "text/html");

    assertThat(spec.status()).as(spec.body()).isEqualTo(200);
    assertThat(spec.header("Content-Type")).isEqualTo("application/vnd.vegalite.v6+json");
    assertThat(spec.body()).isEqualTo("{\"mark\":\"point\"}");
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(page.body()).contains("\"mark\":\"point\"").contains(handle);
  }

  @Test
  void aChartThatIsStillDrawnIsTold() {
    String handle = runAsync("hold chart").handle();

    assertThat(get("/" + handle + "/spec").status()).isEqualTo(202);
    runner.release("chart");
    poll(handle);
    Reply none = get("/" + handle + "/spec");
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.text("message")).contains("no VISUALISE clause");
    assertThat(get("/" + UUID.randomUUID() + "/spec").status()).isEqualTo(422);
  }

  @Test
  void eventsTellTheLifeAndEnd() throws Exception {
    String handle = runAsync("hold events").handle();
    var stream = open(handle, "ANNA");

    var lines = stream.body().iterator();
    StringBuilder told = new StringBuilder();
    boolean released = false;
    while (lines.hasNext()) {
      String line = lines.next();
      told.append(line).append('\n');
      if (line.startsWith(":") && !released) {
        released = true;
        runner.release("events");
      }
    }

    assertThat(stream.statusCode()).isEqualTo(200);
    assertThat(stream.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    assertThat(released).isTrue();
    assertThat(told.toString())
        .contains("event: state")
        .contains("\"status\":\"SUCCEEDED\"")
        .contains("event: end")
        .contains(handle)
        .contains(": alive");
  }

  @Test
  void streamsAreBoundedForEachUser() throws Exception {
    String handle = post("", "{\"statement\":\"select 1\"}").handle();
    String held = runAsync("hold bounded").handle();
    var first = open(held, "ANNA");
    var second = open(held, "ANNA");

    Reply third = get("/" + held + "/events", "Accept", "text/event-stream");

    assertThat(third.status()).as(third.body()).isEqualTo(429);
    assertThat(third.header("Retry-After")).isEqualTo("1");
    assertThat(third.has("statementHandle")).isFalse();
    runner.release("bounded");
    assertThat(first.body().count()).isPositive();
    assertThat(second.body().count()).isPositive();
    assertThat(get("/" + handle + "/events", "Accept", "*/*").status()).isEqualTo(200);
    assertThat(
            get("/" + handle + "/events", "Accept", "*/*", "Authorization", credentials("BERT"))
                .status())
        .isEqualTo(422);
  }

  private java.net.http.HttpResponse<java.util.stream.Stream<String>> open(
      String handle, String user) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.getURI() + STATEMENTS + "/" + handle + "/events"))
            .headers("Accept", "text/event-stream", "Authorization", credentials(user))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
  }
}
