package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Api.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Handles, results and effects over the death of the whole process.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KillTest {

  /// Reads for minutes.
  private static final String LONG_READ =
      "select count(*) from range(100000000) a, range(100000000) b where a.range + b.range < 0";

  /// Writes one row, and takes a moment.
  private static final String SLOW_INSERT =
      "insert into t select max(a.range * b.range) from range(20000) a, range(20000) b";

  @TempDir private Path data;

  @Test
  void handlesAndResultsSurviveAKill() throws Exception {
    String finished;
    String big;
    String running;
    String waiting;
    try (ServerProcess server = ServerProcess.start(data, "-Dvitrine.statements.workers=1")) {
      Api api = server.api().inEngineSql();
      finished = api.submit("select 42", Map.of(), "?async=true").handle();
      big = api.submit("select range as i, 'row ' || range as t from range(200000)").handle();
      assertThat(api.ended(big).status()).isEqualTo(200);
      assertThat(api.ended(finished).status()).isEqualTo(200);
      running = api.submit(LONG_READ, Map.of(), "?async=true").handle();
      waiting = api.submit("select 'waited'", Map.of(), "?async=true").handle();
      while (!api.get(running, "").text("status").equals("RUNNING")) {
        Thread.onSpinWait();
      }
      server.kill();
    }

    try (ServerProcess server = ServerProcess.start(data)) {
      Api api = server.api().inEngineSql();
      assertThat(api.get(finished, "").data()).isEqualTo(List.of(List.of("42")));
      Answer last = api.get(big, "?partition=" + lastPartition(api.get(big, "")));
      assertThat(last.data().getLast()).containsExactly("199999", "row 199999");
      Answer interrupted = api.get(running, "");
      assertThat(interrupted.status()).isEqualTo(422);
      assertThat(interrupted.text("code")).isEqualTo("391980");
      assertThat(interrupted.text("message")).contains("server stopped");
      assertThat(api.ended(waiting).data()).isEqualTo(List.of(List.of("waited")));
    }
  }

  @SuppressWarnings("unchecked")
  private static int lastPartition(Answer answer) {
    var metadata = (Map<String, Object>) answer.json().get("resultSetMetaData");
    return ((List<Object>) metadata.get("partitionInfo")).size() - 1;
  }

  @Test
  void retriedInsertLeavesOneRowWheneverTheServerWasKilled() throws Exception {
    try (ServerProcess server = ServerProcess.start(data)) {
      assertThat(server.api().inEngineSql().submit("create table t (v bigint)").status())
          .isEqualTo(200);
      assertThat(server.stop()).isTrue();
    }
    List<Long> delays = List.of(0L, 40L, 150L, 600L);
    Map<Long, String> requests = new LinkedHashMap<>();
    for (long delay : delays) {
      String request = UUID.randomUUID().toString();
      requests.put(delay, request);
      try (ServerProcess server = ServerProcess.start(data)) {
        Thread insert =
            Thread.ofVirtual().start(() -> tryInsert(server.api().inEngineSql(), request));
        insert.join(java.time.Duration.ofMillis(delay));
        server.kill();
        insert.join();
      }
      try (ServerProcess server = ServerProcess.start(data)) {
        Answer retried = insert(server.api().inEngineSql(), request);
        assertThat(server.api().inEngineSql().ended(retried.handle()).status()).isEqualTo(200);
        assertThat(count(server.api().inEngineSql())).isEqualTo(requests.size());
      }
    }
    try (ServerProcess server = ServerProcess.start(data)) {
      List<String> handles = new ArrayList<>();
      for (String request : requests.values()) {
        handles.add(insert(server.api().inEngineSql(), request).handle());
      }
      assertThat(handles).doesNotHaveDuplicates();
      assertThat(count(server.api().inEngineSql())).isEqualTo(requests.size());
    }
  }

  private static int count(Api api) {
    return Integer.parseInt(api.submit("select count(*) from t").data().getFirst().getFirst());
  }

  private static Answer insert(Api api, String request) {
    return api.submit(SLOW_INSERT, Map.of(), "?retry=true&requestId=" + request);
  }

  private static void tryInsert(Api api, String request) {
    try {
      insert(api, request);
    } catch (java.io.UncheckedIOException killed) {
      // the connection dies with the server
    }
  }

  @Test
  void termLetsShortStatementsEndAndSaysWhatItCutOff() throws Exception {
    String running;
    try (ServerProcess server =
        ServerProcess.start(data, "-Dvitrine.statements.shutdown-grace=1s")) {
      Api api = server.api().inEngineSql();
      running = api.submit(LONG_READ, Map.of(), "?async=true").handle();
      assertThat(server.stop()).isTrue();
    }

    try (ServerProcess server = ServerProcess.start(data)) {
      assertThat(server.api().inEngineSql().get(running, "").text("code")).isEqualTo("391980");
    }
  }
}
