package dev.vitrine.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrine.server.RealServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Statements that are ended, and one that has a million rows.
final class JdbcEndings {

  private final JdbcServer server;

  JdbcEndings(JdbcServer server) {
    this.server = server;
  }

  List<JdbcFeature> features() {
    return List.of(
        new JdbcFeature("cancel", this::cancelEndsAStatement),
        new JdbcFeature("timeout", this::timeoutEndsAStatement),
        new JdbcFeature("million-rows", this::millionRowsComeInParts));
  }

  private String cancelEndsAStatement() throws Exception {
    try (Connection connection = server.inSchema();
        Statement statement = connection.createStatement();
        ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> running = other.submit(() -> statement.executeQuery(JdbcServer.LONG));
      RealServer.eventually("it runs", () -> server.server().statements().running() > 0);
      while (!running.isDone()) {
        statement.cancel();
        Thread.onSpinWait();
      }
      assertThatThrownBy(running::get)
          .hasCauseInstanceOf(SQLException.class)
          .hasMessageContaining("cancel");
      return "000604";
    }
  }

  private String timeoutEndsAStatement() throws Exception {
    try (Connection connection = server.inSchema();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      SQLException ended =
          catchThrowableOfType(SQLException.class, () -> statement.executeQuery(JdbcServer.LONG));
      assertThat(ended.getErrorCode()).isIn(604, 630);
      return Integer.toString(ended.getErrorCode());
    }
  }

  private String millionRowsComeInParts() throws Exception {
    server.inBothFormats(
        "select seq8() as n, 'row ' || seq8() as t from table(generator(rowcount => 1000000))",
        rows -> {
          long count = 0;
          long sum = 0;
          while (rows.next()) {
            count++;
            sum += rows.getLong(1);
          }
          assertThat(count).isEqualTo(1_000_000);
          assertThat(sum).isEqualTo(499_999_500_000L);
        });
    return "JSON and Arrow";
  }
}
