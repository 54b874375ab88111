package dev.vitrine.statements;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class StatementsOnPostgresTest extends StatementsContract {

  private static EmbeddedPostgres postgres;
  private static int databases;

  @BeforeAll
  static void startPostgres() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    postgres.close();
  }

  @Override
  Map<String, Object> database() {
    String name = "state" + databases++;
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        var create = connection.createStatement()) {
      create.execute("create database " + name);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    return Map.of(
        "vitrine.state.url",
        postgres.getJdbcUrl("postgres", name),
        "vitrine.state.user",
        "postgres");
  }
}
