package dev.vitrine.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A server with one chart page and the assets, which notes every request that a browser makes.
final class ChartSite implements AutoCloseable {

  static final String VIOLATION = "/violation";

  private final HttpServer server;
  private final String page;
  private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();

  ChartSite(String spec) throws IOException {
    page = ChartPage.html("A chart", spec, "/assets/");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI chart() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/chart.html");
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      requests.add(path);
      Optional<Asset> asset =
          path.startsWith("/assets/")
              ? Asset.at(path.substring("/assets/".length()))
              : Optional.empty();
      if (path.equals("/chart.html")) {
        exchange
            .getResponseHeaders()
            .set("Content-Security-Policy", ChartPage.POLICY + "; report-uri " + VIOLATION);
        send(exchange, "text/html;charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
      } else if (asset.isPresent()) {
        send(exchange, asset.get().type(), asset.get().content());
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
