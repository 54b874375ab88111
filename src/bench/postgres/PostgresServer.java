import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/// A PostgreSQL for a measurement, in a process of its own with the class path of the tests. It
/// prints `port <n>` when it answers, and ends when its standard input does.
public final class PostgresServer {

  private PostgresServer() {}

  public static void main(String[] arguments) throws Exception {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder().setServerConfig("max_wal_size", "4GB").start()) {
      System.out.println("port " + server.getPort());
      System.out.flush();
      while (System.in.read() >= 0) {
        // nothing is said here
      }
    }
  }
}
