package dev.vitrine.warehouses.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Stands between a client and a server, and can be a bad network: it cuts what is open, refuses
/// what is new, or takes it and says nothing.
final class Relay implements AutoCloseable {

  private final int target;
  private final int port;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile ServerSocket server;
  private volatile boolean silent;

  Relay(int target) {
    this.target = target;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    port = server.getLocalPort();
    listen();
  }

  int port() {
    return port;
  }

  private void listen() {
    ServerSocket listening = server;
    Thread.ofVirtual()
        .start(() -> {
          while (!listening.isClosed()) {
            try {
              take(listening.accept());
            } catch (IOException closed) {
              return;
            }
          }
        });
  }

  private void take(Socket client) throws IOException {
    open.add(client);
    if (silent) {
      return;
    }
    Socket remote = new Socket(InetAddress.getLoopbackAddress(), target);
    open.add(remote);
    pump(client, remote);
    pump(remote, client);
  }

  private static void pump(Socket from, Socket to) {
    Thread.ofVirtual()
        .start(() -> {
          try (InputStream in = from.getInputStream();
              OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
          } catch (IOException cut) {
            // the other end hears it
          }
        });
  }

  /// Every open connection ends now.
  void cut() {
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (IOException gone) {
        // as wished
      }
    }
    open.clear();
  }

  /// From now on connections are refused.
  void refuse() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    cut();
  }

  /// From now on connections are taken again.
  void recover() {
    silent = false;
    try {
      if (server.isClosed()) {
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        listen();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// From now on connections are taken and nothing is said on them.
  void hang() {
    silent = true;
    cut();
  }

  @Override
  public void close() {
    refuse();
  }
}
