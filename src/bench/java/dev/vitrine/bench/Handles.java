package dev.vitrine.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// 10,000 live handles polled by 50 clients, against one live handle polled by as many.
final class Handles {

  private static final int HANDLES = 10_000;
  private static final int CLIENTS = 50;
  private static final int POLLS = 200;

  private Handles() {}

  static void run(int rounds) {
    try (Server server = Server.start(Map.of());
        Client client = server.client()) {
      List<String> handles = new ArrayList<>();
      handles.add(client.submit(Neighbours.LONG));
      Times.of(4_000, () -> client.poll(handles.getFirst(), "").requires(202));
      List<Times> before = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        before.add(polls(server, handles));
      }
      fill(server, handles);
      Times.head("one live handle");
      for (Times one : before) {
        one.print("1 live handle, 50 clients", one);
        polls(server, handles).print(HANDLES + " live handles, 50 clients", one);
      }
    }
  }

  private static void fill(Server server, List<String> handles) {
    Times taken =
        Crowd.of(
            CLIENTS,
            HANDLES / CLIENTS,
            () -> submitting(server, handles));
    System.out.printf(
        "submitted %d: p50 %.1f ms, p99 %.1f ms, %.0f a second; resident %d MB%n",
        handles.size() - 1, taken.p50(), taken.p99(), taken.perSecond(), server.residentMegabytes());
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
