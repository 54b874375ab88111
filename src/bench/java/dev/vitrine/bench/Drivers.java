package dev.vitrine.bench;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The Python connector, line 4, against this server and against fakesnow's own, each in a process
/// of its own and with a client process of its own; one at a time.
final class Drivers {

  private static final int CLIENTS = 16;
  private static final String PASSWORD = "bench-password-of-this-run-only";

  private Drivers() {}

  static void run(int rounds) {
    try (Server server =
            Server.start(
                Map.of("VITRINE_ADMIN_USER", "ADMIN", "VITRINE_ADMIN_PASSWORD", PASSWORD));
        FakesnowServer fakesnow = FakesnowServer.start();
        PythonPeer ours = client(server.port(), "ADMIN", PASSWORD);
        PythonPeer theirs = client(fakesnow.port(), "fake", "snow")) {
      warm(ours);
      warm(theirs);
      Times.head("fakesnow's server");
      for (int round = 0; round < rounds; round++) {
        compare("connect", "connect 30", ours, theirs);
        compare("select 1, 1 connection", "select 1 200", ours, theirs);
        compare("select 1, 16 connections", "select 16 40", ours, theirs);
        withoutTheConnector(server, fakesnow);
      }
      ours.run("prepare");
      theirs.run("prepare");
      for (int round = 0; round < rounds; round++) {
        compare("1M x 4, fetchall", "fetchall 1", ours, theirs);
        compare("1M x 4, Arrow", "arrow 1", ours, theirs);
        System.out.printf(
            "server's memory: ours %d MB, fakesnow's %d MB%n",
            server.residentMegabytes(), fakesnow.residentMegabytes());
      }
    }
  }

  /// The same requests from the least that a client can cost: the connector takes most of the time
  /// of a small statement itself, on one thread of Python.
  private static void withoutTheConnector(Server server, FakesnowServer fakesnow) {
    Times peer = sessions(() -> WireClient.login(fakesnow.port(), "fake", "snow"));
    peer.print("fakesnow: select 1, 16 plain sockets", peer);
    sessions(() -> WireClient.login(server.port(), "ADMIN", PASSWORD))
        .print("ours: select 1, 16 plain sockets", peer);
  }

  private static Times sessions(Supplier<WireClient> login) {
    return Crowd.of(
        CLIENTS,
        40,
        () -> {
          WireClient client = login.get();
          return new Crowd.Member() {
            @Override
            public void request() {
              client.query("select 1");
            }

            @Override
            public void close() {
              client.close();
            }
          };
        });
  }

  private static PythonPeer client(int port, String user, String password) {
    return PythonPeer.start(List.of(String.valueOf(port), user, password));
  }

  private static void warm(PythonPeer client) {
    client.run("connect 10");
    client.run("select 16 100");
  }

  private static void compare(String what, String line, PythonPeer ours, PythonPeer theirs) {
    Times peer = theirs.run(line);
    peer.print("fakesnow: " + what, peer);
    ours.run(line).print("ours: " + what, peer);
  }
}
