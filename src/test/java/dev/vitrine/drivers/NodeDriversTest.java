package dev.vitrine.drivers;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The contract of the drivers' door with snowflake-sdk for Node.js, unmodified, in a process of
/// its own.
class NodeDriversTest {

  @TestFactory
  Stream<DynamicTest> snowflakeSdk() throws Exception {
    Toolchain node = Toolchain.of("node");
    node.ready(
        "npm", "install", "--prefer-offline", "--no-audit", "--no-fund", "--no-package-lock");
    try (DriverServer server = DriverServer.start("node")) {
      String program = node.directory().resolve("contract.mjs").toString();
      return Told.tests(node.run("node-3.3.0", server.environment(), "node", program));
    }
  }
}
