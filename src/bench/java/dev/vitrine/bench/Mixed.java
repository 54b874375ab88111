package dev.vitrine.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// The statements of `mixed.sql`, in Snowflake's dialect.
///
/// @param before that are run once
/// @param mix that each client runs in turn, from a place of its own
record Mixed(List<String> before, List<String> mix) {

  private static final String CONTEXT = ",\"database\":\"BENCH\",\"schema\":\"MIXED\"}";

  static Mixed read() {
    try {
      List<String> lines =
          Files.readAllLines(Path.of(System.getenv("BENCH_MIXED"))).stream()
              .filter(line -> !line.startsWith("-- ") && !line.isBlank())
              .toList();
      int ruler = lines.indexOf("----");
      return new Mixed(lines.subList(0, ruler), lines.subList(ruler + 1, lines.size()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  int size() {
    return mix.size();
  }

  void prepare(Server server, int clients) {
    try (Client client = server.client()) {
      for (String text : List.of("CREATE DATABASE BENCH", "CREATE SCHEMA BENCH.MIXED")) {
        client.post(Client.STATEMENTS, "{\"statement\":\"" + text + "\"}").requires(200);
      }
      for (String text : before) {
        for (int number = 0; number < (text.contains("{c}") ? clients : 1); number++) {
          send(client, filled(text, 0, number));
        }
      }
    }
  }

  private static void send(Client client, String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
    client.post(Client.STATEMENTS, "{\"statement\":\"" + escaped + "\"" + CONTEXT).requires(200);
  }

  private static String filled(String text, int n, int client) {
    return text.replace("{n}", String.valueOf(n)).replace("{c}", String.valueOf(client));
  }

  Crowd.Member member(Server server, int number, int first) {
    Client client = server.client();
    return member(text -> send(client, text), client, number, first);
  }

  /// The same of a session in the drivers' protocol.
  Crowd.Member member(WireClient client, int number, int first) {
    client.query("USE SCHEMA BENCH.MIXED");
    return member(client::query, client, number, first);
  }

  void prepare(WireClient client, int clients) {
    client.query("CREATE DATABASE IF NOT EXISTS BENCH");
    client.query("CREATE SCHEMA IF NOT EXISTS BENCH.MIXED");
    client.query("USE SCHEMA BENCH.MIXED");
    for (String text : before) {
      for (int number = 0; number < (text.contains("{c}") ? clients : 1); number++) {
        client.query(filled(text, 0, number));
      }
    }
  }

  private Crowd.Member member(
      Consumer<String> sender, AutoCloseable client, int number, int first) {
    return new Crowd.Member() {
      private int done;

      @Override
      public void request() {
        sender.accept(filled(mix.get((done + number) % mix.size()), first + done, number));
        done++;
      }

      @Override
      public void close() {
        try {
          client.close();
        } catch (Exception failed) {
          throw new IllegalStateException(failed);
        }
      }
    };
  }
}
