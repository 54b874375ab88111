package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whatever is sent as a statement is answered, or refused in Snowflake's words: never with an
/// error of our own making, and never in the engine's words.
class SnowflakeFuzzTest {

  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 1);
  private static final long SEED = Long.getLong("fuzz.seed", 1);

  /// What only the engine and our own workings say.
  private static final Pattern INNER =
      Pattern.compile(
          "\\b(Binder|Catalog|Conversion|Parser|Internal|Invalid Input|Out of Range|Not"
              + " implemented|Constraint|Serialization|Dependency|Transaction) [Ee]rror|Candidate"
              + " macros|VITRINE:|system\\.main|\\bsf_\\w|java\\.|Exception\\b|DuckDB");

  private static final List<String> OUR_FAULT = List.of("000603", "000630");

  private static RealServer server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = RealServer.start();
    api = server.api();
    run("CREATE DATABASE FUZZ", Map.of("database", "SAMPLES"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void wordsInNoOrderAreRefusedInSnowflakesWords() {
    SnowflakeFuzz fuzz = new SnowflakeFuzz(SEED);
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < 600 * ROUNDS; i++) {
      fault(fuzz.soup(), "PUBLIC").ifPresent(faults::add);
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void valuesThatDoNotFitAreRefusedInSnowflakesWords() {
    SnowflakeFuzz fuzz = new SnowflakeFuzz(SEED);
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < 1500 * ROUNDS; i++) {
      fault(fuzz.misfit(), "PUBLIC").ifPresent(faults::add);
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void changedStatementsOfTheCorpusAreAnsweredOrRefusedInSnowflakesWords() {
    SnowflakeFuzz fuzz = new SnowflakeFuzz(SEED);
    List<String> faults = new ArrayList<>();
    for (SnowflakeCase written : SnowflakeCase.all()) {
      SnowflakeCase example = written.in("FUZZ", "/nowhere");
      run("CREATE OR REPLACE SCHEMA FUZZ." + example.schema(), Map.of());
      for (String sql : example.setup()) {
        fault(sql, example.schema()).ifPresent(faults::add);
      }
      for (int i = 0; i < 2 * ROUNDS; i++) {
        fault(fuzz.mutated(example.sql()), example.schema()).ifPresent(faults::add);
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void deepAndLongStatementsAreAnsweredOrRefusedInSnowflakesWords() {
    List<String> faults = new ArrayList<>();
    for (int times : new int[] {1, 30, 150, 5_000}) {
      for (String sql : SnowflakeFuzz.grown(times)) {
        fault(sql, "PUBLIC").ifPresent(faults::add);
      }
    }
    assertThat(faults).isEmpty();
  }

  /// What is wrong with the answer, if anything.
  private static Optional<String> fault(String sql, String schema) {
    Answer answer = run(sql, Map.of("schema", schema));
    if (answer.status() == 200) {
      return Optional.empty();
    }
    String said = answer.text("code") + " " + answer.text("message");
    boolean wrong =
        answer.status() >= 500
            || OUR_FAULT.contains(answer.text("code"))
            || tellsOfTheInside(answer.text("message"), sql);
    return wrong
        ? Optional.of(sql.substring(0, Math.min(300, sql.length())) + "\n  => " + said)
        : Optional.empty();
  }

  /// Unless the statement said so itself.
  private static boolean tellsOfTheInside(String message, String sql) {
    return INNER.matcher(message).results().anyMatch(found -> !sql.contains(found.group()));
  }

  private static Answer run(String sql, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.putIfAbsent("database", "FUZZ");
    body.put("timeout", 60);
    Answer answer = api.submit(sql, body, "");
    return answer.status() == 202 ? api.ended(answer.handle()) : answer;
  }
}
