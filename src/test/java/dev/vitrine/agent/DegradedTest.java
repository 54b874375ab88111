package dev.vitrine.agent;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.vitrine.repository.AgentQueryRepository;
import dev.vitrine.server.RealServer;
import dev.vitrine.server.TurnedClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// What the door does without a model, with a failing one, with a schema of a file, and after a
/// restart.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DegradedTest {

  @TempDir private Path folder;

  @Test
  void withoutAModelOnlyWhatIsKnownAnswers() throws IOException {
    Path known = Files.createDirectories(folder.resolve("known/deeper"));
    Files.writeString(
        known.resolve("a.sql"),
        """
        -- Question: How many penguins weigh more than five kilograms?
        -- Description: counts rows above a bound
        SELECT COUNT(*) AS N FROM PENGUINS WHERE BODY_MASS > 5000;
        """);
    Files.writeString(
        known.resolve("orders_of_the_last_day.sql"),
        "SELECT COUNT(*) AS N FROM ORDERS WHERE ORDER_DATE = (SELECT MAX(ORDER_DATE) FROM ORDERS)");
    Files.writeString(
        known.resolve("evil.sql"), "-- Question: Drop everything now\nDROP TABLE ORDERS");
    try (AgentServer agent =
        AgentServer.withoutModel(
            "vitrine.agent.knowledge-base", folder.resolve("known").toString())) {
      AgentClient user = agent.user();

      assertThat(user.get("/api/health").json())
          .containsEntry("status", "degraded")
          .containsEntry("database", "connected")
          .containsEntry("openai_configured", false)
          .containsKey("version");
      assertThat(user.get("/api/health").at("knowledge_base", "examples")).isEqualTo(3);

      AgentClient.Answer near = user.askAndRun("How many penguins weigh more than five kilograms");
      assertThat(near.json())
          .containsEntry("source", "knowledge")
          .containsEntry("status", "success");
      assertThat(near.at("examples", 0)).asString().contains("five kilograms");

      assertThat(user.ask("orders of the last day").text("status")).isEqualTo("not_executed");

      AgentClient.Answer far = user.ask("Who won the election?");
      assertThat(far.status()).isEqualTo(201);
      assertThat(far.text("status")).isEqualTo("failed_generation");
      assertThat(far.text("error_message")).contains("No language model is configured");

      assertThat(user.ask("Drop everything now").text("status")).isEqualTo("failed_generation");

      Files.writeString(
          known.resolve("new.sql"),
          "-- Question: Count the wet days\nSELECT 1 AS N FROM ORDERS LIMIT 1");
      assertThat(user.ask("Count the wet days").text("status")).isEqualTo("not_executed");
      Files.delete(known.resolve("new.sql"));
      assertThat(user.ask("Count the wet days").text("status")).isEqualTo("failed_generation");
      assertThat(user.get("/api/health").at("knowledge_base", "examples")).isEqualTo(3);
      assertThat(agent.model().embeddings()).isZero();
    }
  }

  @Test
  void aModelThatKeepsFailingIsLeftAloneAndTriedAgain() {
    try (AgentServer agent =
        AgentServer.start(
            "vitrine.agent.openai.retries", "0",
            "vitrine.agent.openai.breaker-failures", "2",
            "vitrine.agent.openai.breaker-pause", "10m",
            "test.clock", "yes")) {
      AgentClient user = agent.user();
      assertThat(user.get("/api/health").text("status")).isEqualTo("healthy");
      agent.model().on("Down?", _ -> ScriptedModel.Reply.fails(500));

      user.ask("Down?");
      user.ask("Down?");
      AgentClient.Answer alone = user.ask("Down?");

      assertThat(alone.status()).isEqualTo(503);
      assertThat(alone.text("detail")).contains("left alone");
      assertThat(agent.model().asked("Down?")).hasSize(2);
      assertThat(user.get("/api/health").text("status")).isEqualTo("degraded");

      agent.model().writes("Down?", "SELECT COUNT(*) AS N FROM ORDERS");
      agent.server().bean(TurnedClock.class).turn(Duration.ofMinutes(10));
      assertThat(user.ask("Down?").status()).isEqualTo(201);
      assertThat(user.get("/api/health").text("status")).isEqualTo("healthy");
    }
  }

  @Test
  void withoutItsWarehouseTheDoorIsUnhealthy() {
    try (AgentServer agent = AgentServer.start("vitrine.agent.warehouse", "nowhere")) {
      AgentClient user = agent.user();

      AgentClient.Answer health = user.get("/api/health");

      assertThat(health.status()).isEqualTo(503);
      assertThat(health.json())
          .containsEntry("status", "unhealthy")
          .containsEntry("database", "disconnected");
      assertThat(user.ask("Anybody?").status()).isEqualTo(503);
    }
  }

  @Test
  void aDatabaseThatIsDownIsTold() {
    try (AgentServer agent =
        AgentServer.start(
            "vitrine.agent.postgres-url", "postgresql://reader:pg%20secret@127.0.0.1:1/shop")) {
      AgentClient.Answer answer = agent.user().ask("Anybody there?");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.text("detail"))
          .startsWith("The tables could not be read")
          .doesNotContain("secret");
      assertThat(agent.user().get("/api/health").status()).isEqualTo(503);
    }
  }

  @Test
  void slowAnswersAreGivenUpAndTooLargeOnesAreNotRead() {
    try (AgentServer agent =
        AgentServer.start(
            "vitrine.agent.openai.retries", "1",
            "vitrine.agent.openai.timeout", "2s",
            "vitrine.agent.openai.answer-bytes", "100000")) {
      AgentClient user = agent.user();
      agent.model().on("Slow?", _ -> agent.model().hangs());
      agent
          .model()
          .on("Large?", _ -> new ScriptedModel.Reply(200, "\"" + "x".repeat(200_000) + "\"", ""));

      assertThat(user.ask("Slow?").status()).isEqualTo(503);
      assertThat(agent.model().asked("Slow?")).hasSize(2);
      assertThat(user.ask("Large?").status()).isEqualTo(503);
    }
  }

  @Test
  void aSecureCookieGoesOverTlsOnly() {
    try (AgentServer agent = AgentServer.withoutModel("vitrine.agent.secure-cookie", "true")) {
      String body =
          AgentClient.json(Map.of("username", agent.newUser(), "password", AgentServer.PASSWORD));

      AgentClient.Answer answer = new AgentClient(agent.base()).post("/api/auth/login", body);

      assertThat(answer.header("Set-Cookie")).endsWith("; HttpOnly; SameSite=Strict; Secure");
    }
  }

  @Test
  void tenRequestsAMinuteAreEnough() {
    try (AgentServer agent = AgentServer.start("vitrine.agent.requests-per-minute", "10")) {
      AgentClient user = agent.user();
      agent.model().writes("Again?", "SELECT COUNT(*) AS N FROM ORDERS");

      for (int i = 0; i < 10; i++) {
        assertThat(user.ask("Again?").status()).isEqualTo(201);
      }
      AgentClient.Answer refused = user.ask("Again?");

      assertThat(refused.status()).isEqualTo(429);
      assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 61);
      assertThat(user.get("/api/queries").status()).isEqualTo(200);
      assertThat(agent.user().ask("Again?").status()).isEqualTo(201);
    }
  }

  @Test
  void aFileTellsTheTablesAndNoOthersAreKnown() throws IOException {
    Path file = folder.resolve("schema.json");
    Files.writeString(
        file,
        """
        {"tables": [{"table_name": "PENGUINS", "description": "birds",
          "columns": [{"name": "SPECIES", "type": "TEXT", "nullable": true}],
          "primary_key": [], "foreign_keys": []}]}\
        """);
    try (AgentServer agent = AgentServer.start("vitrine.agent.schema-file", file.toString())) {
      AgentClient user = agent.user();
      agent.model().writes("Birds?", "SELECT COUNT(*) AS N FROM PENGUINS");
      agent.model().writes("Orders?", "SELECT COUNT(*) AS N FROM ORDERS");

      assertThat(agent.admin().post("/api/admin/schema/refresh").json())
          .containsEntry("tables_count", 1);
      assertThat(user.askAndRun("Birds?").status()).isEqualTo(200);
      assertThat(user.ask("Orders?").text("status")).isEqualTo("failed_generation");
      assertThat(agent.model().asked("Birds?").getFirst().data()).contains("(comment: birds)");
    }
  }

  @Test
  void aBrokenSchemaFileIsTheOperatorsFaultAndTellsItsPlace() throws IOException {
    Path file = folder.resolve("schema.json");
    try (AgentServer agent = AgentServer.start("vitrine.agent.schema-file", file.toString())) {
      AgentClient user = agent.user();
      agent.model().writes("Birds?", "SELECT COUNT(*) AS N FROM PENGUINS");
      for (Map.Entry<String, String> broken :
          Map.of(
                  "{\"tables\": [",
                  "byte",
                  "{\"tables\": 1}",
                  "a list of tables",
                  "{\"tables\": [{\"table_name\": \"A\", \"columns\": []}, {\"columns\": []}]}",
                  "tables[1] needs a text as its table_name",
                  "{\"tables\": [{\"table_name\": \"A\", \"columns\": [{\"type\": \"TEXT\"}]}]}",
                  "tables[0].columns[0] needs a text as its name")
              .entrySet()) {
        Files.writeString(file, broken.getKey());

        AgentClient.Answer refused = agent.admin().post("/api/admin/schema/refresh");
        AgentClient.Answer asked = user.ask("Birds?");

        assertThat(refused.status()).as(refused.body()).isEqualTo(500);
        assertThat(asked.status()).as(asked.body()).isEqualTo(500);
        assertThat(asked.text("detail"))
            .contains("schema file", broken.getValue())
            .doesNotContain(folder.toString());
      }
      Files.delete(file);
      assertThat(user.ask("Birds?").status()).isEqualTo(201);
    }
  }

  @Test
  void aBrokenSchemaFileIsToldInTheLogAtTheStart() throws IOException {
    Path file = Files.writeString(folder.resolve("schema.json"), "{\"tables\": [{}]}");
    Logger logger = (Logger) LoggerFactory.getLogger(Schemas.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    try (AgentServer agent = AgentServer.start("vitrine.agent.schema-file", file.toString())) {
      assertThat(List.copyOf(log.list))
          .extracting(ILoggingEvent::getFormattedMessage)
          .contains(
              "vitrine.agent.schema-file " + file + ": tables[0] needs a text as its table_name");
      assertThat(agent.admin().get("/api/queries").status()).isEqualTo(200);
    } finally {
      logger.detachAppender(log);
    }
  }

  @Test
  void examplesAreComparedByMeaningWhereTheEndpointCan() throws IOException {
    Files.writeString(
        folder.resolve("a.sql"), "-- Question: mean weight by species\nSELECT 1 AS A FROM ORDERS");
    Files.writeString(
        folder.resolve("b.sql"), "-- Question: revenue by region\nSELECT 2 AS B FROM ORDERS");
    try (AgentServer agent =
        AgentServer.start(
            "vitrine.agent.knowledge-base", folder.toString(),
            "vitrine.agent.examples", "1",
            "vitrine.agent.openai.embedding-model", "scripted-embeddings")) {
      AgentClient user = agent.user();
      agent.model().writes("region and revenue", "SELECT COUNT(*) AS N FROM ORDERS");
      agent.model().writes("species and weight", "SELECT COUNT(*) AS N FROM ORDERS");
      RealServer.eventually("the examples are learnt", () -> comparedBy(user).equals("meaning"));
      // all of them in one batch, before anyone asks
      assertThat(agent.model().embeddings()).isEqualTo(1);

      assertThat(user.ask("region and revenue").json())
          .containsEntry("examples", List.of("revenue by region"));
      assertThat(user.ask("species and weight").json())
          .containsEntry("examples", List.of("mean weight by species"));
      // one text for each question
      assertThat(agent.model().embeddings()).isEqualTo(3);

      agent.model().withoutEmbeddings();
      agent.model().writes("weight by species, please", "SELECT COUNT(*) AS N FROM ORDERS");
      assertThat(user.ask("weight by species, please").json())
          .containsEntry("examples", List.of("mean weight by species"));
      assertThat(comparedBy(user)).isEqualTo("words");
    }
  }

  private static String comparedBy(AgentClient client) {
    return String.valueOf(client.get("/api/health").at("knowledge_base", "compared_by"));
  }

  @Test
  void aQuestionDoesNotWaitForExamplesThatAreBeingLearnt() throws IOException {
    Files.writeString(
        folder.resolve("b.sql"), "-- Question: revenue by region\nSELECT 2 AS B FROM ORDERS");
    try (AgentServer agent =
        AgentServer.withSlowEmbeddings(
            "vitrine.agent.knowledge-base",
            folder.toString(),
            "vitrine.agent.openai.embedding-model",
            "scripted-embeddings")) {
      AgentClient user = agent.user();
      agent.model().writes("revenue of a region", "SELECT COUNT(*) AS N FROM ORDERS");

      AgentClient.Answer answer = user.ask("revenue of a region");

      assertThat(answer.status()).as(answer.body()).isEqualTo(201);
      assertThat(answer.json()).containsEntry("examples", List.of("revenue by region"));
      assertThat(comparedBy(user)).isEqualTo("words");
      assertThat(agent.model().embeddings()).isEqualTo(1);
    }
  }

  @Test
  void aRestartLosesNoQuery() {
    RealServer before = RealServer.startIn(folder);
    AgentClient first = client(before);
    AgentClient.Answer asked = first.askAndRun("How many orders are there by status?");
    before.stop();

    RealServer after = RealServer.startIn(folder);
    try {
      AgentClient second = client(after);
      Object id = asked.at("query_id");

      assertThat(asked.status()).isEqualTo(200);
      assertThat(second.get("/api/queries/" + id).json())
          .containsEntry("status", "success")
          .containsEntry("generated_sql", asked.at("generated_sql"));
      assertThat(second.get("/api/queries/" + id + "/results").json())
          .containsEntry("rows", asked.at("rows"));
      assertThat(second.get("/api/queries").json()).containsEntry("total", 1);
    } finally {
      after.stop();
    }
  }

  @Test
  void aRunWhoseEndNobodySawIsToldByItsStatement() {
    try (AgentServer agent = AgentServer.start()) {
      AgentClient admin = agent.admin();
      agent.model().writes("Unseen?", "SELECT COUNT(*) AS N FROM PENGUINS");
      long id = admin.ask("Unseen?").id();
      AgentClient.Answer statement =
          admin
              .with("Accept", "application/json")
              .post(
                  "/api/v2/statements",
                  "{\"statement\": \"select count(*) from SAMPLES.PUBLIC.PENGUINS\"}");
      agent
          .server()
          .bean(AgentQueryRepository.class)
          .began(id, "ADMIN", statement.text("statementHandle"));

      assertThat(admin.get("/api/queries/" + id).json())
          .containsEntry("status", "success")
          .containsEntry("total_rows", 1);
      assertThat(admin.get("/api/queries/" + id + "/results").at("rows", 0, 0)).isEqualTo(344);
    }
  }

  private static AgentClient client(RealServer server) {
    return new AgentClient("http://127.0.0.1:" + server.port())
        .with("Authorization", "Bearer " + RealServer.KEY);
  }

  @Test
  void aDatabaseElsewhereIsAskedInItsOwnSqlAndOnlyReadOnly() throws Exception {
    Path file = folder.resolve("shop.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute("create table orders (id integer primary key, price real)");
      statement.execute("insert into orders values (1, 2.5), (2, 4)");
      statement.execute("create table secrets (word text)");
    }
    for (Map.Entry<String, Integer> mode : Map.of("true", 200, "false", 400).entrySet()) {
      try (AgentServer agent =
          AgentServer.start(
              "vitrine.connections.shop.type", "sqlite",
              "vitrine.connections.shop.file", file.toString(),
              "vitrine.connections.shop.read_only", mode.getKey(),
              "vitrine.agent.warehouse", "shop",
              "vitrine.agent.tables", "orders")) {
        AgentClient user = agent.user();
        agent.model().writes("Sum?", "SELECT SUM(price) AS s FROM orders");
        agent.model().writes("Secrets?", "SELECT * FROM secrets");

        AgentClient.Answer sum = user.askAndRun("Sum?");

        assertThat(sum.status()).as(sum.body()).isEqualTo(mode.getValue());
        if (mode.getValue() == 200) {
          assertThat(sum.at("rows", 0, 0)).isEqualTo(6.5);
        } else {
          assertThat(sum.text("detail")).contains("read-only");
        }
        assertThat(user.ask("Secrets?").text("status")).isEqualTo("failed_generation");
      }
    }
  }

  @Test
  void aPostgresUrlIsAllThatItTakes() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      try (var connection =
              DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"));
          var statement = connection.createStatement()) {
        statement.execute("create role reader login password 'pg secret'");
        statement.execute("create table customers (id integer primary key, name text)");
        statement.execute(
            "create table orders (id integer primary key, customer_id integer references customers,"
                + " price numeric(10, 2))");
        statement.execute("comment on table orders is 'what was bought'");
        statement.execute("insert into customers values (1, 'Ada')");
        statement.execute("insert into orders values (1, 1, 2.50), (2, 1, 4)");
        statement.execute("create table hidden (word text)");
        statement.execute("grant select on customers, orders to reader");
        statement.execute(
            "create function remove() returns integer language sql as 'delete from orders returning"
                + " 1'");
      }
      try (AgentServer agent =
          AgentServer.start(
              "vitrine.agent.results-kept",
              "1h",
              "vitrine.agent.postgres-url",
              "postgresql://reader:pg%20secret@127.0.0.1:" + postgres.getPort() + "/postgres")) {
        AgentClient user = agent.user();
        String question = "What did Ada pay?";
        agent
            .model()
            .on(
                question,
                ask ->
                    ScriptedModel.Reply.says(
                        ask.stage() == ScriptedModel.Stage.TABLES
                            ? "orders, customers"
                            : "SELECT c.name, SUM(o.price) AS paid FROM orders o JOIN customers c ON"
                                + " c.id = o.customer_id GROUP BY c.name"));
        agent.model().writes("Hidden?", "SELECT * FROM hidden");
        agent.model().writes("Remove?", "SELECT remove() FROM orders");

        AgentClient.Answer answer = user.askAndRun(question);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json())
            .containsEntry("columns", List.of("name", "paid"))
            .containsEntry("rows", List.of(List.of("Ada", 6.5)));
        assertThat(agent.model().asked(question).getLast().data())
            .contains(
                "TABLE orders (comment: what was bought)",
                "PRIMARY KEY id",
                "FOREIGN KEY customer_id -> customers.id",
                "price numeric(10,2)")
            .doesNotContain("hidden");
        assertThat(agent.model().asked(question).getLast().rules()).contains("PostgreSQL");
        assertThat(user.ask("Hidden?").text("status")).isEqualTo("failed_generation");
        assertThat(user.ask("Remove?").text("status")).isEqualTo("failed_generation");
        assertThat(user.get("/api/health").text("status")).isEqualTo("healthy");
        rowsAreGivenAgainForAWhile(agent, user);
        assertThat(user.get("/docs").header("Location")).isEqualTo("/openapi");
      }
    }
  }

  private static void rowsAreGivenAgainForAWhile(AgentServer agent, AgentClient user) {
    agent.model().writes("How many bought?", "SELECT COUNT(*) AS n FROM orders");
    agent.model().writes("Count what was bought", "SELECT COUNT(*) AS n FROM orders");

    AgentClient.Answer first = user.askAndRun("How many bought?");
    AgentClient.Answer second = user.askAndRun("Count what was bought");
    AgentClient.Answer anew = user.post("/api/queries/" + second.at("query_id") + "/rerun");
    AgentClient.Answer another = agent.user().askAndRun("How many bought?");

    assertThat(second.at("statement_handle")).isEqualTo(first.at("statement_handle"));
    assertThat(second.at("rows")).isEqualTo(first.at("rows"));
    assertThat(anew.at("statement_handle")).isNotEqualTo(first.at("statement_handle"));
    assertThat(another.at("statement_handle")).isNotEqualTo(first.at("statement_handle"));
  }
}
