package dev.vitrine.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// 10,000 live handles polled by 50 clients, against few: all executors are busy with long
/// statements in both cases.
final class Handles {

  private static final int WORKERS = 4;
  private static final int HANDLES = 10_000 - 50; // most that may wait, with the few before
  private static final int CLIENTS = 50;
  private static final int POLLS = 200;

  private Handles() {}

  static void run(int rounds) {
    try (Server server = Server.start(Map.of("VITRINE_STATEMENTS_WORKERS", "" + WORKERS));
        Client client = server.client()) {
      List<String> handles = new ArrayList<>();
      for (int i = 0; i < 2 * WORKERS; i++) {
        handles.add(client.submit(Neighbours.LONG));
      }
      Times.of(4_000, () -> client.poll(handles.getFirst(), "").requires(202));
      List<Times> before = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        before.add(polls(server, handles));
      }
      fill(server, handles);
      Times.head("few live handles");
      for (Times one : before) {
        one.print(2 * WORKERS + " live handles, 50 clients", one);
        polls(server, handles).print(handles.size() + " live handles, 50 clients", one);
      }
    }
  }

  private static void fill(Server server, List<String> handles) {
    Times taken = Crowd.of(CLIENTS, HANDLES / CLIENTS, () -> submitting(server, handles));
    System.out.printf(
        "submitted %d: p50 %.1f ms, p99 %.1f ms, %.0f a second; resident %d MB%n",
        handles.size() - 2 * WORKERS,
        taken.p50(),
        taken.p99(),
        taken.perSecond(),
        server.residentMegabytes());
  }

  private static Crowd.Member submitting(Server server, List<String> handles) {
    Client client = server.client();
    return new Crowd.Member() {
      @Override
      public void request() {
        String handle = client.submit(Neighbours.LONG);
        synchronized (handles) {
          handles.add(handle);
        }
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }

  private static Times polls(Server server, List<String> handles) {
    return Crowd.of(CLIENTS, POLLS, () -> polling(server, handles));
  }

  private static Crowd.Member polling(Server server, List<String> handles) {
    Client client = server.client();
    return new Crowd.Member() {
      @Override
      public void request() {
        int any = ThreadLocalRandom.current().nextInt(handles.size());
        client.poll(handles.get(any), "").requires(202);
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
