package dev.vitrine.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The contract of the drivers' door with what Python programs connect by, unmodified, each in a
/// process of its own.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the environments are laid out as on Unix")
class PythonDriversTest {

  private static final String[] LINE_4 = {
    "snowflake-connector-python[pandas]==4.8.1",
    "snowflake-sqlalchemy==1.11.1",
    "SQLAlchemy==2.0.58"
  };
  private static final String[] LINE_5 = {
    "snowflake-connector-python[pandas]==5.2.0",
    "snowflake-sqlalchemy==2.1.0",
    "SQLAlchemy==2.1.9",
    "adbc-driver-snowflake==1.11.0",
    "adbc-driver-manager==1.13.0",
    "requests"
  };
  private static final String[] DBT = {"dbt-core==1.10.23", "dbt-snowflake==1.10.8"};

  /// They wait a lot, for each other's processors least.
  private static final int AT_ONCE = 3;

  private static final Map<String, Future<Outcomes>> RUNNING = new LinkedHashMap<>();

  private static DriverServer server;
  private static ExecutorService programs;

  /// All programs run beside each other; the tests tell of each when it is done.
  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Venv line4 = Venv.with("py48", LINE_4);
    Venv line5 = Venv.with("py52", LINE_5);
    Venv dbt = Venv.with("dbt", DBT);
    server = DriverServer.start("python");
    programs = Executors.newFixedThreadPool(AT_ONCE);
    start("python-4.8.1", line4, "connector.py");
    start("python-5.2.0", line5, "connector.py");
    start("dbt-1.10.23", dbt, "dbt_project.py");
    start("adbc-1.11.0", line5, "adbc.py");
    start("sqlalchemy-1.11.1", line4, "alchemy.py");
    start("sqlalchemy-2.1.0", line5, "alchemy.py");
    start("airflow-hook", line5, "airflow_calls.py");
  }

  private static void start(String client, Venv python, String program) {
    List<String> command = List.of(python.python(), "-B", "src/test/drivers/python/" + program);
    RUNNING.put(
        client,
        programs.submit(() -> {
          String lines = new Program(command, Outcomes.file(client)).run(server.environment());
          return Outcomes.of(client, lines);
        }));
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      programs.shutdownNow();
      server.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> connector4() throws Exception {
    return told("python-4.8.1");
  }

  @TestFactory
  Stream<DynamicTest> connector5() throws Exception {
    return told("python-5.2.0");
  }

  @TestFactory
  Stream<DynamicTest> sqlAlchemyOnConnector4() throws Exception {
    return told("sqlalchemy-1.11.1");
  }

  @TestFactory
  Stream<DynamicTest> sqlAlchemyOnConnector5() throws Exception {
    return told("sqlalchemy-2.1.0");
  }

  @TestFactory
  Stream<DynamicTest> adbc() throws Exception {
    return told("adbc-1.11.0");
  }

  @TestFactory
  Stream<DynamicTest> callsOfAirflow() throws Exception {
    return told("airflow-hook");
  }

  @TestFactory
  Stream<DynamicTest> dbt() throws Exception {
    return told("dbt-1.10.23");
  }

  /// A test for each feature that the client's program tells, and one of the document.
  private static Stream<DynamicTest> told(String client) throws Exception {
    Outcomes outcomes = Objects.requireNonNull(RUNNING.get(client)).get();
    assertThat(outcomes.features())
        .as("it told nothing; see target/drivers/%s.tsv.err", client)
        .isNotEmpty();
    return Stream.concat(
        outcomes.features().entrySet().stream()
            .map(told ->
                dynamicTest(
                    client + ": " + told.getKey(),
                    () -> assertThat(told.getValue().ok()).as(told.getValue().detail()).isTrue())),
        Stream.of(dynamicTest(client + ": the document", () -> DriverTable.check(outcomes))));
  }
}
