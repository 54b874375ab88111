package dev.vitrine.bench;

import dev.vitrine.dialect.syntax.Dml;
import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Statement;
import dev.vitrine.dialect.syntax.Statement.QueryStatement;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.DmlTranslator;
import dev.vitrine.dialect.translate.Translator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Translation of the corpus's queries and DML in this process, warm; then a mixed workload with
/// many clients over HTTP, against the peer in a process of its own.
final class Dialect {

  private static final int WARM_SECONDS = 8;
  private static final int WARM_RUNS = 40;
  private static final int WARM_ENOUGH = 4;
  private static final int CLIENTS = 16;
  private static final int EACH = 280;
  private static final int PEER_EACH = 28;
  private static final String PASSWORD = "bench-password-of-this-run-only";

  private Dialect() {}

  static void run(int rounds) {
    translation(rounds);
    throughput(rounds);
  }

  /// @param text in Snowflake's dialect, over the tables of the catalog
  private record Text(String text, BenchCatalog catalog) {

    void translate() {
      Tokens tokens = Tokens.of(text, ParseOptions.DEFAULT);
      Statement statement = new Parser(tokens).queryOrDml().orElseThrow();
      if (statement instanceof QueryStatement query) {
        new Translator(text, catalog).delivered(query.query());
      } else {
        DmlTranslator.translate((Dml) statement, text, catalog);
      }
    }

    boolean translates() {
      try {
        translate();
        return true;
      } catch (RuntimeException notHere) {
        return false; // another statement's kind, or in need of the session
      }
    }
  }

  private static void translation(int rounds) {
    List<Text> all = new ArrayList<>();
    for (SnowflakeCorpus.Example example : SnowflakeCorpus.read()) {
      BenchCatalog catalog = BenchCatalog.of(example.setup());
      example.statements().forEach(text -> all.add(new Text(text, catalog)));
    }
    List<Text> texts = all.stream().filter(Text::translates).toList();
    System.out.printf(
        "%ntranslation: %d queries and DML statements of the corpus's %d statements%n",
        texts.size(), all.size());
    long end = System.nanoTime() + WARM_SECONDS * 1_000_000_000L;
    while (System.nanoTime() < end) {
      texts.forEach(Text::translate);
    }
    for (int round = 0; round < rounds; round++) {
      AtomicInteger next = new AtomicInteger();
      Times times =
          Times.of(
              20 * texts.size(),
              () -> texts.get(next.getAndIncrement() % texts.size()).translate());
      System.out.printf(
          "  p50 %.3f ms, p99 %.3f ms, most %.3f ms, %.0f a second on one thread%n",
          times.p50(), times.p99(), times.millis(1), times.perSecond());
    }
  }

  private static void throughput(int rounds) {
    Mixed mixed = Mixed.read();
    try (Server server =
            Server.start(
                Map.of("VITRINE_ADMIN_USER", "ADMIN", "VITRINE_ADMIN_PASSWORD", PASSWORD));
        PythonPeer peer = inItsProcess(CLIENTS);
        FakesnowServer fakesnow = FakesnowServer.start()) {
      mixed.prepare(server, CLIENTS);
      try (WireClient client = theirs(fakesnow)) {
        mixed.prepare(client, CLIENTS);
      }
      warm("over HTTP", run -> ours(mixed, server, CLIENTS, EACH, run));
      theirs(peer, CLIENTS, PEER_EACH, 1);
      System.out.printf("%nmixed workload of %d statements%n", mixed.size());
      Times.head("fakesnow in its process, as many threads");
      for (int round = 0; round < rounds; round++) {
        compare(mixed, server, peer, 1, 50 + round);
        compare(mixed, server, peer, CLIENTS, 100 + round);
      }
      warm("the drivers' protocol", run -> wire(mixed, () -> ours(server), EACH, 150 + run));
      wire(mixed, () -> theirs(fakesnow), PEER_EACH, 1);
      Times.head("fakesnow's own server, the drivers' protocol on both sides");
      for (int round = 0; round < rounds; round++) {
        Times theirs = wire(mixed, () -> theirs(fakesnow), PEER_EACH, 200 + round);
        theirs.print("fakesnow's server, " + CLIENTS + " clients", theirs);
        wire(mixed, () -> ours(server), EACH, 300 + round)
            .print("ours, " + CLIENTS + " clients", theirs);
      }
    }
  }

  /// Until the rate grows no more: a server runs for days, and its code is compiled in the first
  /// minute.
  private static void warm(String what, IntFunction<Times> runs) {
    double best = 0;
    int since = 0;
    int run = 0;
    while (run < WARM_RUNS && since < WARM_ENOUGH) {
      run++;
      double rate = runs.apply(run).perSecond();
      since = rate > 1.02 * best ? 0 : since + 1;
      best = Math.max(best, rate);
    }
    System.out.printf("%n%s: warm after %d statements%n", what, run * CLIENTS * EACH);
  }

  private static void compare(Mixed mixed, Server server, PythonPeer peer, int clients, int run) {
    Times theirs = theirs(peer, clients, clients == 1 ? 2 * PEER_EACH : PEER_EACH, run);
    theirs.print("fakesnow, " + clients + " clients", theirs);
    ours(mixed, server, clients, EACH, run).print("over HTTP, " + clients + " clients", theirs);
  }

  /// fakesnow in a Python process, which runs the same statements with a thread for each client.
  private static PythonPeer inItsProcess(int clients) {
    return PythonPeer.start(List.of(System.getenv("BENCH_MIXED"), String.valueOf(clients)));
  }

  /// @param run numbers of statements begin there
  private static Times theirs(PythonPeer peer, int clients, int each, int run) {
    return peer.run(clients + " " + each + " " + run * 10_000);
  }

  private static WireClient theirs(FakesnowServer fakesnow) {
    return WireClient.login(fakesnow.port(), "fake", "snow");
  }

  private static WireClient ours(Server server) {
    return WireClient.login(server.port(), "ADMIN", PASSWORD);
  }

  private static Times wire(Mixed mixed, Supplier<WireClient> login, int each, int run) {
    AtomicInteger number = new AtomicInteger();
    return Crowd.of(
        CLIENTS, each, () -> mixed.member(login.get(), number.getAndIncrement(), run * 10_000));
  }

  private static Times ours(Mixed mixed, Server server, int clients, int each, int run) {
    AtomicInteger number = new AtomicInteger();
    return Crowd.of(
        clients, each, () -> mixed.member(server, number.getAndIncrement(), run * 10_000));
  }
}
