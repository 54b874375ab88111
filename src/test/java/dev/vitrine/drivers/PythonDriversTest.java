package dev.vitrine.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;

/// The contract of the drivers' door with what Python programs connect by, unmodified, each in a
/// process of its own.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the environments are laid out as on Unix")
@EnabledIfSystemProperty(named = "drivers", matches = "check|write")
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

  private static DriverServer server;

  @BeforeAll
  static void start() throws IOException {
    server = DriverServer.start("python");
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> connector4() throws Exception {
    return told("python-4.8.1", Venv.with("py48", LINE_4), "connector.py");
  }

  @TestFactory
  Stream<DynamicTest> connector5() throws Exception {
    return told("python-5.2.0", Venv.with("py52", LINE_5), "connector.py");
  }

  @TestFactory
  Stream<DynamicTest> sqlAlchemyOnConnector4() throws Exception {
    return told("sqlalchemy-1.11.1", Venv.with("py48", LINE_4), "alchemy.py");
  }

  @TestFactory
  Stream<DynamicTest> sqlAlchemyOnConnector5() throws Exception {
    return told("sqlalchemy-2.1.0", Venv.with("py52", LINE_5), "alchemy.py");
  }

  @TestFactory
  Stream<DynamicTest> adbc() throws Exception {
    return told("adbc-1.11.0", Venv.with("py52", LINE_5), "adbc.py");
  }

  @TestFactory
  Stream<DynamicTest> callsOfAirflow() throws Exception {
    return told("airflow-hook", Venv.with("py52", LINE_5), "airflow_calls.py");
  }

  @TestFactory
  Stream<DynamicTest> dbt() throws Exception {
    return told("dbt-1.10.23", Venv.with("dbt", DBT), "dbt_project.py");
  }

  /// A test for each feature that the client's program tells, and one of the document.
  private static Stream<DynamicTest> told(String client, Venv python, String program)
      throws IOException, InterruptedException {
    List<String> command = List.of(python.python(), "-B", "src/test/drivers/python/" + program);
    String lines = new Program(command, Outcomes.file(client)).run(server.environment());
    Outcomes outcomes = Outcomes.of(client, lines);
    assertThat(outcomes.features())
        .as("%s told nothing; see target/drivers/%s.tsv.err", program, client)
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
