package dev.vitrine.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.snowflake.transactions.Transactions;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class SessionTest {

  /// The request that brings a statement looks at the session while the statement alters it.
  @Test
  void parametersAreReadWhileOtherStatementsAlterThem() {
    Session session = session();
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      CompletableFuture<Void> altering =
          CompletableFuture.runAsync(() -> alter(session, 200_000), other);
      do {
        NavigableMap<String, String> now = session.parameters();
        assertThat(now.getOrDefault("QUERY_TAG", "mine")).isEqualTo("mine");
      } while (!altering.isDone());
      altering.join();
    }
    assertThat(session.parameters()).isEmpty();
  }

  private static void alter(Session session, int times) {
    for (int i = 0; i < times; i++) {
      session.set("QUERY_TAG", "mine");
      session.unset("QUERY_TAG");
    }
  }

  @Test
  void whoHasTheParametersMayChangeThem() {
    Session session = session();
    session.set("QUERY_TAG", "mine");
    session.parameters().clear();
    assertThat(session.parameters()).containsExactly(Map.entry("QUERY_TAG", "mine"));
  }

  @Test
  void statementsAreCountedFromTheSessionsFirst() {
    Session session = session();
    for (int i = 1; i <= 1001; i++) {
      session.ran("id " + i);
    }
    assertThat(session.queryId(-1)).contains("id 1001");
    assertThat(session.queryId(1001)).contains("id 1001");
    assertThat(session.queryId(2)).contains("id 2");
    assertThat(session.queryId(1)).isEmpty();
    assertThat(session.queryId(0)).isEmpty();
  }

  private static Session session() {
    return new Session("1", "ADMIN", "DB", "PUBLIC", "PUBLIC", "", Map.of(), none());
  }

  private static SessionTransactions none() {
    return new SessionTransactions(new Transactions(), "ADMIN", "1", () -> {});
  }
}
