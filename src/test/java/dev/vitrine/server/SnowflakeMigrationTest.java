package dev.vitrine.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A small project as it would be moved here: files come into a stage, models run in order, each
/// file one request and one session, and tests are queries that must find nothing. It runs twice,
/// the second time with the next delivery.
class SnowflakeMigrationTest {

  private static RealServer server;
  private static Api api;

  @BeforeAll
  static void deliverAndRunTwice() throws IOException {
    server = RealServer.start();
    api = server.api();
    run("create database shop", "PUBLIC");
    run("create schema raw", "PUBLIC");
    run("create stage landing", "RAW");
    deliver("countries.csv");
    for (int delivery = 1; delivery <= 2; delivery++) {
      deliver(delivery + "/customers.csv");
      deliver(delivery + "/orders.json");
      for (Path model : files("models")) {
        run(Files.readString(model), "PUBLIC");
      }
      for (Path test : files("tests")) {
        assertThat(rows(Files.readString(test))).as(test.getFileName() + "").isEmpty();
      }
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Path at(String name) {
    try {
      return Path.of(
          requireNonNull(SnowflakeMigrationTest.class.getResource("/snowflake/migration/" + name))
              .toURI());
    } catch (URISyntaxException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  private static List<Path> files(String directory) throws IOException {
    try (Stream<Path> files = Files.list(at(directory))) {
      return files.sorted().toList();
    }
  }

  private static void deliver(String file) throws IOException {
    Answer answer =
        api.put("/api/v2/stages/shop/raw/landing/" + file, Files.readAllBytes(at("files/" + file)));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  /// All statements of a text, in one session.
  private static Answer run(String sql, String schema) {
    return run(sql, schema, "0");
  }

  /// @param count of statements; 0 for any, whose answer tells handles and no rows
  private static Answer run(String sql, String schema, String count) {
    Map<String, Object> more = new HashMap<>(Map.of("database", "SHOP", "schema", schema));
    more.put("parameters", Map.of("MULTI_STATEMENT_COUNT", count, "TIMEZONE", "UTC"));
    Answer answer = api.submit(sql, more, "");
    while (answer.status() == 202) {
      answer = api.ended(answer.handle());
    }
    assertThat(answer.status()).as(sql + ": " + answer.body()).isEqualTo(200);
    return answer;
  }

  private static List<List<String>> rows(String query) {
    return run(query, "PUBLIC", "1").data();
  }

  /// Rows as texts, cells apart by a blank.
  private static List<String> lines(String query) {
    return rows(query).stream().map(row -> String.join(" ", row)).toList();
  }

  @Test
  void everyFileWasLoadedOnce() {
    assertThat(lines("select loaded_from, count(*) from raw.customers group by all order by 1"))
        .containsExactly("1/customers.csv 4", "2/customers.csv 2");
    assertThat(lines("select loaded_from, count(*) from raw.orders group by all order by 1"))
        .containsExactly("1/orders.json 3", "2/orders.json 2");
  }

  @Test
  void changedOrdersWereMerged() {
    assertThat(
            lines(
                "select order_id, customer_id, state, lines, amount, changed_at::date::varchar"
                    + " from marts.orders order by 1"))
        .containsExactly(
            "100 1 paid 2 119.00 2024-03-01",
            "101 2 paid 2 10.50 2024-03-03",
            "102 3 paid 0 0.00 2024-03-02",
            "103 4 paid 1 160.00 2024-03-04");
  }

  @Test
  void everyVersionOfACustomerIsKept() {
    assertThat(
            lines(
                "select customer_id, customer_name, country_code, coalesce(email, '-'),"
                    + " to_char(valid_from, 'MM-DD HH24:MI'),"
                    + " coalesce(to_char(valid_to, 'MM-DD HH24:MI'), '-')"
                    + " from marts.customer_history order by 1, valid_from"))
        .containsExactly(
            "1 Ada GB ada@example.org 03-01 08:00 -",
            "2 Bert DE bert@example.com 03-01 09:00 03-03 07:30",
            "2 Bert FR bert@example.com 03-03 07:30 -",
            "3 Chloé FR - 03-01 10:00 -",
            "4 Dora DE dora@example.org 03-03 07:45 -");
  }

  @Test
  void everyDayHasItsRevenue() {
    assertThat(
            lines(
                "select day::varchar, weekday, currency, revenue, so_far, orders"
                    + " from marts.revenue where revenue > 0 or currency = 'EUR' order by 1, 3"))
        .containsExactly(
            "2024-03-01 Fri EUR 0.00 0.00 ",
            "2024-03-01 Fri GBP 119.00 119.00 100",
            "2024-03-02 Sat EUR 0.00 0.00 102",
            "2024-03-03 Sun EUR 10.50 10.50 101",
            "2024-03-04 Mon EUR 160.00 170.50 103",
            "2024-03-05 Tue EUR 0.00 170.50 ");
  }
}
