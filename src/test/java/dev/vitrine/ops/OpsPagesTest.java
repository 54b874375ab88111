package dev.vitrine.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.kernel.HealthPart;
import dev.vitrine.pages.Asset;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@Property(name = "test.class", value = "OpsPagesTest")
@Property(
    name = "vitrine.state.url",
    value = "jdbc:h2:mem:ops;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE")
@Property(name = "micronaut.server.port", value = "-1")
class OpsPagesTest {

  @Inject EmbeddedServer server;
  @Inject Kettle kettle;

  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void kettleWorksAgain() {
    kettle.problem = Optional.empty();
    kettle.isBroken = false;
  }

  @Test
  void healthIsShortWhileAllIsWell() throws Exception {
    var answer = get("/health");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void healthNamesThePartThatDoesNotWork() throws Exception {
    kettle.problem = Optional.of("no water");

    var answer = get("/health");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body())
        .contains("\"status\":\"unavailable\"")
        .contains("\"kettle\":\"no water\"");
  }

  @Test
  void aHealthCheckThatThrowsIsAProblemWithoutItsMessage() throws Exception {
    kettle.isBroken = true;

    var answer = get("/health/ready");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"kettle\":\"the check itself failed\"");
  }

  @Test
  void readinessNamesEveryPart() throws Exception {
    var answer = get("/health/ready");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("{\"status\":\"ok\",").contains("\"kettle\":\"ok\"");
  }

  @Test
  void metricsAreInPrometheusText() throws Exception {
    var answer = get("/metrics");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "content-type")).startsWith("text/plain;version=0.0.4");
    assertThat(answer.body()).contains("# TYPE jvm_memory_used_bytes gauge");
  }

  @Test
  void theContractIsShownWithoutAnotherServer() throws Exception {
    var answer = get("/openapi");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "content-type")).startsWith("text/html");
    assertThat(header(answer, "content-security-policy"))
        .startsWith("default-src 'none'; script-src 'self';");
    assertThat(answer.body()).doesNotContain("http://").doesNotContain("https://");
    assertThat(get("/assets/swagger-ui/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
    assertThat(get("/assets/swagger-ui/swagger-ui.css").statusCode()).isEqualTo(200);
    assertThat(get("/assets/openapi.js").statusCode()).isEqualTo(200);
  }

  @Test
  void theContractIsTheCommittedFile() throws Exception {
    var answer = get("/openapi/vitrine.yml");

    assertThat(header(answer, "content-type")).startsWith("application/yaml");
    assertThat(answer.body()).isEqualTo(Files.readString(Path.of("openapi/vitrine.yml")));
  }

  @Test
  void licencesNameTheLibrariesOfTheServerAndOfThePages() throws Exception {
    var answer = get("/licenses");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("org.duckdb:duckdb_jdbc").contains("io.micronaut");
    if (Asset.at("chart.js").isPresent()) {
      assertThat(answer.body()).contains("vega-lite 6").contains("BSD-3-Clause");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi", "/licenses", "/openapi/vitrine.yml", "/assets/openapi.js"})
  void everyFileForbidsGuessingItsType(String path) throws Exception {
    var answer = get(path);

    assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
    assertThat(header(answer, "referrer-policy")).isEqualTo("no-referrer");
  }

  @Test
  void anAssetIsSentOnceAndThenOnlyConfirmed() throws Exception {
    var first = get("/assets/openapi.js");
    var second = get("/assets/openapi.js", "If-None-Match", header(first, "etag"));
    var other = get("/assets/openapi.js", "If-None-Match", "\"another\"");

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(header(first, "content-type")).startsWith("text/javascript");
    assertThat(header(first, "cache-control")).isEqualTo("no-cache");
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(header(second, "etag")).isEqualTo(header(first, "etag"));
    assertThat(other.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/none.js",
        "/assets/%2e%2e/application.yml",
        "/assets/..%2fapplication.yml",
        "/assets/swagger-ui/%2e%2e/%2e%2e/%2e%2e/%2e%2e/application.yml",
        "/assets//application.yml",
        "/assets/.hidden.js",
        "/nowhere"
      })
  void whatIsNotThereIsNotFoundForAnonymousCallersToo(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(server.getURL() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  /// A part that can be broken.
  @Singleton
  @Requires(property = "test.class", value = "OpsPagesTest")
  static final class Kettle implements HealthPart {

    volatile Optional<String> problem = Optional.empty();
    volatile boolean isBroken;

    @Override
    public String name() {
      return "kettle";
    }

    @Override
    public Optional<String> problem() {
      if (isBroken) {
        throw new IllegalStateException("a secret of the kettle");
      }
      return problem;
    }
  }
}
