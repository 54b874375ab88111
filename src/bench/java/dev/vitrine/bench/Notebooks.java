package dev.vitrine.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a SQL cell that runs over a WebSocket adds to its statement, and what a notebook costs that
/// is open and idle.
final class Notebooks {

  private static final int OPEN = 200;
  private static final int CELLS = 10;
  private static final String SQL = "select 1";
  private static final String PAGE =
      "select i, i * 2 as j, 'text ' || i as t from range(1000) r(i)";
  private static final Pattern CELL = Pattern.compile("\"cellId\":\"([0-9a-f-]+)\"");
  private static final Pattern ID = Pattern.compile("\"notebook_id\":\"([0-9a-f-]+)\"");
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  private Notebooks() {}

  static void run(int rounds) {
    try (Server server = Server.start(Map.of("VITRINE_NOTEBOOKS_SOCKETS_PER_CALLER", "1000"));
        Client client = server.client()) {
      Watching watching = Watching.of(server, client);
      String one = watching.cell(SQL);
      String page = watching.cell(PAGE);
      Times.of(4_000, () -> client.statement(SQL).requires(200));
      Times.of(4_000, () -> watching.run(one));
      Times.of(300, () -> client.statement(PAGE).requires(200));
      Times.of(300, () -> watching.run(page));
      for (int round = 0; round < rounds; round++) {
        Times.head("the statement itself, POST /api/v2/statements");
        compare("select 1", client, SQL, watching, one);
        compare("1,000 rows", client, PAGE, watching, page);
      }
      idle(server, client);
    }
  }

  private static void compare(
      String name, Client client, String sql, Watching watching, String cell) {
    Times plain = Times.of(1_000, () -> client.statement(sql).requires(200));
    plain.print(name + ", statement", plain);
    Times inCell = Times.of(1_000, () -> watching.run(cell));
    inCell.print(name + ", cell", plain);
    System.out.printf(
        "  a cell adds %.2f ms at the median, %.2f ms at p99%n",
        inCell.p50() - plain.p50(), inCell.p99() - plain.p99());
  }

  /// Heap in use after a collection, with so many more notebooks open whose cells have run.
  private static void idle(Server server, Client client) {
    long before = liveKilobytes(server);
    long resident = server.residentMegabytes();
    List<Watching> open = new ArrayList<>();
    for (int i = 0; i < OPEN; i++) {
      Watching watching = Watching.of(server, client);
      for (int cell = 0; cell < CELLS; cell++) {
        watching.run(watching.cell("-- result: r" + cell + "\n" + SQL));
      }
      open.add(watching);
    }
    long after = liveKilobytes(server);
    System.out.printf(
        "%n%d open notebooks of %d cells, each run once, each watched by a socket:%n"
            + "  %.1f KB of heap each; %d MB resident before, %d MB after%n",
        open.size(), CELLS, (after - before) / (double) OPEN, resident, server.residentMegabytes());
  }

  private static long liveKilobytes(Server server) {
    jcmd(server, "GC.run");
    jcmd(server, "GC.run");
    Matcher used = USED.matcher(jcmd(server, "GC.heap_info"));
    if (!used.find()) {
      throw new IllegalStateException("the heap is not told");
    }
    return Long.parseLong(used.group(1));
  }

  private static String jcmd(Server server, String command) {
    try {
      Process process =
          new ProcessBuilder(
                  System.getProperty("java.home") + "/bin/jcmd",
                  String.valueOf(server.pid()),
                  command)
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return said;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /// A notebook and a socket that watches it.
  private record Watching(WebSocket socket, BlockingQueue<String> events) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Watching of(Server server, Client client) {
      Matcher id = ID.matcher(client.post("/api/v1/notebooks", "").requires(200).body());
      if (!id.find()) {
        throw new IllegalStateException("no notebook");
      }
      BlockingQueue<String> events = new LinkedBlockingQueue<>();
      WebSocket socket =
          HTTP.newWebSocketBuilder()
              .header("Authorization", "Bearer " + server.key())
              .buildAsync(
                  URI.create(
                      "ws://127.0.0.1:" + server.port() + "/api/v1/ws/notebook/" + id.group(1)),
                  new Listener(events))
              .join();
      Watching watching = new Watching(socket, events);
      watching.say("{\"type\":\"update_db_connection\",\"connectionString\":\"COMPUTE_WH\"}");
      watching.until("db_connection_updated");
      return watching;
    }

    private void say(String message) {
      socket.sendText(message, true).join();
    }

    private String until(String type) {
      try {
        String event = events.poll(1, TimeUnit.MINUTES);
        while (event != null && !event.contains("\"type\":\"" + type + "\"")) {
          event = events.poll(1, TimeUnit.MINUTES);
        }
        if (event == null) {
          throw new IllegalStateException("no " + type + " came");
        }
        return event;
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }

    String cell(String sql) {
      say(
          "{\"type\":\"create_cell\",\"cellType\":\"sql\",\"code\":\""
              + sql.replace("\n", "\\n")
              + "\"}");
      Matcher cell = CELL.matcher(until("cell_created"));
      if (!cell.find()) {
        throw new IllegalStateException("no cell");
      }
      until("cell_status");
      return cell.group(1);
    }

    void run(String cell) {
      say("{\"type\":\"run_cell\",\"cellId\":\"" + cell + "\"}");
      until("cell_updated");
    }
  }

  private record Listener(BlockingQueue<String> events, StringBuilder part)
      implements WebSocket.Listener {

    Listener(BlockingQueue<String> events) {
      this(events, new StringBuilder());
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        events.add(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
