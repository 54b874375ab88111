package dev.vitrine.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.vitrine.drivers.Outcomes.Outcome;
import dev.vitrine.security.Tokens;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The contract of the drivers' door with snowflake-jdbc, unmodified, in this process: a test for
/// each feature of the list, and one of the document's column.
class JdbcDriverTest {

  private static final String CLIENT = "jdbc-4.4.1";
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir private static Path directory;
  private static JdbcServer server;

  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

  @BeforeAll
  static void start() throws SQLException {
    server =
        JdbcServer.withSchema(
            "vitrine.auth.jwt-secret", Tokens.SECRET, "vitrine.driver.patience", "2s");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> snowflakeJdbc() {
    Stream<List<JdbcFeature>> all =
        Stream.of(
            new JdbcLogins(server).features(),
            new JdbcValues(server).features(),
            new JdbcBindings(server).features(),
            new JdbcStatements(server).features(),
            new JdbcEndings(server).features(),
            new JdbcFiles(server, directory).features(),
            new JdbcSessions(server).features(),
            new JdbcDescriptions(server).features());
    return Stream.concat(
        all.flatMap(List::stream)
            .map(each -> dynamicTest(CLIENT + ": " + each.name(), () -> use(each))),
        Stream.of(dynamicTest(CLIENT + ": the document", this::isDocumented)));
  }

  private void use(JdbcFeature feature) {
    try {
      String detail = assertTimeoutPreemptively(LIMIT, feature.use()::run);
      outcomes.put(feature.name(), new Outcome(true, detail));
    } catch (Throwable failure) {
      outcomes.put(feature.name(), new Outcome(false, String.valueOf(failure.getMessage())));
      throw failure;
    }
  }

  private void isDocumented() throws Exception {
    assertThat(outcomes.keySet()).containsExactlyInAnyOrderElementsOf(Outcomes.known());
    Outcomes told = new Outcomes(CLIENT, outcomes);
    told.keep();
    DriverTable.check(told);
  }
}
