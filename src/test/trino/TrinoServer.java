import static io.trino.testing.TestingSession.testSessionBuilder;

import io.trino.plugin.memory.MemoryPlugin;
import io.trino.plugin.tpch.TpchPlugin;
import io.trino.testing.DistributedQueryRunner;
import java.io.PrintStream;
import java.util.Map;

/// A Trino of one node for the tests, in a process of its own: its class path is that of the
/// `pom.xml` beside this file. It prints `port <n>` when it answers, and ends when its standard
/// input does, which is when whoever started it has gone.
public final class TrinoServer {

  private TrinoServer() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out; // Trino's logger takes its place
    DistributedQueryRunner server =
        DistributedQueryRunner.builder(
                testSessionBuilder().setCatalog("memory").setSchema("default").build())
            .setWorkerCount(0)
            .build();
    server.installPlugin(new TpchPlugin());
    server.createCatalog("tpch", "tpch", Map.of("tpch.splits-per-node", "4"));
    server.installPlugin(new MemoryPlugin());
    server.createCatalog("memory", "memory", Map.of("memory.max-data-per-node", "128MB"));
    out.println("port " + server.getCoordinator().getBaseUrl().getPort());
    out.flush();
    while (System.in.read() >= 0) {
      // nothing is said here
    }
    Runtime.getRuntime().halt(0);
  }
}
