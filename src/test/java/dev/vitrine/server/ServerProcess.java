package dev.vitrine.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The server in a process of its own, so that it can be killed.
final class ServerProcess implements AutoCloseable {

  static final String KEY = RealServer.KEY;
  private static final Pattern RUNNING = Pattern.compile("Server Running: (http://\\S+)");

  private final Process process;
  private final String base;

  private ServerProcess(Process process, String base) {
    this.process = process;
    this.base = base;
  }

  static ServerProcess start(Path data, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "-Dvitrine.data=" + data,
            "-Dvitrine.port=-1",
            "-Dlogback.configurationFile=logback.xml",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.vitrine.Application"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("VITRINE_API_KEY", KEY);
    Process process = builder.start();
    return new ServerProcess(process, address(process));
  }

  private static String address(Process process) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder seen = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      seen.append(line).append('\n');
      Matcher running = RUNNING.matcher(line);
      if (running.find()) {
        drain(output);
        return running.group(1);
      }
    }
    throw new IllegalStateException("the server did not start:\n" + seen);
  }

  private static void drain(BufferedReader output) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (output.readLine() != null) {}
          } catch (IOException ended) {
            // the process is gone
          }
        });
  }

  String base() {
    return base;
  }

  Api api() {
    return new Api(base, KEY);
  }

  /// As `kill -9`.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// As SIGTERM; true when it ended by itself in time.
  boolean stop() throws InterruptedException {
    process.destroy();
    return process.waitFor(60, TimeUnit.SECONDS);
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
